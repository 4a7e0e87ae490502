// Pictures contained in their own address (data:), as far as one must tell them from placeholders.
#pragma once

#include <string_view>

namespace offprint {

// Whether it is an address of a picture that shows nothing: one pixel, a transparent GIF of a few bytes, a drawing
// without a shape, or no bytes at all. A picture of an unknown format is taken to show something.
bool is_data_placeholder(std::string_view address);
// Whether it is a data: address of a picture, of any size.
bool is_data_picture(std::string_view address);

}  // namespace offprint
