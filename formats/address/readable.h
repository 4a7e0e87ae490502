// Addresses as people read them.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// With the letters of other scripts that it has percent-encoded, where nothing is lost by it: what is UTF-8, letters
// and digits only, and encoding it again (encoded_letters) gives the same address. Else as it is.
std::string readable_address(std::string_view address);

// The same for what is only looked at, as the address itself is in the link: also where the escapes are in small
// letters, as WordPress writes them.
std::string shown_address(std::string_view address);

// The inverse: characters beyond ASCII percent-encoded, in capitals.
std::string encoded_letters(std::string_view address);

}  // namespace offprint
