// The white space that a line of code begins with: the parser says only how wide it is, and a tab is not four spaces to
// make(1).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offprint::markdown {

// What is written before `at` on its line and is `columns` wide; as many spaces if a tab that began earlier, in what a
// container or a fence has before its lines, ends there too.
std::string code_indent(std::string_view text, std::size_t at, std::size_t columns);

}  // namespace offprint::markdown
