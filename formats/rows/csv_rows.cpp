#include "formats/rows/csv_rows.h"

#include <algorithm>
#include <new>
#include <optional>
#include <utility>
#include <vector>

extern "C" {
#include <csv.h>
}

#include "formats/charset/charset.h"
#include "formats/rows/fields.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

constexpr std::size_t kLongestField = std::size_t{2} << 10U;  // bytes of a field that may be a key or a title
constexpr std::string_view kSeparators = ",;\t";
constexpr std::string_view kMark = "\xEF\xBB\xBF";

// A table, a piece at a time; the fields of a row that ended.
class CsvTable {
 public:
  explicit CsvTable(char separator) {
    if (csv_init(&parser_, 0) != 0) throw std::bad_alloc();
    csv_set_delim(&parser_, static_cast<unsigned char>(separator));
    // A tab may part fields. A row ends at its line feed only: a carriage return elsewhere is the field's own.
    csv_set_space_func(&parser_, [](unsigned char c) { return c == ' ' || c == '\r' ? 1 : 0; });
    csv_set_term_func(&parser_, [](unsigned char c) { return c == '\n' ? 1 : 0; });
  }
  CsvTable(const CsvTable&) = delete;
  CsvTable& operator=(const CsvTable&) = delete;
  ~CsvTable() { csv_free(&parser_); }

  // `line`: up to a line's end, with it. Whether a row ended there.
  bool add(std::string_view line) {
    if (ended_) fields_.clear();
    ended_ = false;
    if (csv_parse(&parser_, line.data(), line.size(), field, row, this) != line.size()) throw std::bad_alloc();
    return ended_;
  }
  bool finish() {
    if (ended_) fields_.clear();
    ended_ = false;
    csv_set_opts(&parser_, CSV_STRICT | CSV_STRICT_FINI);  // it is an error then that a quoted field never ended
    open_quote_ = csv_fini(&parser_, field, row, this) != 0;
    return ended_ || open_quote_;
  }
  bool open_quote() const { return open_quote_; }
  std::vector<std::string>& fields() { return fields_; }

 private:
  static void field(void* bytes, std::size_t size, void* self) {
    static_cast<CsvTable*>(self)->fields_.emplace_back(static_cast<const char*>(bytes), size);
  }
  static void row(int, void* self) { static_cast<CsvTable*>(self)->ended_ = true; }

  csv_parser parser_{};
  std::vector<std::string> fields_;
  bool ended_ = false;
  bool open_quote_ = false;
};

// As UTF-8: tables are often in the charset of the machine that wrote them.
std::string as_utf8(std::string_view bytes, std::string_view charset) {
  if (is_utf8(bytes)) return std::string(bytes);
  auto converted = convert(bytes, charset);
  return converted ? std::move(converted->text) : std::string();
}

std::vector<std::string> fields_of(std::string_view line, char separator) {
  CsvTable table(separator);
  if (line.starts_with(kMark)) line.remove_prefix(kMark.size());
  if (!table.add(line)) table.finish();
  return std::move(table.fields());
}

// The separator that makes the line a header of articles; 0 for none.
char separator_of(std::string_view line) {
  for (const char separator : kSeparators) {
    unsigned articles = 0;
    unsigned others = 0;
    for (const std::string& name : fields_of(line, separator)) {
      const RowField field = row_name(trim(name)).field;
      if (is_article(field)) {
        ++articles;
      } else if (field != RowField::Other) {
        ++others;
      }
    }
    if (articles > 0 && others > 0) return separator;
  }
  return 0;
}

class CsvLister {
 public:
  CsvLister(std::string_view begun, const Utf8Bytes& source, const ItemTaker& take)
      : source_(source), take_(take), charset_(is_utf8(begun) ? std::string_view() : detect_charset(begun)) {}

  Result<void> add(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = bytes.find('\n');
      const std::string_view part = bytes.substr(0, end == bytes.npos ? end : end + 1);
      bytes.remove_prefix(part.size());
      at_ += part.size();
      if (!table_) {
        header_ += part;
        if (end == bytes.npos && header_.size() < kLongestHeader) continue;
        if (auto begun = begin(); !begun) return begun;
      } else if (table_->add(part)) {
        row();
      }
    }
    return {};
  }

  Result<void> finish() {
    if (!table_)
      if (auto begun = begin(); !begun) return begun;
    if (table_->finish()) row();
    return {};
  }

 private:
  static constexpr std::size_t kLongestHeader = std::size_t{64} << 10U;

  Result<void> begin() {
    const std::string header = as_utf8(header_, charset_);
    const char separator = separator_of(header);
    if (separator == 0) {
      return fail(Fault::NotThisFormat,
                  "its first line names no field of an article: html, content or body, and a title, address or date");
    }
    table_.emplace(separator);
    names_ = fields_of(header, separator);
    if (!header_.ends_with('\n')) header_ += '\n';
    begin_ = source_.place(at_);
    return {};
  }

  void row() {
    const std::vector<std::string>& fields = table_->fields();
    ItemPlace place;
    place.number = ++number_;
    place.begin = begin_;
    const std::uint64_t end = source_.place(at_);
    place.size = end - std::exchange(begin_, end);
    const bool nothing = fields.empty() || (fields.size() == 1 && is_blank(fields[0]));
    if (nothing && !table_->open_quote()) return void(--number_);
    place.context = header_;
    describe(fields, place);
    if (table_->open_quote()) {
      place.problem = "a quoted field begins in this row or behind it and never ends; mend the file's quotes";
    } else if (!is_as_long(fields)) {
      place.problem = "this row has " + std::to_string(fields.size()) + " fields, and the header " +
                      std::to_string(names_.size()) + "; mend the file's quotes or separators there";
    }
    take_(std::move(place));
  }

  // Cells behind the header's may stand there, if they are empty.
  bool is_as_long(const std::vector<std::string>& fields) const {
    return fields.size() >= names_.size() &&
           std::all_of(fields.begin() + static_cast<std::ptrdiff_t>(names_.size()), fields.end(),
                       [](const std::string& field) { return is_blank(field); });
  }

  void describe(const std::vector<std::string>& fields, ItemPlace& place) const {
    std::string id, url, slug, title;
    for (std::size_t i = 0; i < std::min(fields.size(), names_.size()); ++i) {
      if (fields[i].size() > kLongestField) continue;
      const std::string value = as_utf8(fields[i], charset_);
      switch (row_name(trim(names_[i])).field) {
        case RowField::Id: take_first(id, value); break;
        case RowField::Url: take_first(url, value); break;
        case RowField::Slug: take_first(slug, value); break;
        case RowField::Title: take_first(title, value); break;
        case RowField::Status: place.withheld = place.withheld || !is_public_status(value); break;
        case RowField::Public: place.withheld = place.withheld || value == "false" || value == "0"; break;
        case RowField::Private: place.withheld = place.withheld || value == "true" || value == "1"; break;
        default: break;
      }
    }
    place.key = !id.empty() ? id : !url.empty() ? url : slug;
    place.title = slug.empty() ? title : slug;
  }

  static void take_first(std::string& fact, const std::string& value) {
    if (fact.empty()) fact = value;
  }

  const Utf8Bytes& source_;
  const ItemTaker& take_;
  std::string_view charset_;  // of a table that is not UTF-8
  std::optional<CsvTable> table_;
  std::string header_;
  std::vector<std::string> names_;
  std::uint64_t at_ = 0;
  std::uint64_t begin_ = 0;  // in the file
  std::uint64_t number_ = 0;
};

}  // namespace

Result<void> list_csv_rows(std::string_view begun, Utf8Bytes& source, const ItemTaker& take) {
  CsvLister lister(begun, source, take);
  for (std::string_view bytes = begun; !bytes.empty();) {
    if (auto added = lister.add(bytes); !added) return added;
    const auto more = source.next();
    if (!more) return fail(more.error());
    bytes = *more;
  }
  return lister.finish();
}

Result<Row> parse_csv_row(std::string_view text) {
  const std::string_view header = text.substr(0, after_line(text, 0));
  const char separator = separator_of(header);
  if (separator == 0) return fail(Fault::NotThisFormat, "its first line names no field of an article");
  const std::vector<std::string> names = fields_of(header, separator);
  const std::vector<std::string> fields = fields_of(text.substr(header.size()), separator);
  Row row;
  for (std::size_t i = 0; i < std::min(names.size(), fields.size()); ++i)
    if (!is_blank(fields[i])) row.push_back({std::string(trim(names[i])), {fields[i]}});
  return row;
}

std::vector<Row> all_csv_rows(std::string_view text) {
  if (text.starts_with(kMark)) text.remove_prefix(kMark.size());
  CsvTable table(',');
  std::vector<std::string> names;
  std::vector<Row> rows;
  const auto take = [&] {
    if (names.empty()) return void(names = table.fields());
    Row row;
    for (std::size_t i = 0; i < std::min(names.size(), table.fields().size()); ++i)
      if (!is_blank(table.fields()[i])) row.push_back({names[i], {table.fields()[i]}});
    rows.push_back(std::move(row));
  };
  for (std::size_t at = 0; at < text.size(); at = after_line(text, at))
    if (table.add(text.substr(at, after_line(text, at) - at))) take();
  if (table.finish() && !table.open_quote()) take();
  return rows;
}

bool is_csv_header(std::string_view head) {
  const std::string_view line = line_at(head, 0);
  if (line.find_first_of(kSeparators) == line.npos) return false;
  return separator_of(is_utf8(line) ? std::string(line) : as_utf8(line, detect_charset(head))) != 0;
}

}  // namespace offprint
