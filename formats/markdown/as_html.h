// What Markdown has no words for.
#pragma once

#include "formats/document/node.h"

namespace offprint::markdown {

// Whether the node, one of the kinds that Markdown has, is written as HTML all the same: a table that spans or holds
// blocks, a list with numbers that Markdown has not.
bool is_written_as_html(const Node& node);

}  // namespace offprint::markdown
