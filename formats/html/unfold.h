// A skeleton without what folding.h folds, and its tree with that put back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/html/gumbo_parse.h"
#include "formats/html/skeleton.h"

namespace offprint {

inline bool is_element(const GumboNode& node) {
  return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

struct FoldedSkeleton {
  std::string bytes;                // what the parser is given
  std::vector<std::uint32_t> cuts;  // where in `bytes` each fold is missing; ascending
};

// `into` may hold an older one, whose memory is used again.
void fold(const Skeleton& skeleton, FoldedSkeleton& into);

// `document` is the tree of folded.bytes. Makes it point into skeleton.bytes, and lists the elements that are to get
// folds, by fold. False if it is not what folding.h took it for: an element is missing, or stands elsewhere.
bool find_folds(const GumboNode& document, const Skeleton& skeleton, const FoldedSkeleton& folded,
                std::vector<GumboNode*>& elements);
// Then gives them the folds, in the arena where parse_html made the tree. False if it refuses.
bool unfold(const Skeleton& skeleton, const std::vector<GumboNode*>& elements, ParseArena* arena);

}  // namespace offprint
