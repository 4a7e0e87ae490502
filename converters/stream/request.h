// A line that comes in: {"id", "content" or "path", "from"?, "metadata"?}.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/document/result.h"

namespace offprint::stream {

struct Request {
  std::string id;  // the JSON of a scalar, byte for byte as it came, if it was UTF-8; empty where none could be read
  std::optional<std::string> content;  // bytes that are no UTF-8 may stand in it, and nowhere else
  std::uint32_t halves = 0;            // of surrogate pairs in the content, each U+FFFD now
  std::optional<std::string> path;
  std::optional<std::string> from;
  std::vector<std::pair<std::string, std::string>> metadata;  // a list is its key, once an element
  std::vector<std::string> replaced;  // keys of values with bytes that were no UTF-8, each U+FFFD now
  std::vector<std::string> cleaned;   // keys of values that held control characters, which are left out
};

struct ReadRequest {
  Request request;
  std::optional<Error> error;  // the first
};

// Other keys are ignored. null stands for a field that is not there, but for `id`, where it is a value. A key that
// stands twice is an error, as one of the two would be lost. Never recurses, whatever the nesting.
ReadRequest read_request(std::string_view line);

}  // namespace offprint::stream
