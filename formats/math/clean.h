// The presentation markup of a formula, and nothing else of it.
#pragma once

#include <pugixml.hpp>

namespace offprint::math {

// Puts what `source`, a <math> element, shows below `target`, as a <math> in MathML's namespace: elements and
// attributes that elements.h names, each with as many parts as it must have. False where it cannot: Content MathML, too
// deep.
bool clean(pugi::xml_node source, pugi::xml_node target);

}  // namespace offprint::math
