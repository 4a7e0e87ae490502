// What can never be furniture by its name or its wording alone: the guard before every such rule.
#pragma once

#include "converters/passes/furniture/furniture_measures.h"
#include "formats/document/node.h"

namespace offprint::furniture {

// Whether the block itself is always kept: a cell, an item, a term, code ...
bool stays_as_itself(const Node& node);
// Whether it stays where it holds words of its own, and what surrounds it too: a table, a quotation, code ...
bool is_exhibit(const Node& node, const Measure& m);

// Whether no name may take the block out, however much of it links.
bool is_guarded(const Node& node, const Measures& measures);
// Whether neither name nor wording alone may take it out, though it is not guarded: something that is always kept would
// be left empty, such as a cell whose whole text is the block's.
bool is_most_of_what_stays(const Node& node, const Measures& measures);

// The next sibling that shows anything: text, a picture, a link; null for none.
const Node* next_shown(const Node& node, const Measures& measures);

}  // namespace offprint::furniture
