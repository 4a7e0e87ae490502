// Ranges of code points: blocks, and sets of characters that a property of Unicode or a need of ours names.
#pragma once

#include <algorithm>

namespace offprint {

struct CodeRange {
  char32_t first;
  char32_t last;
};

// Whether one of the ranges, in any order, holds the character.
template <class Ranges>
constexpr bool holds(const Ranges& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](CodeRange range) { return c >= range.first && c <= range.last; });
}

}  // namespace offprint
