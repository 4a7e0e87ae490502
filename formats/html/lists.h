// Lists of a page: how their items are numbered.
#pragma once

#include "formats/document/node.h"

namespace offprint {

// What the start tag says: HTML §4.4.5 (ol), §4.4.8 (li).
void read_list(List& list, const Element& element);
void read_item(ListItem& item, const Element& element);

// What only its items tell, once they are read: a reversed list without a start begins with their number.
void finish_list(List& list);

}  // namespace offprint
