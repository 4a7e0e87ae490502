// What shows nothing.
#pragma once

#include "formats/document/node.h"

namespace offprint {

// Whether a reader sees nothing of it: white space of any kind, characters without a width, and marks and blocks of
// nothing else. A note is seen, as its mark leads to it; so is a ruby's annotation.
bool is_empty(const Node& node);

}  // namespace offprint
