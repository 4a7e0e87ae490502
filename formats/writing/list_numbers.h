// The numbers of a list's items, as a browser shows them (HTML §4.4.8, CSS Counter Styles 3).
#pragma once

#include <cstdint>
#include <string>

#include "formats/document/node.h"

namespace offprint {

// Counts through a list's items, in their order.
class ListNumbers {
 public:
  explicit ListNumbers(const List& list) : step_(list.reversed ? -1 : 1), next_(list.start) {}
  // The number of the next item.
  std::int64_t operator()(const Node& item);

 private:
  std::int64_t step_;
  std::int64_t next_;
};

// "7", "g", "VII"; in digits if the style has no letters for the number.
std::string list_number(std::int64_t number, ListStyle style);

}  // namespace offprint
