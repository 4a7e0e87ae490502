// Tables whose rows and columns mean nothing.
#pragma once

#include "formats/document/node.h"

namespace offprint {

// Whether the table only lays out what it holds: then its rows and cells are not part of the article.
bool only_places(const Node& table);

}  // namespace offprint
