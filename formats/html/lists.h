// Lists of a page: how their items are numbered, and the boxes of task lists.
#pragma once

#include "formats/document/node.h"

namespace offprint {

// What the start tag says: HTML §4.4.5 (ol), §4.4.8 (li).
void read_list(List& list, const Element& element);
void read_item(ListItem& item, const Element& element);

// What only its items tell, once they are read: a reversed list without a start begins with their number.
void finish_list(List& list);
// A checkbox that begins an item becomes the item's and leaves the text; a form's is a control.
void finish_item(ListItem& item);

}  // namespace offprint
