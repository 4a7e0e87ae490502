// How far the article's text reaches: before its first sentence and behind its last may stand more of it that no
// measure of sentences finds.
#pragma once

#include <cstdint>

#include "converters/passes/main_content/text_lines.h"

namespace offprint::main_content {

// Lines [begin, end) of a page.
struct Extent {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

// The text of which these, one at least, are lines: in the box that its last paragraphs stand in, with all around them
// that texts are made of. Linear in the box and in the page's links.
Extent in_its_box(const TextLines& page, Extent chosen);

}  // namespace offprint::main_content
