// What Markdown has no syntax for.
#pragma once

#include "formats/document/node.h"

namespace offprint::markdown {

// Whether the node, of a kind that Markdown has, is written as HTML all the same: a table with spans or blocks in its
// cells, a list with numbers that Markdown does not have.
bool is_written_as_html(const Node& node);

}  // namespace offprint::markdown
