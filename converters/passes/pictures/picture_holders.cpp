#include "converters/passes/pictures/picture_holders.h"

#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"

namespace offprint {

PictureHolders::PictureHolders(const Node& root) {
  for (const Node* at = &root; at != nullptr; at = next_in(root, *at)) {
    if (is_picture(*at)) add_all_above(*at);
  }
}

PictureHolders::PictureHolders(const std::vector<Node*>& pictures) {
  for (const Node* picture : pictures) add_all_above(*picture);
}

// All above a known node are known, too.
void PictureHolders::add_all_above(const Node& picture) {
  for (const Node* up = &picture; up != nullptr && !contains(*up); up = up->parent) add(*up);
}

}  // namespace offprint
