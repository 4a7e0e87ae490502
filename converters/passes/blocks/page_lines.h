// Lines of a page as a browser begins them: siblings in one line, between blocks and line breaks.
#pragma once

#include <string>
#include <vector>

#include "formats/document/node.h"

namespace offprint {

struct PageLine {
  Node* first = nullptr;
  Node* last = nullptr;
};

// The lines among the children of a node, but for those of nothing but white space.
std::vector<PageLine> lines_in(Node& parent);

// All text of the line, as text_content.
std::string text_of(const PageLine& line);

}  // namespace offprint
