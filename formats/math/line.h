// TeX as a line that can be read: 1/2, x^2, √2, ∑_(i=1)^n.
#pragma once

#include <string>
#include <string_view>

namespace offprint::math {

// Every sign of the formula is in it; unknown commands stay as they are. `row_end` separates rows outside tables.
std::string readable_line(std::string_view tex, std::string_view row_end = "; ");

}  // namespace offprint::math
