// Style sheets of users, which go into books and pages.
#pragma once

#include <string>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

// The sheet as it may stand behind ours in one file: UTF-8, without a BOM and @charset, with a line feed at its end.
// Refused (Fault::Usage) where it would load something (@import, url() but for data:, image-set() and their like), run
// something (expression(), behavior, -moz-binding, progid:) or end an HTML <style>; however it is spelled, with CSS's
// escapes too.
Result<std::string> safe_style(std::string_view sheet);

}  // namespace offprint
