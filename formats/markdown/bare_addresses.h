// Addresses in the text as they are: they show whole, and where GitHub's autolinks (GFM §6.9) are read, the link is the
// whole address and no more.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "formats/document/arena.h"
#include "formats/markdown/piece.h"

namespace offprint::markdown {

struct AddressPlace {
  std::size_t begin = 0;
  std::size_t end = 0;
};
// The next address of the text from `from` on that a reader would take for one: it begins with a scheme or www., and
// ends before what belongs to the sentence.
std::optional<AddressPlace> find_address(std::string_view text, std::size_t from);

// Puts <> around an address that would be misread: for a mark in it, or for what follows without a space. One without a
// scheme (www.) becomes a link, as GFM makes it. What is read correctly stays as it is, and so does what is in a link.
// New bytes live in `scratch`.
void enclose_addresses(Pieces& pieces, Arena& scratch);

}  // namespace offprint::markdown
