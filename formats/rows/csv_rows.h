// Rows of a table (RFC 4180), by libcsv.
#pragma once

#include <string_view>
#include <vector>

#include "formats/reading/items.h"
#include "formats/reading/utf8_bytes.h"
#include "formats/rows/row.h"

namespace offprint {

Result<void> list_csv_rows(std::string_view begun, Utf8Bytes& source, const ItemTaker& take);

// A header and one row. UTF-8.
Result<Row> parse_csv_row(std::string_view text);

// All rows of a table with commas, whatever its fields are. UTF-8.
std::vector<Row> all_csv_rows(std::string_view text);

// Whether the first line is a header with an article and another known field in it.
bool is_csv_header(std::string_view head);

}  // namespace offprint
