// The report page's own style and script.
#pragma once

#include <string_view>

namespace offprint {

std::string_view report_style();
std::string_view report_script();

}  // namespace offprint
