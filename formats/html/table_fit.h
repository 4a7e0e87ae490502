// Whether a table fits a small page of a book, which cuts off what does not.
#pragma once

#include <cstdint>
#include <string_view>

#include "formats/document/node.h"

namespace offprint {

enum class TableFit : std::uint8_t {
  Plain,
  Dense,   // in small print
  Denser,  // in small print, and with words divided
};

// By the longest word of each column. `language` is BCP 47.
TableFit table_fit(const Table& table, std::string_view language);

}  // namespace offprint
