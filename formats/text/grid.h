// A table as a grid: where each cell is, and how wide the columns are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/document/node.h"
#include "formats/text/fill.h"
#include "formats/text/inlines.h"
#include "formats/text/prose.h"

namespace offprint {

// Whether the block, or what a figure shows, needs lines of its own shape, which a cell of a grid does not have.
bool is_shaped(const Node& block);

struct GridCell {
  const TableCell* node = nullptr;
  std::uint32_t column = 0;
  std::uint32_t span = 1;
  Prose prose;  // only after read_prose
};

struct GridRow {
  std::vector<GridCell> cells;  // by column; columns that a cell of an earlier row spans have none
  bool header = false;          // all its cells are header cells

  // Whether every cell is prose: a list, a quote or code in a cell has no place in a grid.
  bool is_simple() const;
};

struct Grid {
  const Table* table = nullptr;
  std::vector<GridRow> rows;
  std::uint32_t columns = 0;
  std::size_t header_rows = 0;  // the leading ones

  explicit Grid(const Table& of);
  bool is_simple() const;  // all its rows are
  // `one_line`: text on several lines of a cell goes on one.
  void read_prose(Inlines& inlines, bool one_line);
};

// The cell's text, with a line for each block.
Prose cell_prose(const TableCell& cell, Inlines& inlines);

// The text between two columns.
inline constexpr std::string_view kColumnGap = " | ";
inline constexpr std::string_view kRuleGap = "-+-";

// Widths of the columns, so that a line takes at most `available`: the natural ones if they fit, else with the widest
// narrowed. Empty if that cannot be done: more columns than can be read, or a word longer than its column.
std::vector<int> fit_columns(const Grid& grid, int available, Fill& fill);

// The columns that the cell takes, spanned ones and the gaps between them included.
int cell_width(const GridCell& cell, const std::vector<int>& widths);

// The row's lines, without spaces at their ends.
std::vector<std::string> row_lines(const Grid& grid, const GridRow& row, const std::vector<int>& widths, Fill& fill);
std::string rule_line(const std::vector<int>& widths);
// Whether some cell takes more than one line.
bool wraps(const Grid& grid, const std::vector<int>& widths, Fill& fill);

}  // namespace offprint
