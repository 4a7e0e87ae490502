// Kinds of documents that Offprint does not write, and who makes them of what it does.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

// Why `extension` (".docx", in any case) is no format here, and the way there; nothing where it is no such kind. `name`
// is the output's without extension, for the example.
std::optional<std::string> way_to(std::string_view extension, std::string_view name);

// "html, markdown, ...": what can be written.
std::string written_formats();

}  // namespace offprint
