// Tables that set code in lines: a column of numbers beside a column of lines.
#pragma once

#include <optional>
#include <vector>

#include "formats/document/node.h"

namespace offprint {

struct CodeTable {
  std::vector<Node*> code;     // the cells that hold the code, in order
  std::vector<Node*> numbers;  // the cells beside them
  std::vector<Node*> titles;   // what stands above them: the caption, a cell as wide as the table
  bool a_row_a_line = false;   // else one row holds all lines
  bool shows_numbers = false;  // some of `numbers` have text; highlighters also let the style sheet count
};

// The table as one of code; nothing for a table of data, whose first column may be numbered too. Recognised by
// structure first: no header cells but a title, and in every row one cell that is not a number, always in the same
// column, while the others count on from row to row. That is code where it is in a <pre> (`in_code`), where the lines
// themselves are <pre> or <code>, as data are not, or where class names or a data attribute say so.
std::optional<CodeTable> code_table(Node& table, bool in_code);

}  // namespace offprint
