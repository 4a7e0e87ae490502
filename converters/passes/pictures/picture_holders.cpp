#include "converters/passes/pictures/picture_holders.h"

namespace offprint {

PictureHolders::PictureHolders(const std::vector<Node*>& pictures) {
  for (const Node* picture : pictures) {
    // All above a known node are known, too.
    for (const Node* up = picture; up != nullptr && !contains(*up); up = up->parent) add(*up);
  }
}

}  // namespace offprint
