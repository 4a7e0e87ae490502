// Which column of a table a cell is in.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "formats/document/node.h"

namespace offprint {

inline constexpr std::uint16_t kMostColumns = 1000;  // HTML Standard §4.9.11: a greater colspan is an error

// The column of each cell in document order, allowing for cells above that reach down (HTML Standard §4.9.12).
class CellColumns {
 public:
  explicit CellColumns(std::size_t count) : free_from_(count, 0) {}

  std::size_t count() const { return free_from_.size(); }
  void end_row() {
    at_ = 0;
    ++row_;
  }
  std::size_t place(const TableCell& cell) {
    while (at_ < free_from_.size() && free_from_[at_] > row_) ++at_;
    const std::size_t column = at_;
    const std::size_t end = std::min<std::size_t>(at_ + cell.colspan, free_from_.size());
    for (; at_ < end; ++at_) free_from_[at_] = row_ + cell.rowspan;
    return column;
  }

 private:
  std::vector<std::size_t> free_from_;  // for each column, the first row that no cell above reaches
  std::size_t row_ = 0;
  std::size_t at_ = 0;
};

}  // namespace offprint
