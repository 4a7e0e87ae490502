// The presentation markup of a formula, and nothing else.
#pragma once

#include <pugixml.hpp>

namespace offprint::math {

// Puts what `source`, a <math> element, shows below `target`, as a <math> in MathML's namespace: only elements and
// attributes that elements.h names, each with its number of parts. False if it cannot: Content MathML, or too deep.
bool clean(pugi::xml_node source, pugi::xml_node target);

}  // namespace offprint::math
