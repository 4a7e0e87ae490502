// The canonical printer: one node per line, indented, with every field that is not its default. For developers.
#pragma once

#include <string>

#include "formats/document/node.h"

namespace offprint {

std::string print(const Node& node);

}  // namespace offprint
