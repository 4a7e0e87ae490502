// Where GFM sees a table (spec 0.29, §4.10) and md4c 0.4.8 another one, or none: what must stand between the bytes of a
// text so that md4c reads what GFM says.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace offprint::markdown {

struct Insertion {
  std::size_t at;  // bytes of the text
  std::string_view what;
};

struct TableLines {
  std::vector<Insertion> insertions;  // rising
  std::vector<std::size_t> rows;      // where they begin, heads and delimiters too
  std::vector<std::size_t> too_long;  // where rows begin that have more cells than columns: GFM leaves those out
};

// Calls `found` with the place of each bar in the row that no backslash stands before.
template <class Found>
void each_bar(std::string_view row, const Found& found) {
  for (std::size_t at = 0; at < row.size(); ++at) {
    if (row[at] == '\\') {
      ++at;
    } else if (row[at] == '|') {
      found(at);
    }
  }
}

// Of [begin, end) of the text, lines that are no code, none of them empty. Takes time linear in them.
TableLines table_lines(std::string_view text, std::size_t begin, std::size_t end);

}  // namespace offprint::markdown
