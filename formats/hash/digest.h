// Names made from content, and bytes spelled as text.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// A name for content: the first 128 bits of its SHA-256 as 32 lower-case hexadecimal digits.
std::string content_name(std::string_view bytes);

// A version-5 UUID in the name space of URLs (RFC 4122 §4.3, Appendix C): the same name always gives the same UUID.
// "8-4-4-4-12" hexadecimal digits, lower case.
std::string uuid_of_url(std::string_view name);

std::string base64(std::string_view bytes);  // RFC 4648 §4, one line, padded

}  // namespace offprint
