// TeX as a line that can be read: 1/2, x^2, √2, ∑_(i=1)^n.
#pragma once

#include <string>
#include <string_view>

namespace offprint::math {

// Every sign of the formula stands in it; commands that are not known stand as they are. Rows of what is no table are
// divided by `row_end`.
std::string readable_line(std::string_view tex, std::string_view row_end = "; ");

}  // namespace offprint::math
