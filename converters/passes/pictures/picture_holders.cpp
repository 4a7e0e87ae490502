#include "converters/passes/pictures/picture_holders.h"

#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"

namespace offprint {

PictureHolders::PictureHolders(const Node& root) {
  for (const Node* at = &root; at != nullptr; at = next_in(root, *at)) {
    if (!is_picture(*at)) continue;
    // All above a known node are known, too.
    for (const Node* up = at; up != nullptr && !contains(*up); up = up->parent) add(*up);
  }
}

}  // namespace offprint
