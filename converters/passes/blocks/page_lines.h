// Lines of a page as a browser begins them: siblings in one line, between blocks and line breaks.
#pragma once

#include <string>

#include "converters/passes/furniture/shown.h"
#include "formats/document/node.h"

namespace offprint {

struct PageLine {
  Node* first = nullptr;
  Node* last = nullptr;
};

// The lines among the children of a node, but for those of nothing but white space, each as it is found; `visit` may
// take the line out of the tree.
template <class Visit>
void each_line(Node& parent, const Visit& visit) {
  PageLine line;
  for (Node* at = parent.first; at != nullptr;) {
    Node* const next = at->next;
    if (at->kind == Kind::Break || is_block(*at)) {
      if (line.first != nullptr) visit(line);
      line = {};
    } else if (!is_blank_node(*at)) {
      if (line.first == nullptr) line.first = at;
      line.last = at;
    }
    at = next;
  }
  if (line.first != nullptr) visit(line);
}

// All text of the line, as text_content.
std::string text_of(const PageLine& line);

}  // namespace offprint
