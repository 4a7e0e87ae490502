// MathML's elements and attributes (MathML 3) that are kept. One table each.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint::math {

enum class Part : std::uint8_t {
  Token,    // only text
  Space,    // nothing in it
  Row,      // any number of parts, side by side
  Fixed,    // a fixed number of parts, each with its meaning
  Scripts,  // <mmultiscripts>: a base, then pairs of an index and a power
  Mark,     // between those: <none/>, <mprescripts/>
  Table,
  TableRow,
  Cell,
  First,    // only the first part is shown: of <maction>
  Meaning,  // <semantics>: its first part, else the presentation among its annotations
  Picture,  // <mglyph>: its alternative text
  Aside,    // shows nothing
  Content,  // of Content MathML, which says what is meant and not how it looks
};

struct ElementRow {
  std::string_view name;
  Part part = Part::Row;
  int arity = 0;  // of Fixed
};
// A row without a name for an element that MathML does not have: its content stays, side by side.
const ElementRow& element_row(std::string_view name);

// Whether an attribute with this value is kept: one that says how the formula looks, in a form that MathML allows.
bool keeps_attribute(std::string_view element, std::string_view name, std::string_view value);

}  // namespace offprint::math
