// Fragments that this document's own links point to, carried from the page's elements to the nodes that stand in their
// place.
#pragma once

#include <string_view>
#include <vector>

#include "formats/document/document.h"

namespace offprint {

class PageAnchors {
 public:
  // Finds the targets: only ids that some link names are worth carrying.
  explicit PageAnchors(Document& document);

  // The walk meets this node of the page: an id that it has waits for the next node of the article.
  void pass(const Node& page_node);
  // The node stands in the article: it is where all waiting ids are.
  void settle_on(const Node& node);

 private:
  Document& document_;
  std::vector<std::string_view> targets_;  // sorted
  std::vector<Text> waiting_;
};

}  // namespace offprint
