// Pieces put on lines: line ends are settled here, so that escaping can look at what a line really begins with.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/markdown/piece.h"

namespace offprint::markdown {

// Bytes of the article in Flow::bytes, not yet escaped: [begin, end), never across a line feed.
struct LiteralSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  bool bracketed = false;  // inside a link's text or a picture's alternative text
};

struct Flow {
  std::string bytes;                  // lines joined by LF, hard breaks as they are written
  std::vector<LiteralSpan> literals;  // rising
};

struct Lines {
  bool tag_breaks = false;    // <br> for a Break: in headings and cells
  int columns = 0;            // of a line, without its prefix; 0 never wraps
  std::string_view language;  // BCP 47
};

// Sets `flow`. Leading spaces of a line are left out: they show nothing, and would hide a line's start from the rules
// of escape.h.
void lay_out(const Pieces& pieces, const Lines& lines, Flow& flow);

}  // namespace offprint::markdown
