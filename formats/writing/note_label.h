// How a note's label is shown where brackets are the format's own.
#pragma once

#include <string_view>

namespace offprint {

// Without white space and brackets around it, and without the full stop after it: "1" of "[1]" and of "1.". The whole
// label if nothing else is left.
std::string_view bare_label(std::string_view label);

}  // namespace offprint
