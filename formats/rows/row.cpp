#include "formats/rows/row.h"

#include <algorithm>
#include <array>
#include <map>

#include "formats/address/address.h"
#include "formats/html/line_breaks.h"
#include "formats/html/reader.h"
#include "formats/html/words_of.h"
#include "formats/markdown/reader.h"
#include "formats/rows/fields.h"
#include "formats/time/dates.h"
#include "formats/time/day_order.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongestExtra =
    500;  // bytes: what is longer is no fact about the article, but text of another kind

struct Chosen {
  const RowValue* value = nullptr;
  unsigned rank = 0;
};
using Fields = std::map<RowField, Chosen>;

Fields fields_of(const Row& row) {
  Fields fields;
  for (const RowValue& value : row) {
    const RowName name = row_name(value.name);
    Chosen& chosen = fields[name.field];
    if (name.field != RowField::Other && (chosen.value == nullptr || name.rank < chosen.rank))
      chosen = {&value, name.rank};
  }
  return fields;
}

// A field without markup, as most are, may hold a '<' of its own.
std::string decoded(std::string_view text) {
  return text.find("</") == text.npos ? decoded_line(text) : words_of(text);
}

bool is_number(std::string_view text) { return std::all_of(text.begin(), text.end(), is_digit); }

std::string first_of(const Fields& fields, RowField field) {
  const auto found = fields.find(field);
  return found == fields.end() || found->second.value == nullptr ? std::string() : found->second.value->values.front();
}

// Of a list, its members one after the other.
std::string all_of(const Fields& fields, RowField field) {
  std::string all;
  const auto found = fields.find(field);
  if (found == fields.end() || found->second.value == nullptr) return all;
  for (const std::string& value : found->second.value->values) all.append(all.empty() ? "" : "\n\n").append(value);
  return all;
}

// A list, or one string with commas.
std::vector<std::string> list_of(const Fields& fields, RowField field, bool commas) {
  std::vector<std::string> list;
  const auto found = fields.find(field);
  if (found == fields.end() || found->second.value == nullptr) return list;
  const auto& values = found->second.value->values;
  const auto add = [&](std::string_view text) {
    std::string one = decoded(text);
    if (!one.empty() && std::find(list.begin(), list.end(), one) == list.end()) list.push_back(std::move(one));
  };
  if (values.size() > 1 || !commas) {
    for (const std::string& value : values) add(value);
    return list;
  }
  std::string_view rest = values.front();
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find_first_of(",;"), rest.size());
    add(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return list;
}

// WordPress's times in UTC say so by their names only.
std::string with_zone(const RowValue& value) {
  return value.values.front() + (value.name.ends_with("_gmt") ? "Z" : "");
}

void take_date(const Fields& fields, RowField field, std::optional<Moment> Metadata::*member, Document& document) {
  const auto found = fields.find(field);
  if (found == fields.end() || found->second.value == nullptr) return;
  const RowValue& value = *found->second.value;
  if (const auto date = parse_date(with_zone(value), day_order(document.metadata.language))) {
    document.metadata.*member = held_date(member, date);
  } else {
    document.metadata.extra.emplace_back(value.name, one_line(value.values.front()));
    document.diagnostics.report(DiagnosticCode::HeaderDateUnknown, 0, value.values.front());
  }
}

void take_fields(const Row& row, const Fields& fields, Document& document) {
  Metadata& metadata = document.metadata;
  const std::pair<RowField, std::string Metadata::*> strings[] = {{RowField::Title, &Metadata::title},
                                                                  {RowField::Description, &Metadata::description},
                                                                  {RowField::SiteName, &Metadata::site_name},
                                                                  {RowField::Language, &Metadata::language}};
  for (const auto& [field, member] : strings)
    if (std::string value = decoded(first_of(fields, field)); !value.empty()) metadata.*member = std::move(value);
  if (const std::string url(trim(first_of(fields, RowField::Url))); is_web_address(url)) metadata.url = url;
  auto authors = list_of(fields, RowField::Authors, false);
  std::erase_if(authors, is_number);  // of a user, whose name is elsewhere
  if (!authors.empty()) metadata.authors = std::move(authors);
  if (auto list = list_of(fields, RowField::Tags, true); !list.empty()) metadata.tags = std::move(list);
  if (auto list = list_of(fields, RowField::Categories, true); !list.empty()) metadata.categories = std::move(list);
  take_date(fields, RowField::Published, &Metadata::published, document);
  take_date(fields, RowField::Modified, &Metadata::modified, document);
  for (const RowValue& value : row) {
    const RowName name = row_name(value.name);
    const bool known = name.field != RowField::Other && name.field != RowField::Id && name.field != RowField::Slug;
    const bool is_url = name.field == RowField::Url && value.values.front() != metadata.url;
    if ((known && !is_url) || value.values.size() != 1 || value.values.front().size() > kLongestExtra) continue;
    metadata.extra.emplace_back(value.name, one_line(value.values.front()));
  }
}

}  // namespace

void take_row_metadata(const Row& row, Document& document) { take_fields(row, fields_of(row), document); }

bool holds_article(const Row& row) {
  return std::any_of(row.begin(), row.end(), [](const RowValue& value) {
    const RowField field = row_name(value.name).field;
    return is_article(field);
  });
}

Result<void> make_row_document(const Row& row, const ReadOptions& options, Document& document) {
  const Fields fields = fields_of(row);
  const std::string html = all_of(fields, RowField::Html);
  const std::string markdown = is_blank(html) ? all_of(fields, RowField::Markdown) : std::string();
  if (!is_blank(markdown)) {
    if (auto read = read_markdown_field(markdown, options, document); !read) return read;
    take_fields(row, fields, document);
    return {};
  }
  const std::string text = is_blank(html) ? all_of(fields, RowField::Text) : std::string();
  if (auto read = read_html_field(text.empty() ? html : text_as_html(text), options, document); !read) return read;
  take_fields(row, fields, document);
  return {};
}

}  // namespace offprint
