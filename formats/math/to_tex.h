// TeX from MathML.
#pragma once

#include <string>

#include <pugixml.hpp>

namespace offprint::math {

// The TeX of a cleaned <math> (clean.h); "" if it shows nothing.
std::string to_tex(pugi::xml_node math);

}  // namespace offprint::math
