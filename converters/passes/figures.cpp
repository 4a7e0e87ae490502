// Pictures with their captions and credits.
//
// Recognised: <figure> with a picture in it; its <figcaption> is the caption.
#include <vector>

#include "converters/passes/figure_parts.h"
#include "converters/passes/list.h"
#include "formats/document/tree.h"

namespace offprint {

void find_figures(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  std::vector<Node*> figures;
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (at->kind == Kind::Figure) figures.push_back(at);
  }
  // The innermost first: a figure in a figure is a part of the outer one's rest.
  for (std::size_t i = figures.size(); i-- > 0;) settle_figure(document, *figures[i]);
}

}  // namespace offprint
