#include "formats/markdown/table.h"

#include <algorithm>
#include <cstddef>

namespace offprint::markdown {

namespace {

std::size_t count_children(const Node& node) {
  std::size_t count = 0;
  for (const Node* child = node.first; child != nullptr; child = child->next) ++count;
  return count;
}

bool is_head(const Node& row) {
  for (const Node* cell = row.first; cell != nullptr; cell = cell->next)
    if (!static_cast<const TableCell&>(*cell).header) return false;
  return row.first != nullptr;
}

std::string_view delimiter(Align align) {
  switch (align) {
    case Align::None: return " --- |";
    case Align::Left: return " :-- |";
    case Align::Center: return " :-: |";
    case Align::Right: return " --: |";
  }
  __builtin_unreachable();
}

bool fits_cell(const TableCell& cell) {
  if (cell.colspan > 1 || cell.rowspan > 1) return false;
  const bool one_paragraph =
      cell.first != nullptr && cell.first->kind == Kind::Paragraph && cell.first->next == nullptr;
  return cell.first == nullptr || is(cell.first->kind, group::kPhrasing) || one_paragraph;
}

void add_row(std::string& out, const Node* row, std::size_t columns, Inlines& inlines, const Targets& targets) {
  if (!out.empty()) out += '\n';
  out += '|';
  const Node* cell = row == nullptr ? nullptr : row->first;
  if (row != nullptr) inlines.owe(targets.tags(*row));
  for (std::size_t i = 0; i < columns; ++i, cell = cell == nullptr ? nullptr : cell->next) {
    out += ' ';
    if (cell == nullptr) {
      out += " |";
      continue;
    }
    const bool wrapped = cell->first != nullptr && cell->first->kind == Kind::Paragraph;
    inlines.owe(targets.tags(*cell));
    if (wrapped) inlines.owe(targets.tags(*cell->first));
    out += inlines.children(wrapped ? *cell->first : *cell, Place::Cell);
    out += " |";
  }
}

// Rows are filled up to the longest one. A table that would be mostly filling can grow to the square of its content.
bool is_ragged(std::size_t rows, std::size_t columns, std::size_t cells) {
  constexpr std::size_t kAnyTable = 1000;
  constexpr std::size_t kMostToACell = 4;
  return rows * columns > kAnyTable + kMostToACell * cells;
}

}  // namespace

bool fits_pipes(const Table& table) {
  std::size_t rows = 0;
  std::size_t columns = 0;
  std::size_t cells = 0;
  for (const Node* row = table.first; row != nullptr; row = row->next, ++rows) {
    std::size_t in_row = 0;
    for (const Node* cell = row->first; cell != nullptr; cell = cell->next, ++in_row)
      if (!fits_cell(static_cast<const TableCell&>(*cell))) return false;
    columns = std::max(columns, in_row);
    cells += in_row;
  }
  return !is_ragged(rows, columns, cells);
}

std::string pipe_table(const Table& table, Inlines& inlines, const Targets& targets) {
  std::size_t columns = 0;
  for (const Node* row = table.first; row != nullptr; row = row->next)
    columns = std::max(columns, count_children(*row));
  if (columns == 0) return {};
  const bool headed = is_head(*table.first);
  std::string out;
  add_row(out, headed ? table.first : nullptr, columns, inlines, targets);
  out += "\n|";
  for (std::size_t i = 0; i < columns; ++i) out += delimiter(i < table.columns ? table.align[i] : Align::None);
  for (const Node* row = headed ? table.first->next : table.first; row != nullptr; row = row->next)
    add_row(out, row, columns, inlines, targets);
  return out;
}

}  // namespace offprint::markdown
