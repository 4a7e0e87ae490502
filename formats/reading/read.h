// The shape of every reader: an input and its options in, a Document out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/document/document.h"
#include "formats/document/result.h"

namespace offprint {

// Limits that shape output are counts, so that the same input gives the same bytes on every machine;
// the deadline is a backstop that fails a file and never shortens it.
struct Limits {
  std::size_t depth = 200;                          // of elements; deeper tags are taken out, their text stays
  std::size_t arena_bytes = std::size_t{1} << 30U;  // what the HTML parser may take; more fails with TooLarge
  std::size_t templates = 256;                      // of <template; more fails (quadratic in Gumbo)
  double seconds = 60;                              // of CPU time in the parser; more fails with TooSlow
};

// Which way a page's HTML becomes a tree: the tree is the same, only the time differs.
enum class HtmlParse : std::uint8_t {
  Folded,    // Gumbo parses what the tags alone do not tell (formats/html/folding.h)
  Skeleton,  // Gumbo parses what the tree depends on (formats/html/skeleton.h)
  Whole,     // Gumbo parses all of it
};

struct ReadOptions {
  std::string charset;  // overrides what the input says; empty: detected
  std::string path;     // the input's name, for Metadata::source; UTF-8
  Limits limits;
  bool hash = true;  // whether Metadata::source gets the hash of the bytes, which is not there for nothing
  HtmlParse parse = HtmlParse::Folded;
};

// Fills an empty Document (fresh or reset). After an error the Document must be reset.
using Reader = Result<void> (*)(std::string_view bytes, const ReadOptions& options, Document& document);

}  // namespace offprint
