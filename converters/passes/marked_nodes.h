// What a pass looks for in a page, and all that holds it: found in one walk, so that the rest is not looked into.
#pragma once

#include "formats/document/node.h"
#include "formats/document/node_table.h"

namespace offprint {

class MarkedNodes {
 public:
  // Marks the node and what is around it.
  void mark(const Node& node) {
    for (const Node* at = &node; at != nullptr && !holds(*at); at = at->parent) marked_.add(*at, true);
  }
  bool holds(const Node& node) const { return marked_.find(node) != nullptr; }

 private:
  NodeTable<bool> marked_;
};

}  // namespace offprint
