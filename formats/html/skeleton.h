// A page without what its tree does not depend on: Gumbo parses that in a fifth of the time, and makes the same tree.
//
// A tag keeps its name, and the attributes that tree construction looks at; a run of characters becomes one 'x', or a
// blank if it is white space; a comment becomes <!>. So the parser gets the same kinds of tokens in the same order
// (HTML §13.2.5), and `places` tells where each stood in the page, from which names, attributes and text are read.
//
// Two things make sure of that: of a page with something whose tokens cannot be stood in for, no skeleton is made
// (`exact`), and after the parse page_tree.cpp holds the tree against what the scan had taken for text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/html/folding.h"
#include "formats/html/scanner.h"

namespace offprint {

struct Skeleton {
  std::string bytes;  // what the parser is given, but for what is folded
  // By offset in `bytes`, and one past its end: where the token that begins there stands in the page, and one more;
  // 0 where none begins.
  std::vector<std::uint32_t> places;
  std::vector<std::uint32_t> raw;  // the offsets of the start tags whose content was taken to be only text; ascending
  bool exact = true;
  ScanFacts facts;
  Folding folding;

  // The place in the page of the token that begins at `offset`, or of the last one before it.
  std::uint32_t place(std::size_t offset) const;
  // How many runs of characters stand in [begin, end) of `bytes`, among the tags there.
  std::size_t runs(std::size_t begin, std::size_t end) const;
};

// Makes the skeleton of the page; `into` may hold an older one, whose memory is used again.
void make_skeleton(std::string_view html, const ScanOptions& options, Skeleton& into);

}  // namespace offprint
