#include "formats/html/table_fit.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "formats/document/tree.h"
#include "formats/layout/breaks.h"
#include "formats/layout/width.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// In half widths of a character at the text's size. A page of 400 pixels has 320 between its margins: 20 of 16 pixels.
constexpr double kPage = 40;
constexpr double kLargePrint = 0.5;  // of it fits where letters are twice as large
constexpr int kLongWord = 18;        // what is longer is divided, and its column no wider than that
constexpr std::size_t kRowsLookedAt = 200;
constexpr std::size_t kColumnsLookedAt = 1000;

// A class of epub/style.cpp: its size, and what a cell has beside its text.
struct Size {
  double letters;
  double padding;
};
constexpr Size kPlain{0.9, 2.2};
constexpr Size kDense{0.7, 1};

// The longest part of the text that no line may end in: of a header cell, which is divided at spaces only, in any
// language. Most readers' engines do not end a line after a slash.
int longest_word(const std::string& text, bool header, std::string_view language, std::vector<std::size_t>& ends) {
  line_breaks(text, language, ends);
  const auto inside = [&](std::size_t end) {
    return end < text.size() && (text[end - 1] == '/' || (header && !is_space(text[end - 1])));
  };
  ends.erase(std::remove_if(ends.begin(), ends.end(), inside), ends.end());
  int longest = 0;
  std::size_t begin = 0;
  for (const std::size_t end : ends) {
    const std::string_view part = std::string_view(text).substr(begin, end - begin);
    longest = std::max(longest, display_width(part.substr(0, part.find_last_not_of(" \n") + 1), false));
    begin = end;
  }
  return longest;
}

bool is_in_table(const Table& table) {
  for (const Node* at = table.parent; at != nullptr; at = at->parent) {
    if (at->kind == Kind::Table) return true;
  }
  return false;
}

// Calls f(cell, its first column, the column after it), as if no cell reached down.
template <class F>
void for_each_cell(const Table& table, const F& f) {
  std::size_t rows = 0;
  for (const Node* row = table.first; row != nullptr && rows < kRowsLookedAt; row = row->next, ++rows) {
    std::size_t column = 0;
    for (const Node* child = row->first; child != nullptr && column < kColumnsLookedAt; child = child->next) {
      const auto& cell = static_cast<const TableCell&>(*child);
      const std::size_t next = std::min(column + std::max<std::size_t>(cell.colspan, 1), kColumnsLookedAt);
      f(cell, column, next);
      column = next;
    }
  }
}

}  // namespace

TableFit table_fit(const Table& table, std::string_view language) {
  if (is_in_table(table)) return {};  // what is in a cell is looked at once, for the table around it
  TableFit fit;
  std::vector<int> widths;
  std::vector<std::size_t> ends;
  for_each_cell(table, [&](const TableCell& cell, std::size_t column, std::size_t next) {
    widths.resize(std::max(widths.size(), next));
    const int longest = longest_word(text_content(cell), cell.header, language, ends);
    if (longest > kLongWord) fit.long_words.push_back(&cell);
    if (next == column + 1) widths[column] = std::max(widths[column], std::min(longest, kLongWord));
  });
  const int words = std::accumulate(widths.begin(), widths.end(), 0);
  const auto part = [&](Size size) {  // of a page
    return (words + size.padding * static_cast<double>(widths.size())) * size.letters / kPage;
  };
  using Print = TableFit::Print;
  if (part(kPlain) <= 1) {
    fit.print = part(kPlain) <= kLargePrint ? Print::Plain : Print::Tight;
  } else {
    fit.print = part(kDense) <= 1 ? Print::Dense : Print::Denser;
  }
  return fit;
}

}  // namespace offprint
