// The style sheet of a book.
#pragma once

#include <string>
#include <string_view>

#include "formats/writing/paragraphs.h"

namespace offprint {

struct Style {
  bool bound = false;     // pages of a book of many articles
  bool vertical = false;  // some chapters are set from top to bottom
  Paragraphs paragraphs = Paragraphs::Auto;
};

// Good for Chinese and English, in engines that know little of CSS and in those that know all of it. Sets no px, no
// font but for code and emphasis, and no colour but the white ground of pictures that may be clear: fonts, sizes and
// night mode are the reader's.
std::string style_sheet(Style style = {});

}  // namespace offprint
