// In a line that a site puts around its articles, what is the article's own: its keywords, its title, its authors'
// names, a statement of rights. The words around it recur; it does not.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/passes.h"
#include "formats/document/document.h"

namespace offprint {

// The text below a block, in order, white space as the nodes have it; between lines and cells a space.
struct BlockText {
  struct Piece {
    const Node* node;
    std::size_t begin;  // where its text is
  };
  std::string text;
  std::vector<Piece> pieces;  // text, code and the like
};
BlockText text_of_block(const Node& block);

struct Slot {
  std::string_view name;  // the field of the metadata: title, authors, rights, tags
  std::size_t begin = 0;  // [begin, end) of BlockText::text
  std::size_t end = 0;
};

// In order, none over another; none where there would be no words between them.
std::vector<Slot> find_slots(const Node& block, const BlockText& text, const Metadata& metadata);

// On one line, each slot as its name in braces and each run of digits as '#': "Kept under {tags} by the desk, # views".
std::string shape_of(const BlockText& text, const std::vector<Slot>& slots);

// Takes what the slots hold out of the block, into the metadata where it is not there. Fields that -M sets stay.
void lift_slots(Document& document, Node& block, const PassOptions& options, Diagnostics& diagnostics);

}  // namespace offprint
