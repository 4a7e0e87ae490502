#include "formats/rows/table_beside.h"

#include <algorithm>
#include <array>
#include <utility>

#include "formats/document/document.h"
#include "formats/rows/csv_rows.h"
#include "formats/rows/fields.h"
#include "formats/rows/json_rows.h"
#include "formats/rows/row.h"

namespace offprint {

namespace {

constexpr std::array<TableBesideRow, 2> kTables{{
    {"posts", ".csv", "post_id"},
    {"metadata_", ".json", "slug"},
}};

const std::string* value_of(const Row& row, std::string_view name) {
  const auto found = std::find_if(row.begin(), row.end(), [&](const RowValue& value) { return value.name == name; });
  return found == row.end() ? nullptr : &found->values.front();
}

bool is_draft(const Row& row) {
  return std::any_of(row.begin(), row.end(), [](const RowValue& value) {
    const std::string& said = value.values.front();
    switch (row_name(value.name).field) {
      case RowField::Status: return !is_public_status(said);
      case RowField::Public: return said == "false" || said == "0";
      case RowField::Private: return said == "true" || said == "1";
      default: return false;
    }
  });
}

}  // namespace

std::span<const TableBesideRow> tables_beside() { return kTables; }

void add_table(const TableBesideRow& kind, std::string_view bytes, SaidByStem& all) {
  for (const Row& row : kind.extension == ".csv" ? all_csv_rows(bytes) : all_json_rows(bytes)) {
    const std::string* stem = value_of(row, kind.key);
    const bool draft = is_draft(row);
    if (stem == nullptr || (value_of(row, "title") == nullptr && !draft)) continue;
    Document document;
    take_row_metadata(row, document);
    document.metadata.extra.clear();
    all.try_emplace(*stem, SaidBeside{std::move(document.metadata), draft});
  }
}

}  // namespace offprint
