// The style sheet of every book.
#pragma once

#include <string_view>

namespace offprint {

// Good for Chinese and English. Sets no font family, no px and no colours: fonts, sizes and night mode are the
// reader's.
std::string_view style_sheet();

}  // namespace offprint
