// A block's inlines, flat, in the order of the output: the step between the tree and the lines.
//
// Opening and closing marks of emphasis have no bytes until decide_marks (emphasis.h) has seen their neighbours;
// text is not escaped until its place on a line is known (escape.h).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/document/kind.h"

namespace offprint::markdown {

struct Piece {
  enum class What : std::uint8_t {
    Literal,  // text of the article, to be escaped
    Markup,   // goes out as it is: a code span, a footnote reference
    Open,     // before what it marks: "[", "<sup>", "**"
    Close,    // after it: "](address)", "</sup>", "**"
    Break,    // a hard line break
  };
  What what = What::Literal;
  Kind kind = Kind::Text;  // of Open and Close: what they mark
  std::uint32_t mate = 0;  // of Open and Close: the index of the other
  std::string_view bytes;  // lives as long as the Document and the PieceBuilder
};
using Pieces = std::vector<Piece>;

}  // namespace offprint::markdown
