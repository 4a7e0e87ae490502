// How often keys were seen, in memory that does not grow: a count-min sketch (Cormode and Muthukrishnan, 2005). It may
// say too much, never too little, and the same whatever order the keys came in.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace offprint {

class CountSketch {
 public:
  // For about so many keys.
  explicit CountSketch(std::size_t keys) {
    const std::size_t cells = std::bit_ceil(std::clamp(keys, kLeastCells, kMostCells));
    for (auto& row : rows_) row.resize(cells);
  }

  void add(std::uint64_t key) {
    for (std::size_t i = 0; i < kRows; ++i) {
      std::uint8_t& cell = rows_[i][place(i, key)];
      if (cell < kMost) ++cell;
    }
  }
  // At most kMost.
  unsigned count(std::uint64_t key) const {
    unsigned least = kMost;
    for (std::size_t i = 0; i < kRows; ++i) least = std::min<unsigned>(least, rows_[i][place(i, key)]);
    return least;
  }

  static constexpr std::uint8_t kMost = 255;

 private:
  static constexpr std::size_t kRows = 4;
  static constexpr std::size_t kLeastCells = std::size_t{1} << 14U;
  static constexpr std::size_t kMostCells = std::size_t{1} << 25U;  // 128 MiB for all rows
  static constexpr std::array<std::uint64_t, kRows> kFactors{0x9E3779B97F4A7C15U, 0xC2B2AE3D27D4EB4FU,
                                                             0x165667B19E3779F9U, 0xD6E8FEB86659FD93U};

  std::size_t place(std::size_t row, std::uint64_t key) const {
    const std::uint64_t mixed = (key ^ (key >> 29U)) * kFactors[row];
    return (mixed >> 32U) & (rows_[row].size() - 1);
  }

  std::array<std::vector<std::uint8_t>, kRows> rows_;
};

}  // namespace offprint
