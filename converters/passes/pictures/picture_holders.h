// Which nodes of a page hold a picture: found once, so that a pass may ask about every node.
#pragma once

#include <vector>

#include "formats/document/node_table.h"

namespace offprint {

class PictureHolders {
 public:
  explicit PictureHolders(const std::vector<Node*>& pictures);  // all that there are

  // Whether the node is a picture or has one below it.
  bool contains(const Node& node) const { return nodes_.find(node) != nullptr; }
  void add(const Node& node) {  // one that was made around a picture
    if (!contains(node)) nodes_.add(node, {});
  }

 private:
  struct Nothing {};
  NodeTable<Nothing> nodes_;
};

}  // namespace offprint
