// JSON Lines of our own: a document a line. Other lines are problems, each by its number.
#pragma once

#include <string_view>

#include "formats/reading/items.h"
#include "formats/reading/sniff.h"

namespace offprint {

// An item's key is the path of the article that it was made of, else its address; its title is the article's. Empty
// lines are none. Fails where no line is a document of ours.
Result<void> list_json_lines(const NextBytes& next, const ItemTaker& take);

// Surely where the first line begins as a tree's root.
Claim sniff_json_lines(std::string_view head);

}  // namespace offprint
