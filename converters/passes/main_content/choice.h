// Which of a page's lines are its article.
#pragma once

#include <cstdint>
#include <vector>

#include "converters/passes/main_content/text_lines.h"

namespace offprint::main_content {

struct Choice {
  std::uint32_t begin = 0;  // lines [begin, end) are the article, but for the sections in `out`
  std::uint32_t end = 0;
  std::vector<std::uint32_t> out;  // sections within that are not the article, outermost only, in order
  bool found = false;              // else the page has no article that stands out, and all of it stays
};

// Sets Section::around. Linear in the page.
Choice choose(TextLines& page);

}  // namespace offprint::main_content
