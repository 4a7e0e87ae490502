// SHA-256, as Metadata::source gives it.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// FIPS 180-4, as 64 lower-case hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace offprint
