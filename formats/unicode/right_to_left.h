// Whether a text can hold letters that run from right to left: most hold none.
#pragma once

#include <string_view>

namespace offprint {

// False only where Letters (direction.h) finds none that run so. UTF-8, well-formed.
bool may_run_right_to_left(std::string_view text);

}  // namespace offprint
