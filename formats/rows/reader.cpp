#include "formats/rows/reader.h"

#include "formats/charset/binary.h"
#include "formats/hash/sha256.h"
#include "formats/reading/load_text.h"
#include "formats/rows/csv_rows.h"
#include "formats/rows/json_rows.h"

namespace offprint {

namespace {

bool is_json(std::string_view text) { return text.starts_with('{') || text.starts_with('['); }

}  // namespace

Result<void> list_rows(const NextBytes& next, const ItemTaker& take) {
  Utf8Bytes source(next);
  std::string begun;
  std::string room;
  std::string_view text;
  while ((text = sniff_text(begun, room)).size() < 4) {  // a BOM or blank lines, so far
    const auto more = source.next();
    if (!more) return fail(more.error());
    if (more->empty()) break;
    begun += *more;
  }
  const std::size_t lead = begun.size() - text.size();
  const ItemTaker take_with_context = [&](ItemPlace item) {
    item.context = source.context(std::move(item.context));
    take(std::move(item));
  };
  return is_json(text) ? list_json_rows(begun, lead, source, take_with_context)
                       : list_csv_rows(begun, source, take_with_context);
}

Result<void> read_row(std::string_view bytes, const ReadOptions& options, Document& document) {
  if (auto loaded = load_text(bytes, options, document); !loaded) return loaded;
  const auto parse = [](std::string_view text) { return is_json(text) ? parse_json_row(text) : parse_csv_row(text); };
  auto row = parse(document.input());
  if (row && !holds_article(*row)) {
    const auto first = first_item(list_rows, document.input());
    if (!first) return fail(first.error());
    row = parse(*first);
  }
  if (!row) return fail(row.error());
  if (auto made = make_row_document(*row, options, document); !made) return made;
  document.metadata.source = {Dialect::None, options.path, options.hash ? sha256(bytes) : std::string()};
  return {};
}

Claim sniff_rows(std::string_view head) {
  if (binary_kind(head)) return Claim::No;
  std::string room;
  const std::string_view text = sniff_text(head, room);
  return (is_json(text) ? holds_json_rows(text) : is_csv_header(text)) ? Claim::Surely : Claim::No;
}

}  // namespace offprint
