// Formulas between dollar signs, as GitHub reads them.
#pragma once

#include <string>
#include <string_view>

namespace offprint::markdown {

// `$…$`, of one line. `in_cell`: of a table with pipes.
std::string inline_formula(std::string_view tex, bool in_cell);
// `$$`, the lines, `$$`. No line of it begins another block.
std::string formula_block(std::string_view tex);

}  // namespace offprint::markdown
