// The canonical printer: a node a line, indented, every field that is not its default. For tests and developers.
#pragma once

#include <string>

#include "formats/document/node.h"

namespace offprint {

std::string print(const Node& node);

}  // namespace offprint
