#include "formats/markdown/code_indent.h"

namespace offprint::markdown {

namespace {

constexpr std::size_t kTabWidth = 4;  // CommonMark §2.2

std::size_t column_after(char c, std::size_t column) {
  return c == '\t' ? (column / kTabWidth + 1) * kTabWidth : column + 1;
}

}  // namespace

std::string code_indent(std::string_view text, std::size_t at, std::size_t columns) {
  const std::size_t space = text.find_last_not_of(" \t", at - 1) + 1;  // npos + 1 is the text's beginning
  if (at == 0 || text.substr(space, at - space).find('\t') == std::string_view::npos) return std::string(columns, ' ');
  const std::size_t line = text.rfind('\n', at - 1) + 1;
  std::size_t end = 0;
  for (std::size_t i = line; i < at; ++i) end = column_after(text[i], end);
  std::size_t column = 0;
  for (std::size_t i = line; i < at; column = column_after(text[i++], column)) {
    if (i >= space && column + columns == end) return std::string(text.substr(i, at - i));
  }
  return std::string(columns, ' ');
}

}  // namespace offprint::markdown
