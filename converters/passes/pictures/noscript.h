// <noscript>: what a browser that runs scripts does not show, and where an article may stand all the same.
#pragma once

#include <vector>

#include "converters/passes/passes.h"
#include "formats/document/node.h"

namespace offprint {

// A <noscript> of the page that reads as one, not what it became.
bool is_noscript(const Node& node);

// Of those elements the ones that hold the page's article, as nothing else does: to be kept as they are. Sorted.
std::vector<const Node*> homes_of_article(const Node& root, const std::vector<Node*>& noscripts);

// Takes the others out. A player that stands nowhere else is put before its element.
void drop_noscripts(Document& document, const std::vector<Node*>& noscripts, const std::vector<const Node*>& homes,
                    const PassOptions& options, Diagnostics& diagnostics);

}  // namespace offprint
