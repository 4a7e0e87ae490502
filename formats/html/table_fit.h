// Whether a table fits a small page of a book, which cuts off what does not.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/document/node.h"

namespace offprint {

struct TableFit {
  enum class Print : std::uint8_t {
    Plain,   // also in letters of twice the size
    Tight,   // only in letters no larger than a page's width allows
    Dense,   // in small print
    Denser,  // in small print, and with words divided
  };
  Print print = Print::Plain;
  std::vector<const TableCell*> long_words;  // the cells in which words are divided: addresses, mostly
};

// By the longest word of each column. `language` is BCP 47.
TableFit table_fit(const Table& table, std::string_view language);

}  // namespace offprint
