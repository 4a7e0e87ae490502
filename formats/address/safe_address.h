// What an address may be, in any output.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The scheme in lower case, without the colon, as a browser finds it (URL Standard §4.4: leading controls and spaces
// are skipped, tabs and line ends within it too); "" for a relative address.
std::string address_scheme(std::string_view address);

// Whether an output may hold the address: false for what runs code in the page that holds it: javascript:, vbscript:
// and every data: that is not a picture, a sound or a film. Readers refuse them too; documents come from elsewhere as
// well.
bool is_safe_address(std::string_view address);

// A file's relative path as a relative address: what has a meaning in addresses is percent-encoded, other characters
// stay as they are (RFC 3987).
std::string encoded_path(std::string_view path);

}  // namespace offprint
