// A line that goes out, its LF with it. `id` is JSON and stands as it is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/document/metadata.h"

namespace offprint::stream {

// `document` is what the format json writes.
std::string document_record(std::string_view id, std::string_view document);
std::string text_record(std::string_view id, const Metadata& metadata, std::string_view text);
// Without an id, the line is named.
std::string error_record(std::string_view id, std::uint64_t line, std::string_view message);

}  // namespace offprint::stream
