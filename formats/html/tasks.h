// Task lists of a page.
#pragma once

#include "formats/document/node.h"

namespace offprint {

// The state of the item, once it is read. The box that it begins with becomes the item's and leaves the text; a form's
// is a control.
void finish_item(ListItem& item);

}  // namespace offprint
