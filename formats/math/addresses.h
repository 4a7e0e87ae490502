// Links in TeX: \href{address}{formula} and its like, which MathJax and KaTeX make links and pictures of.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// The formula without commands whose address is unsafe (formats/address/safe_address.h), cannot be read (a macro in it,
// a brace that is missing) or is no argument in braces: what the command shows stays, an address that it shows as text.
// `refused` gets each address' name.
std::string without_unsafe_addresses(std::string_view tex, std::vector<std::string>& refused);

}  // namespace offprint
