// Where the article's own paragraphs stand: behind a box of links among them, other boxes there are a template's, too.
#pragma once

#include <cstdint>
#include <vector>

#include "converters/passes/main_content/text_box.h"
#include "converters/passes/main_content/text_lines.h"

namespace offprint::main_content {

class TextHome {
 public:
  // Of the chosen lines: the box that holds most of their prose. Linear in them and in the sections.
  TextHome(const TextLines& page, Extent chosen);

  // Whether the line stands in the box as its paragraphs do, or in a box outside of it that is no card.
  bool holds(const Line& line) const;

 private:
  const TextLines& page_;
  std::uint32_t home_ = kNone;
  std::vector<std::uint32_t> inner_;  // of each section around the box's last paragraph the next one on the way to it
};

}  // namespace offprint::main_content
