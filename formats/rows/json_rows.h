// Rows of JSON.
#pragma once

#include <string_view>
#include <vector>

#include "formats/reading/items.h"
#include "formats/reading/utf8_bytes.h"
#include "formats/rows/row.h"

namespace offprint {

// As list_rows; `begun`: the bytes that were taken from `source` already, of which JSON begins at `lead`.
Result<void> list_json_rows(std::string_view begun, std::size_t lead, Utf8Bytes& source, const ItemTaker& take);

// What the JSON values in `text` say together: of two of one name the last counts. UTF-8. Fails with NotThisFormat.
Result<Row> parse_json_row(std::string_view text);

// The objects of a JSON array, whatever their fields are. UTF-8; none where it is none.
std::vector<Row> all_json_rows(std::string_view text);

// Whether an object in the JSON that `head` is the beginning of is an article.
bool holds_json_rows(std::string_view head);

}  // namespace offprint
