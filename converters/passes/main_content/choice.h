// Which of a page's lines are its article.
#pragma once

#include <cstdint>
#include <vector>

#include "converters/passes/main_content/text_lines.h"

namespace offprint::main_content {

struct Choice {
  bool found = false;       // else no article stands out, and all of the page stays
  std::uint32_t begin = 0;  // lines [begin, end) are the article, but for the sections in `out`
  std::uint32_t end = 0;
  std::vector<std::uint32_t> out;  // sections within that are not the article, outermost only, in order
  std::uint32_t unsure = kNone;    // the first line of prose left out, where so much was that some may be the article
};

// Sets Section::teaser and Section::around. Linear in the page, but for the depth of its sections.
Choice choose(TextLines& page);

}  // namespace offprint::main_content
