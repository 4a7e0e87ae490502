// Ids that tools make of the words of a heading, and give to the section that it heads.
#pragma once

#include <string_view>

#include "formats/document/node.h"

namespace offprint {

// Whether the id may be one: a section is named after its heading by every tool that writes sections; another block
// where the words are the same.
bool is_name_of_section(const Node& node, std::string_view id);

// Whether the id is the slug of the heading that the block begins with, no more and no less ("2 Comments" counts them),
// or that of a second such heading: "discussion-1".
bool is_slug_of_heading(const Node& node, std::string_view id);

}  // namespace offprint
