// The style sheet of a book.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

struct Style {
  bool bound = false;     // pages of a book of many articles
  bool vertical = false;  // some chapters are set from top to bottom
};

// Good for Chinese and English. Sets no font family, no px and no colours: fonts, sizes and night mode are the
// reader's.
std::string style_sheet(Style style = {});

}  // namespace offprint
