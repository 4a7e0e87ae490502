// Where raised or lowered text of a tree is, for writers of plain text and for code, which has no marks.
#pragma once

#include <string_view>

#include "formats/document/node.h"
#include "formats/layout/raised.h"

namespace offprint {

// `before` is the line up to it; `language` the document's. Of lowered text it does not say whether it makes a
// fraction.
RaisedPlace raised_place(const Node& node, std::string_view before, std::string_view language);

// Whether lowered text follows without anything between.
bool is_stacked(const Node& raised);

}  // namespace offprint
