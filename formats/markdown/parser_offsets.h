// A defect of md4c 0.4.8 that depends on where lines stand, and the way round it.
//
// At an empty line it looks whether the item that it is in holds nothing yet, and for that takes the last eight bytes
// of its list of blocks for a block. They may be a line's offsets instead: where the lowest byte of one is 4, which
// would be the kind of an item, the item ends there, and what follows is outside the list. A few line feeds before the
// text, which mean nothing, move all offsets.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint::markdown {

// How many line feeds to put before the text, so that no line in a list before an empty one stands at such an offset;
// or, where so many do that some must, the fewest.
std::size_t line_feeds_before(std::string_view text);

}  // namespace offprint::markdown
