// What is surely no article: other kinds of files, known by their first bytes or by their names.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

// Why it is none, and what to do: "it is a PDF document, not an article; ...". `head` is the first bytes, up to 64 KiB.
// A name alone says it only where the bytes are not sure to be HTML or a dump.
std::optional<std::string> foreign_kind(std::string_view head, std::string_view name);

// The same by the bytes that are no text at all, which no --from makes one.
std::optional<std::string> binary_refusal(std::string_view head);

// What to say of an input that could not be opened: where an address was given for it, how to get the article.
Error input_error(std::string_view input, Error error);

}  // namespace offprint
