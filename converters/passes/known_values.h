// What was found out about attributes' values of which many elements have the same, such as classes: one value is
// remembered for each of some places.
#pragma once

#include <array>
#include <string_view>

#include "converters/passes/furniture/class_words.h"

namespace offprint {

template <class Found>
class KnownValues {
 public:
  // What `find` finds out about the value, which is not empty.
  template <class Find>
  Found of(std::string_view value, Find find) {
    Known& known = known_[SeenValues::place(value)];
    if (known.value != value) known = {value, find(value)};
    return known.found;
  }

 private:
  struct Known {
    std::string_view value;
    Found found{};
  };
  std::array<Known, SeenValues::kPlaces> known_{};
};

}  // namespace offprint
