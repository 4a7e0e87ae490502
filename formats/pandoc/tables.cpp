// Tables: which rows are the head, which columns a cell takes.
#include <algorithm>
#include <cstddef>

#include "formats/pandoc/nodes.h"

namespace offprint::pandoc {

namespace {

constexpr std::size_t kMostColumns = 1000;  // HTML Standard §4.9.11: a greater colspan is an error

std::string_view alignment(Align align) {
  switch (align) {
    case Align::None: return "AlignDefault";
    case Align::Left: return "AlignLeft";
    case Align::Center: return "AlignCenter";
    case Align::Right: return "AlignRight";
  }
  __builtin_unreachable();
}

struct PlacedCell {
  const TableCell* cell = nullptr;
  std::size_t column = 0;
  std::size_t columns = 1;
  std::size_t rows = 1;
};

struct PlacedRow {
  const Node* row = nullptr;
  std::vector<PlacedCell> cells;
};

// The table's cells where a browser has them (HTML Standard §4.9.12), but that none lies over another, and that the
// columns which spans alone make are bounded.
class TablePlan {
 public:
  explicit TablePlan(const Table& table) : columns_(table.columns) {
    for (const Node* row = table.first; row != nullptr; row = row->next) rows_.push_back({row, {}});
    while (head_ < rows_.size() && is_header_row(*rows_[head_].row)) ++head_;
    if (reaches_below(head_)) head_ = 0;
    for (std::size_t i = 0; i < rows_.size(); ++i) place(i, i < head_ ? head_ : rows_.size());
  }

  std::size_t columns() const { return columns_; }
  std::size_t head() const { return head_; }  // the number of rows
  const std::vector<PlacedRow>& rows() const { return rows_; }

  // Whether the first column of the body is headers alone.
  bool has_row_heads() const {
    std::size_t seen = 0;
    for (std::size_t i = head_; i < rows_.size(); ++i) {
      if (rows_[i].cells.empty() || rows_[i].cells.front().column != 0) continue;  // a cell above reaches down
      if (!rows_[i].cells.front().cell->header || rows_[i].cells.front().columns != 1) return false;
      ++seen;
    }
    return seen > 0 && columns_ > 1;
  }

 private:
  static bool is_header_row(const Node& row) {
    if (row.first == nullptr) return false;
    for (const Node* child = row.first; child != nullptr; child = child->next) {
      const auto* cell = as<TableCell>(child);
      if (cell == nullptr || !cell->header) return false;
    }
    return true;
  }

  // Whether a cell of the first rows reaches into or past the row at `end`.
  bool reaches_below(std::size_t end) const {
    if (end == rows_.size()) return false;
    for (std::size_t i = 0; i < end; ++i) {
      for (const Node* child = rows_[i].row->first; child != nullptr; child = child->next) {
        if (i + static_cast<const TableCell&>(*child).rowspan > end) return true;
      }
    }
    return false;
  }

  void place(std::size_t row, std::size_t section_end) {
    std::size_t at = 0;
    const auto is_free = [&](std::size_t column) { return column >= free_from_.size() || free_from_[column] <= row; };
    for (const Node* child = rows_[row].row->first; child != nullptr; child = child->next) {
      const auto* cell = as<TableCell>(child);
      if (cell == nullptr) continue;
      while (!is_free(at)) ++at;
      const std::size_t down = at < kMostColumns ? section_end - row : 1;  // rows need not look further than that
      PlacedCell placed{cell, at, 0, std::clamp<std::size_t>(cell->rowspan, 1, down)};
      const std::size_t most = at < kMostColumns ? std::clamp<std::size_t>(cell->colspan, 1, kMostColumns) : 1;
      for (; placed.columns < most && is_free(at); ++at, ++placed.columns) {
        if (at >= free_from_.size()) free_from_.resize(at + 1, 0);
        free_from_[at] = row + placed.rows;
      }
      rows_[row].cells.push_back(placed);
      columns_ = std::max(columns_, at);
    }
  }

  std::vector<PlacedRow> rows_;
  std::vector<std::size_t> free_from_;  // for each column, the first row that no cell above reaches
  std::size_t head_ = 0;
  std::size_t columns_;
};

}  // namespace

// Caption: no short form, then blocks.
void NodeWriter::table_caption(const Nodes& captions) {
  syntax_.begin_array();
  syntax_.null();
  syntax_.begin_array();
  for (const Node* caption : captions) {
    syntax_.open_list("Plain");
    caption_inlines(*caption);
    syntax_.close_list();
  }
  syntax_.end_array();
  syntax_.end_array();
}

void NodeWriter::table(const Table& node, const Nodes& captions) {
  const TablePlan plan(node);
  const auto cell = [&](const PlacedCell& placed) {
    syntax_.begin_array();
    syntax_.attributes(attributes_of(*placed.cell));
    syntax_.leaf("AlignDefault");
    syntax_.number(static_cast<std::int64_t>(placed.rows));
    syntax_.number(static_cast<std::int64_t>(placed.columns));
    syntax_.begin_array();
    blocks(*placed.cell);
    syntax_.end_array();
    syntax_.end_array();
  };
  const auto rows = [&](std::size_t begin, std::size_t end) {
    syntax_.begin_array();
    for (std::size_t i = begin; i < end; ++i) {
      const PlacedRow& row = plan.rows()[i];
      syntax_.begin_array();
      syntax_.attributes(attributes_of(*row.row));
      syntax_.begin_array();
      for (const PlacedCell& placed : row.cells) cell(placed);
      syntax_.end_array();
      syntax_.end_array();
      syntax_.flush(false);
    }
    syntax_.end_array();
  };
  syntax_.open_list("Table");
  syntax_.attributes(attributes_of(node));
  table_caption(captions);
  syntax_.begin_array();
  for (std::size_t i = 0; i < plan.columns(); ++i) {
    syntax_.begin_array();
    syntax_.leaf(alignment(i < node.columns && node.align != nullptr ? node.align[i] : Align::None));
    syntax_.leaf("ColWidthDefault");
    syntax_.end_array();
  }
  syntax_.end_array();
  syntax_.begin_array();  // the head
  syntax_.attributes({});
  rows(0, plan.head());
  syntax_.end_array();
  syntax_.begin_array();  // the bodies: one
  syntax_.begin_array();
  syntax_.attributes({});
  syntax_.number(plan.has_row_heads() ? 1 : 0);
  rows(0, 0);  // head rows within it
  rows(plan.head(), plan.rows().size());
  syntax_.end_array();
  syntax_.end_array();
  syntax_.begin_array();  // the foot
  syntax_.attributes({});
  rows(0, 0);
  syntax_.end_array();
  syntax_.close_list();
}

}  // namespace offprint::pandoc
