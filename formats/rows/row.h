// A row, whether it was a JSON object or a line of a table, and the Document that it becomes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/reading/read.h"

namespace offprint {

struct RowValue {
  std::string name;
  std::vector<std::string> values;  // more than one only of a list
};
// In the row's order; UTF-8. Empty values are not there.
using Row = std::vector<RowValue>;

bool holds_article(const Row& row);

// Only what it says about the article.
void take_row_metadata(const Row& row, Document& document);

// The metadata are those of RowField; fields of other names go to `extra` where they are short. Fails with Empty for a
// row without an article.
Result<void> make_row_document(const Row& row, const ReadOptions& options, Document& document);

}  // namespace offprint
