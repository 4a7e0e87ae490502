// What the parser is given where it parses the whole page: the page's bytes, with what is beyond a limit taken out.
// Gumbo takes time quadratic in depth, in open formatting elements and in attributes.
#pragma once

#include <memory>
#include <string_view>

#include "formats/html/scanner.h"

namespace offprint {

struct Flattened {
  // The bytes with some tags turned into comments of their length, and the <noscript> of a browser that runs scripts
  // renamed to kScriptlessName, so that nothing moves and no text changes; NUL-terminated. Null if nothing had to
  // change.
  std::unique_ptr<char[]> bytes;
  ScanFacts facts;
};

// Takes out tags nested deeper than the limit, tags that begin a formatting element when too many are open, and
// attributes beyond kMostAttributes. Linear.
Flattened flatten(std::string_view html, const ScanOptions& options);

}  // namespace offprint
