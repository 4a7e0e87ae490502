// Finds the row of a table by its name, in about as many steps as the name has letters. Made by the compiler.
#pragma once

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
      std::size_t slot = slot_of(name_of(table[i]));
      while (rows_[slot] != 0) slot = (slot + 1) % Slots;
      rows_[slot] = static_cast<std::uint8_t>(i + 1);
    }
  }

  // The row of that name; null if there is none.
  template <class Table, class NameOf>
  constexpr const typename Table::value_type* find(const Table& table, std::string_view name, NameOf name_of) const {
    for (std::size_t slot = slot_of(name); rows_[slot] != 0; slot = (slot + 1) % Slots) {
      const auto& row = table[rows_[slot] - 1U];
      if (name_of(row) == name) return &row;
    }
    return nullptr;
  }

 private:
  static constexpr std::size_t slot_of(std::string_view name) {
    auto hash = static_cast<std::uint32_t>(name.size());
    for (const char c : name) hash = hash * 31 + static_cast<unsigned char>(c);
    return (hash ^ (hash >> 9U)) % Slots;
  }

  std::array<std::uint8_t, Slots> rows_{};  // the row's number and one more; 0 for none
};

}  // namespace offprint
