// What can never be furniture by its name or its wording alone: the guard before every such rule.
#pragma once

#include "converters/passes/furniture/furniture_measures.h"
#include "formats/document/node.h"

namespace offprint::furniture {

// What guards a block by its kind or element.
struct Guarded {
  bool stays = false;    // it is always kept itself: a cell, an item, a term, code ...
  bool exhibit = false;  // where it holds words of its own, what surrounds it stays too: a table, a quotation, code ...
};
Guarded guarded_as(const Node& node);
inline bool stays_as_itself(const Node& node) { return guarded_as(node).stays; }

// Whether it is an exhibit with words of its own, or a picture with its words.
bool is_exhibit(const Node& node, Guarded guarded, const Measure& m);

// Whether no name may take the block out, however much of it links.
bool is_guarded(const Node& node, const Measures& measures);
// Whether neither name nor wording alone may take it out, though it is not guarded: something that is always kept would
// be left empty, such as a cell whose whole text is the block's.
bool is_most_of_what_stays(const Node& node, const Measures& measures);

// The next sibling that shows anything: text, a picture, a link; null for none.
const Node* next_shown(const Node& node, const Measures& measures);

}  // namespace offprint::furniture
