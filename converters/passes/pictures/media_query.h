// Media queries (Media Queries 4) of <source>: for which screens and readers a picture is.
#pragma once

#include <string_view>

namespace offprint {

// Whether a wide, light screen of nobody with special wishes fulfils it. Lower bounds it always does: the larger a
// picture is, the better. So it does what CSS does not know.
bool is_for_any_reader(std::string_view media);

}  // namespace offprint
