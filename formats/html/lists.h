// Lists of a page: how their items are numbered, and the boxes of task lists.
#pragma once

#include "formats/document/node.h"

namespace offprint {

// What the start tag says: HTML §4.4.5 (ol), §4.4.8 (li).
void read_list(List& list, const Element& element);
void read_item(ListItem& item, const Element& element);

// What only its items say, once they are read: a list that counts down without a start begins with their number.
void finish_list(List& list);
// A checkbox that an item begins with is the item's, and goes from the text; a form's is a control.
void finish_item(ListItem& item);

}  // namespace offprint
