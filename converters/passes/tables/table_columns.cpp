#include "converters/passes/tables/table_columns.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "formats/document/cell_columns.h"
#include "formats/reading/inline_style.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

struct Word {
  std::string_view name;
  Align align;
};
constexpr std::array kWords{Word{"left", Align::Left}, Word{"center", Align::Center}, Word{"right", Align::Right}};

Align alignment(const Node& cell) {
  if (cell.element == nullptr) return Align::None;
  switch (inline_style(cell.element).text_align) {
    case InlineStyle::TextAlign::Left: return Align::Left;
    case InlineStyle::TextAlign::Center: return Align::Center;
    case InlineStyle::TextAlign::Right: return Align::Right;
    case InlineStyle::TextAlign::Start:
    case InlineStyle::TextAlign::End:
    case InlineStyle::TextAlign::Justify: return Align::None;
    case InlineStyle::TextAlign::Unsaid: break;
  }
  const std::string_view value = trim(cell.element->get("align"));
  const auto* found = std::find_if(kWords.begin(), kWords.end(),
                                   [&](const Word& word) { return equals_ignoring_case(word.name, value); });
  return found == kWords.end() ? Align::None : found->align;
}

std::uint32_t span(const Node& cell) { return static_cast<const TableCell&>(cell).colspan; }

// Columns of a row. No real table spans more than a row's cells and HTML's limit (§4.9.11) together.
std::uint32_t columns_of(const Node& row) {
  std::uint32_t cells = 0;
  std::uint32_t columns = 0;
  for (const Node* cell = row.first; cell != nullptr; cell = cell->next, ++cells) columns += span(*cell);
  return std::min(columns, std::max<std::uint32_t>(cells, kMostColumns));
}

}  // namespace

void set_columns(Arena& arena, Table& table) {
  std::uint32_t count = 0;
  for (const Node* row = table.first; row != nullptr; row = row->next) count = std::max(count, columns_of(*row));
  auto* align = arena.make_array<Align>(count);
  CellColumns columns(std::min<std::size_t>(count, kMostColumns));
  for (const Node* row = table.first; row != nullptr; row = row->next) {
    for (const Node* cell = row->first; cell != nullptr; cell = cell->next) {
      const std::size_t column = columns.place(static_cast<const TableCell&>(*cell));
      if (column < columns.count() && align[column] == Align::None) align[column] = alignment(*cell);
    }
    columns.end_row();
  }
  table.align = align;
  table.columns = count;
}

}  // namespace offprint
