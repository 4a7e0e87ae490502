// data: addresses (RFC 2397): the bytes that they hold.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

bool is_data_address(std::string_view address);

// Its bytes, from base64 (white space and missing padding allowed) or %XX. The media type that it gives is not looked
// at. Fails with TooLarge beyond `most` bytes, else with NotThisFormat.
Result<std::string> decode_data_address(std::string_view address, std::size_t most);

}  // namespace offprint
