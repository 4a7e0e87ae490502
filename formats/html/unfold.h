// A skeleton without what folding.h folds, and its tree with that put back.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/html/gumbo_parse.h"
#include "formats/html/skeleton.h"

namespace offprint {

struct FoldedSkeleton {
  std::string bytes;                // what the parser is given
  std::vector<std::uint32_t> cuts;  // where in `bytes` each fold is missing; ascending
};

// `into` may hold an older one, whose memory is used again.
void fold(const Skeleton& skeleton, FoldedSkeleton& into);

enum class Unfolded : std::uint8_t {
  Done,
  Differs,   // the tree is not what folding.h took it for: an element is missing, or stands elsewhere
  TooLarge,  // for the arena
};

// `document` is the tree of folded.bytes, which parse_html made in the arena. Afterwards it is the tree of
// skeleton.bytes, into which it points.
Unfolded unfold(const GumboNode& document, const Skeleton& skeleton, const FoldedSkeleton& folded, ParseArena* arena);

}  // namespace offprint
