// <noscript>: what a browser that runs scripts does not show, although it may hold the article.
#pragma once

#include <vector>

#include "converters/passes/passes.h"
#include "formats/document/node.h"

namespace offprint {

// Whether the node is a <noscript> still, and nothing else has been made of it.
inline bool is_noscript(const Node& node) {
  return is(node.kind, group::kGrouping) && node.element != nullptr && node.element->name == "noscript";
}

// Those of the elements to be kept as they are: that hold the page's article, where nothing else does, or what a script
// shows in their place. Sorted.
std::vector<const Node*> homes_of_article(const Node& root, const std::vector<Node*>& noscripts);

// Takes the others out. A player that is nowhere else is moved in front of its element.
void drop_noscripts(Document& document, const std::vector<Node*>& noscripts, const std::vector<const Node*>& homes,
                    const PassOptions& options, Diagnostics& diagnostics);

}  // namespace offprint
