// Whom a browser asks for an address, however it is spelled.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

struct Asked {
  std::string host;  // in small letters, without user, port and the dot at its end; "" where no host is asked
  std::string path;  // decoded, without `.` and `..`; "/" at least
  bool has_query = false;
};

// Of an address of the web, as the URL Standard (§4.4) reads it: tabs and line ends are nothing, backslashes are
// slashes, of which there may be any number behind the scheme, and in a host escapes, full-width letters, ideographic
// full stops and what has no width are undone.
Asked asked_of(std::string_view address);

// Whether it is spelled as nearly all are: then its parts (split_address) are whom a browser asks, but for capitals.
bool is_asked_as_spelled(std::string_view address);

}  // namespace offprint
