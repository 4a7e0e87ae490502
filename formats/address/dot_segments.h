// `.` and `..` in the paths of addresses.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The path without them (RFC 3986 §5.2.4), on whole segments.
std::string remove_dot_segments(std::string_view path);

}  // namespace offprint
