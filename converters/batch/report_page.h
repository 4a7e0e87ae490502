// The report page's own style and script.
#pragma once

#include <string_view>

namespace offprint {

extern const std::string_view kReportStyle;
extern const std::string_view kReportScript;

}  // namespace offprint
