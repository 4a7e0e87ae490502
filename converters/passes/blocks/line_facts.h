// What tells lines of prose from others: how long they are, and whether they end as sentences end.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint {

struct LineFacts {
  std::size_t columns = 0;  // roughly: a wide character counts two
  bool ends_sentence = false;
};

void add_text(LineFacts& line, std::string_view text);

}  // namespace offprint
