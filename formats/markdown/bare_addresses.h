// Addresses in the text as they are: they show whole, and where GitHub's autolinks (GFM §6.9) are read, the link is the
// whole address and no more.
#pragma once

#include "formats/document/arena.h"
#include "formats/markdown/piece.h"

namespace offprint::markdown {

// Puts <> around an address that would be misread: for a mark in it, or for what follows without a space. One without a
// scheme (www.) becomes a link, as GFM makes it. What is read correctly stays as it is, and so does what is in a link.
// New bytes live in `scratch`.
void enclose_addresses(Pieces& pieces, Arena& scratch);

}  // namespace offprint::markdown
