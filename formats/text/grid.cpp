#include "formats/text/grid.h"

#include <algorithm>
#include <array>
#include <functional>
#include <numeric>

namespace offprint {

namespace {

constexpr std::uint32_t kMaxSpan = 1000;   // HTML's own limit of colspan (§4.9.11)
constexpr std::uint32_t kMaxColumns = 40;  // beyond, no line holds a grid
constexpr int kNarrowest = 8;              // columns in which a cell's text can still be read: four Chinese characters
constexpr int kGap = static_cast<int>(kColumnGap.size());

constexpr std::array kShaped{
    Kind::BlockQuote, Kind::List, Kind::Code, Kind::Math, Kind::Table, Kind::DefinitionList, Kind::FootnoteDefinition};

bool holds_shaped(const Node& node) {
  for (const Node* child = node.first; child != nullptr; child = child->next)
    if (is_shaped(*child)) return true;
  return false;
}

int natural_width(const Prose& prose, Fill& fill) {
  int widest = 0;
  std::string_view line;
  for (fill.begin(prose); fill.next(0, line);) widest = std::max(widest, fill.width(line));
  return widest;
}

// The width of the longest piece without a legal break.
int least_width(const Prose& prose, Fill& fill) {
  int widest = 0;
  std::string_view line;
  for (fill.begin(prose); fill.next(1, line);) widest = std::max(widest, fill.width(line));
  return widest;
}

// Each column as wide as its widest cell needs; a spanning cell widens its last column if they are too narrow together.
std::vector<int> column_widths(const Grid& grid, const std::function<int(const GridCell&)>& width) {
  std::vector<int> widths(grid.columns, 0);
  for (const bool spanning : {false, true}) {
    for (const GridRow& row : grid.rows) {
      for (const GridCell& cell : row.cells) {
        if ((cell.span > 1) != spanning) continue;
        const int lacking = width(cell) - cell_width(cell, widths);
        if (lacking > 0) widths[cell.column + cell.span - 1] += lacking;
      }
    }
  }
  return widths;
}

int total(const std::vector<int>& widths) {
  return std::accumulate(widths.begin(), widths.end(), kGap * (static_cast<int>(widths.size()) - 1));
}

// The natural widths, none over `cap`, none under the least ones.
std::vector<int> capped(const std::vector<int>& natural, const std::vector<int>& least, int cap) {
  std::vector<int> widths(natural.size());
  for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = std::max(least[i], std::min(natural[i], cap));
  return widths;
}

std::string padded(std::string_view text, int room, Align align) {
  const auto spaces = static_cast<std::size_t>(std::max(room, 0));
  const std::size_t before = align == Align::Right ? spaces : align == Align::Center ? spaces / 2 : 0;
  return std::string(before, ' ').append(text).append(spaces - before, ' ');
}

}  // namespace

bool is_shaped(const Node& block) {
  if (block.kind == Kind::Figure || block.kind == Kind::Gallery) return holds_shaped(block);
  return std::find(kShaped.begin(), kShaped.end(), block.kind) != kShaped.end();
}

Grid::Grid(const Table& of) : table(&of) {
  const std::uint32_t limit = of.columns > 0 ? std::min(of.columns, kMaxSpan) : kMaxSpan;
  std::vector<std::size_t> taken;  // for each column the first row that is free again
  for (const Node* child = of.first; child != nullptr; child = child->next) {
    GridRow row;
    std::uint32_t column = 0;
    for (const Node* node = child->first; node != nullptr; node = node->next) {
      const auto* cell = as<TableCell>(node);
      if (cell == nullptr) continue;
      while (column < std::min<std::size_t>(taken.size(), kMaxSpan) && taken[column] > rows.size()) ++column;
      const std::uint32_t room = column < limit ? limit - column : 1;
      const std::uint32_t span = std::clamp<std::uint32_t>(cell->colspan, 1, room);
      if (taken.size() < column + span) taken.resize(column + span, 0);
      std::fill_n(taken.begin() + column, span, rows.size() + std::max<std::size_t>(cell->rowspan, 1));
      row.cells.push_back({cell, column, span, {}});
      column += span;
    }
    row.header = !row.cells.empty() && std::all_of(row.cells.begin(), row.cells.end(),
                                                   [](const GridCell& cell) { return cell.node->header; });
    rows.push_back(std::move(row));
  }
  columns = static_cast<std::uint32_t>(taken.size());
  while (header_rows < rows.size() && rows[header_rows].header) ++header_rows;
}

bool GridRow::is_simple() const {
  return std::none_of(cells.begin(), cells.end(), [](const GridCell& cell) { return holds_shaped(*cell.node); });
}

bool Grid::is_simple() const {
  return std::all_of(rows.begin(), rows.end(), [](const GridRow& row) { return row.is_simple(); });
}

void Grid::read_prose(Inlines& inlines, bool one_line) {
  for (GridRow& row : rows) {
    for (GridCell& cell : row.cells) {
      cell.prose = cell_prose(*cell.node, inlines);
      if (one_line) std::replace(cell.prose.text.begin(), cell.prose.text.end(), '\n', ' ');
    }
  }
}

Prose cell_prose(const TableCell& cell, Inlines& inlines) {
  if (cell.first == nullptr || !is(cell.first->kind, group::kFlow)) return inlines.children(cell);
  Prose out;
  for (const Node* block = cell.first; block != nullptr; block = block->next) {
    const Prose prose = block->kind == Kind::Embed ? inlines.picture(*block, {}) : inlines.children(*block);
    if (prose.empty()) continue;
    if (!out.empty()) out.text += '\n';
    out.append(prose);
  }
  return out;
}

int cell_width(const GridCell& cell, const std::vector<int>& widths) {
  const auto first = widths.begin() + cell.column;
  return std::accumulate(first, first + cell.span, kGap * (static_cast<int>(cell.span) - 1));
}

std::vector<int> fit_columns(const Grid& grid, int available, Fill& fill) {
  if (grid.columns < 2 || grid.columns > kMaxColumns) return {};
  std::vector<int> natural = column_widths(grid, [&](const GridCell& cell) { return natural_width(cell.prose, fill); });
  if (total(natural) <= available) return natural;
  std::vector<int> least = column_widths(grid, [&](const GridCell& cell) { return least_width(cell.prose, fill); });
  for (std::size_t i = 0; i < least.size(); ++i) least[i] = std::max(least[i], std::min(natural[i], kNarrowest));
  if (total(least) > available) return {};
  int low = 0;
  int high = available;
  while (low < high) {  // the highest cap that fits
    const int middle = low + (high - low + 1) / 2;
    if (total(capped(natural, least, middle)) <= available) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return capped(natural, least, low);
}

bool wraps(const Grid& grid, const std::vector<int>& widths, Fill& fill) {
  return std::any_of(grid.rows.begin(), grid.rows.end(), [&](const GridRow& row) {
    return std::any_of(row.cells.begin(), row.cells.end(), [&](const GridCell& cell) {
      return cell.prose.text.find('\n') != std::string::npos || fill.width(cell.prose.text) > cell_width(cell, widths);
    });
  });
}

std::vector<std::string> row_lines(const Grid& grid, const GridRow& row, const std::vector<int>& widths, Fill& fill) {
  std::vector<std::vector<std::string_view>> texts;
  std::size_t height = 1;
  for (const GridCell& cell : row.cells) {
    std::vector<std::string_view>& lines = texts.emplace_back();
    std::string_view line;
    for (fill.begin(cell.prose); fill.next(cell_width(cell, widths), line);) lines.push_back(line);
    height = std::max(height, lines.size());
  }
  std::vector<std::string> out(height);
  for (std::size_t h = 0; h < height; ++h) {
    std::size_t next = 0;  // of the row's cells
    for (std::uint32_t column = 0; column < grid.columns;) {
      if (column > 0) out[h] += kColumnGap;
      if (next < row.cells.size() && row.cells[next].column == column) {
        const GridCell& cell = row.cells[next];
        const std::string_view text = h < texts[next].size() ? texts[next][h] : std::string_view();
        const Align align = column < grid.table->columns ? grid.table->align[column] : Align::None;
        out[h] += padded(text, cell_width(cell, widths) - fill.shown_width(text), align);
        column += cell.span;
        ++next;
      } else {
        out[h].append(static_cast<std::size_t>(widths[column++]), ' ');
      }
    }
    out[h].erase(out[h].find_last_not_of(' ') + 1);
  }
  return out;
}

std::string rule_line(const std::vector<int>& widths) {
  std::string out;
  for (const int width : widths) {
    if (!out.empty()) out += kRuleGap;
    out.append(static_cast<std::size_t>(width), '-');
  }
  return out;
}

}  // namespace offprint
