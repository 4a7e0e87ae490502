// The order in which a table's sections are shown.
#pragma once

#include <string_view>

#include "formats/document/node.h"

namespace offprint {

// A table's first <thead> is shown above its rows, its first <tfoot> below them, wherever they are (CSS 2.1, §17.2).
class TableSections {
 public:
  // A section, by its element's name, has been read: its content is in `table`, after `before` (null: first).
  void add(std::string_view name, Node& table, Node* before);
  // Puts the rows of `table` in that order.
  void order(Node& table) const;

 private:
  struct Section {  // siblings, the first and the last
    Node* first = nullptr;
    Node* last = nullptr;
  };
  Section head_;
  Section foot_;
};

}  // namespace offprint
