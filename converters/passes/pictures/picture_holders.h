// Which nodes of a page hold a picture: found once, so that a pass may ask about every node.
#pragma once

#include <unordered_set>

#include "formats/document/node.h"

namespace offprint {

class PictureHolders {
 public:
  explicit PictureHolders(const Node& root);

  // Whether the node is a picture or has one below it.
  bool contains(const Node& node) const { return nodes_.contains(&node); }
  void add(const Node& node) { nodes_.insert(&node); }  // one that was made around a picture

 private:
  std::unordered_set<const Node*> nodes_;
};

}  // namespace offprint
