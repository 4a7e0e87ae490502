// Which addresses an output may hold.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The scheme in lower case, without the colon, as a browser finds it (URL Standard §4.4: it skips leading control
// characters and spaces, and tabs and line ends anywhere); "" for a relative address.
std::string address_scheme(std::string_view address);

// Whether an output may hold the address: false for what would run code in the page (javascript:, vbscript:, every
// data: that is not a picture, a sound or a film) and for what leads into the reader's own machine or network by other
// means than the web's (file:, smb:, ms-…:, a path of two backslashes). Readers refuse these too, but documents also
// come from elsewhere.
bool is_safe_address(std::string_view address);

// A file's relative path as a relative address: characters with a meaning in addresses are percent-encoded, others stay
// as they are (RFC 3987); in a path that is no text of XML (a name in GBK), all outside ASCII are encoded.
std::string encoded_path(std::string_view path);

}  // namespace offprint
