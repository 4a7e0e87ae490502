// What is unsafe in TeX: \href{address}{formula} and its like, which MathJax and KaTeX make links and pictures of, and
// commands that read files, run programs or style the page around the formula.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// The formula without commands whose address is unsafe (formats/address/safe_address.h), cannot be read (a macro in it
// or its parameter, a brace that is missing) or is no argument in braces, and without those that no formula needs: what
// the command shows stays, an address that it shows as text. `refused` gets each address' or command's name.
std::string without_unsafe_addresses(std::string_view tex, std::vector<std::string>& refused);

}  // namespace offprint
