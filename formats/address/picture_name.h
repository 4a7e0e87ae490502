// Whether an address is a picture's, by its spelling.
#pragma once

#include <string_view>

namespace offprint {

// Whether it ends as files of pictures do.
bool names_picture(std::string_view address);

}  // namespace offprint
