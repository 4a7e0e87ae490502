// Addresses that an EPUB's links may hold.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The address as a valid absolute URL (RFC 3986, as EPUBCheck reads it), in ASCII: what is not allowed where it stands
// is percent-encoded, an international host becomes its A-labels, "//host" gets https. "" where it is relative, of a
// scheme that reading systems do not open (all but http, https, ftp, mailto and tel), or past mending: no host, a
// broken port.
std::string link_address(std::string_view address);

}  // namespace offprint
