// What a style attribute says (CSS Style Attributes), as a browser reads it: the one reader of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "formats/document/node.h"

namespace offprint {

// The declarations that bear on what is shown, not on its looks. A member is unsaid if the attribute does not name its
// property, or takes the value back (`inherit`).
struct InlineStyle {
  enum class Display : std::uint8_t {
    Unsaid,
    None,
    Inline,
    InlineBlock,
    Block,
    Other
  };                                                                                    // Other: of a table, `contents`
  enum class WhiteSpace : std::uint8_t { Unsaid, Collapse, Preserve, PreserveBreaks };  // PreserveBreaks: `pre-line`
  enum class Raised : std::uint8_t { Unsaid, Baseline, Super, Sub };                    // vertical-align
  enum class TextAlign : std::uint8_t { Unsaid, Start, Left, Center, Right, End, Justify };
  // Of properties that an element inherits: Inherit is said, and undoes what the element's name means.
  enum class Said : std::uint8_t { Unsaid, No, Yes, Inherit };

  Said bold = Said::Unsaid;     // font-weight, font: 600 and more
  Said slanted = Said::Unsaid;  // font-style, font
  Said quotes = Said::Unsaid;   // whether <q> has marks; which ones is not read
  bool decorated = false;       // whether text-decoration is said at all; then:
  bool underline = false;
  bool line_through = false;
  Display display = Display::Unsaid;
  bool invisible = false;  // visibility: hidden, collapse
  bool floats = false;     // float: its words do not join those around it
  bool cell = false;       // display: table-cell; the same
  bool grid = false;       // display: grid, inline-grid; then or if it is both of the next, what it holds does not join
  bool flex = false;       // display: flex, inline-flex
  bool spreads = false;    // flex-direction: column; justify-content: space-…; gap
  WhiteSpace white_space = WhiteSpace::Unsaid;
  Raised raised = Raised::Unsaid;
  TextAlign text_align = TextAlign::Unsaid;
  Direction direction = Direction::None;
  bool bidi_override = false;
  std::string_view list_style_type;  // lower case, one of CSS's names or ""; static
  std::optional<double> width;       // CSS pixels; nothing for a size that depends on others (%, em, auto)
  std::optional<double> height;
  // How far a box reaches, in pixels, which is a guess for what depends on others (%, em). `min-width` and `max-width`
  // bound it, the first in the end.
  struct Reach {
    std::optional<double> size;
    bool automatic = false;  // `auto` and what else leaves it to the content
    std::optional<double> least;
    std::optional<double> most;
  };
  Reach across;
  Reach down;
  std::optional<double> font_size;
  std::optional<std::uint32_t> color;  // 0xRRGGBB

  bool hides() const { return display == Display::None || invisible; }
};

// Of the attribute's value. Case, white space, comments, `!important` and invalid CSS are read as CSS Syntax 3 has it:
// of two declarations of a property the important one counts, else the later; one with an invalid value does not.
InlineStyle read_inline_style(std::string_view declarations);

// Of the element's `style`; everything unsaid if it has none.
InlineStyle inline_style(const Element* element);

// The end of the declaration that begins at `at`: not a semicolon in brackets or quotes (an address with data).
std::size_t style_declaration_end(std::string_view css, std::size_t at);

// Whether the style undoes a mark around the element: in bold text, a span of `font-weight:normal` is not bold.
bool takes_back(const InlineStyle& style, Kind mark);

}  // namespace offprint
