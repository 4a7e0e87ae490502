// A table's sections: their order, and how far their cells reach.
#pragma once

#include <string_view>

#include "formats/document/node.h"

namespace offprint {

// No cell reaches beyond its section; one with a rowspan of 0 reaches to its end (HTML §4.9.12).
// A table's first <thead> is shown above its rows, its first <tfoot> below them, wherever they are (CSS 2.1, §17.2).
class TableSections {
 public:
  // A section, by its element's name, has been read: its content is in `table`, after `before` (null: first).
  void add(std::string_view name, Node& table, Node* before);
  // Puts the rows of `table` in that order. No cell has a rowspan of 0 from then on.
  void order(Node& table);

 private:
  struct Section {  // siblings, the first and the last
    Node* first = nullptr;
    Node* last = nullptr;
  };
  void settle(Node& table, Node* before);

  Node* settled_ = nullptr;  // the last node whose cells are
  Section head_;
  Section foot_;
};

}  // namespace offprint
