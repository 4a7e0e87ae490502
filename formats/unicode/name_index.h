// Finds the row of a table by its name, in about as many steps as the name has letters. Made by the compiler.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offprint {

// Of a table of at most 255 rows; `Slots` at least twice as many, a power of two.
template <std::size_t Slots>
class NameIndex {
 public:
  // `name_of` gives a row's name.
  template <class Table, class NameOf>
  constexpr NameIndex(const Table& table, NameOf name_of) {
    static_assert(std::tuple_size_v<Table> <= 255 && std::tuple_size_v<Table> * 2 <= Slots);
    for (std::size_t i = 0; i < table.size(); ++i) {
      beginnings_[i] = beginning(name_of(table[i]), [](char c) { return c; });
      std::size_t slot = slot_of(beginnings_[i]);
      while (rows_[slot] != 0) slot = (slot + 1) % Slots;
      rows_[slot] = static_cast<std::uint8_t>(i + 1);
    }
  }

  // The row of that name; null if there is none. `letter` gives what a letter of the name is compared as.
  template <class Table, class NameOf, class Letter>
  constexpr const typename Table::value_type* find(const Table& table, std::string_view name, NameOf name_of,
                                                   Letter letter) const {
    const std::uint64_t begins = beginning(name, letter);
    for (std::size_t slot = slot_of(begins); rows_[slot] != 0; slot = (slot + 1) % Slots) {
      const auto& row = table[rows_[slot] - 1U];
      const std::string_view found = name_of(row);
      if (found.size() != name.size() || beginnings_[rows_[slot] - 1U] != begins) continue;
      const auto is_same = [&](char a, char b) { return a == letter(b); };
      if (name.size() <= kBeginning || std::equal(found.begin(), found.end(), name.begin(), is_same)) return &row;
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t kBeginning = 8;  // letters that are compared as one number

  template <class Letter>
  static constexpr std::uint64_t beginning(std::string_view name, Letter letter) {
    std::uint64_t letters = 0;
    for (const char c : name.substr(0, kBeginning)) letters = letters << 8U | static_cast<unsigned char>(letter(c));
    return letters;
  }
  static constexpr std::size_t slot_of(std::uint64_t letters) {
    constexpr std::uint64_t kMixing = 0x9E3779B97F4A7C15;  // 2^64 by the golden ratio
    return (letters * kMixing >> 32U) % Slots;
  }

  std::array<std::uint8_t, Slots> rows_{};             // the row's number and one more; 0 for none
  std::array<std::uint64_t, Slots / 2> beginnings_{};  // by row
};

}  // namespace offprint
