// A stored HTTP message, or anything else of a header, a blank line and a body (RFC 9112; WARC records).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint {

// Views of the message.
struct HttpMessage {
  std::string_view header;  // with its first line
  std::string_view body;
  int status = 0;  // 0 where the first line is no status line
};
HttpMessage split_message(std::string_view message);

// The value of the header's first field of that name, in any case; empty if there is none.
std::string_view header_field(std::string_view header, std::string_view name);

// The charset parameter of a Content-Type; empty if there is none.
std::string_view charset_in(std::string_view content_type);

// A chunked body put together (RFC 9112 §7.1); nothing where it is none. Of one that is cut, what there is.
std::optional<std::string> without_chunks(std::string_view body);

}  // namespace offprint
