// Which tables say nothing by their rows and columns.
#pragma once

#include "formats/document/node.h"

namespace offprint {

// Whether the table only places what it holds: then its rows and cells are no part of the article.
bool only_places(const Node& table);

}  // namespace offprint
