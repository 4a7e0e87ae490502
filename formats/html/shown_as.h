// What an element is where its style attribute says other than its name: <b style="font-weight:normal"> is not bold,
// a span with `display:block` is a block.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "formats/document/kind.h"
#include "formats/document/node.h"
#include "formats/reading/inline_style.h"

namespace offprint {

// Marks that a style attribute can make, outermost first.
inline constexpr std::array kStyleMarks{Kind::Strong,    Kind::Emphasis,    Kind::Delete,
                                        Kind::Underline, Kind::Superscript, Kind::Subscript};
// How many nodes an element can become: its box, itself, its marks.
inline constexpr std::size_t kMostStyled = kStyleMarks.size() + 2;

// A set of them.
class StyleMarks {
 public:
  void add(Kind mark, bool wanted = true) { bits_ |= wanted ? bit(mark) : 0U; }
  void remove(Kind mark) { bits_ &= ~bit(mark); }
  // Calls `each` with each of them, outermost first.
  template <class Each>
  void each(Each each) const {
    for (const Kind mark : kStyleMarks) {
      if ((bits_ & bit(mark)) != 0) each(mark);
    }
  }

 private:
  static std::uint64_t bit(Kind mark) { return std::uint64_t{1} << static_cast<unsigned>(mark); }
  static_assert(kKindCount <= 64);
  std::uint64_t bits_ = 0;
};

// What surrounds an element.
struct Around {
  bool heading = false;  // inside one, whose text is bold and underlined anyway
  bool link = false;     // inside one, whose text is underlined anyway
  bool raised = false;   // in raised or lowered text
  bool parted = false;   // in a box that keeps what it holds apart: a grid, a column
  StyleMarks owed;       // from elements around it that hold no text themselves: lists, tables, rows

  void add(Kind kind) {
    heading = heading || kind == Kind::Heading;
    link = link || kind == Kind::Link;
    raised = raised || kind == Kind::Superscript || kind == Kind::Subscript;
  }
};

struct ShownAs {
  Kind kind = Kind::Span;  // of the element's node
  bool block = false;      // whether the element is a block
  bool own_lines = false;  // the node is an inline on lines of its own
  bool apart = false;      // the node is an inline whose words do not join those beside it
  StyleMarks inside;       // around everything in the node
  StyleMarks owed;         // left to what the node holds
};

// Whether a node of the kind holds no text itself, only parts that do: items, rows, terms, pictures, a ruby's base.
bool holds_only_parts(Kind kind);

// Whether a mark made by a style says nothing: it holds no text, or only underlines links.
bool says_nothing(const Node& mark);

// `kind` and the element's `block`: by its name.
ShownAs shown_as(Kind kind, const Element& element, const InlineStyle& style, const Around& around);

}  // namespace offprint
