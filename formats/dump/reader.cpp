#include "formats/dump/reader.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "formats/dump/header.h"
#include "formats/hash/sha256.h"
#include "formats/html/reader.h"
#include "formats/html/words_of.h"
#include "formats/markdown/reader.h"
#include "formats/markdown/signs.h"
#include "formats/reading/front_matter.h"
#include "formats/reading/key_value_header.h"
#include "formats/reading/load_text.h"
#include "formats/time/dates.h"
#include "formats/time/day_order.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

void decode_all(std::vector<std::string>& texts) {
  for (std::string& text : texts) text = decoded_line(text);
}

std::optional<Moment> date_in_utc(std::string_view text, std::string_view language = {}) {
  const auto moment = parse_date(text, day_order(language));
  return moment ? std::optional(in_utc(*moment)) : std::nullopt;
}

void take_dates(const Header& header, const FrontMatter& front, Document& document) {
  const std::string& front_date = front.date;
  Metadata& metadata = document.metadata;
  metadata.published = parse_milliseconds(header.stamp);
  if (!metadata.published) metadata.published = date_in_utc(header.date);
  const auto front_published = date_in_utc(front_date, metadata.language);
  if (!metadata.published) metadata.published = front_published ? front_published : front.published;
  const bool same = front_published && front_published == metadata.published;
  if (!front_date.empty() && !same) metadata.extra.emplace_back(front.date_key, front_date);
  if (metadata.published) return;
  const std::string_view unknown = !header.stamp.empty()  ? header.stamp
                                   : !header.date.empty() ? header.date
                                                          : front_date;
  const std::size_t at =
      header.date_at > 0 || !(header.front_matter || header.key_values) ? header.date_at : header.front_matter_at;
  if (!unknown.empty())
    document.diagnostics.report(DiagnosticCode::HeaderDateUnknown, static_cast<std::uint32_t>(at), unknown);
}

void take_header(const Header& header, Document& document) {
  FrontMatter front;
  if (header.front_matter) front = read_front_matter(*header.front_matter);
  if (header.key_values) {
    front = read_key_values(*header.key_values);
    for (auto* text : {&front.metadata.site_name, &front.metadata.description}) *text = decoded_line(*text);
  }
  if (front.repaired) {
    const FrontMatterPlace place = header.front_matter.value_or(FrontMatterPlace());
    document.diagnostics.report(DiagnosticCode::FrontMatterRepaired, static_cast<std::uint32_t>(header.front_matter_at),
                                name(place.form));
  }
  Metadata& metadata = document.metadata;
  metadata = std::move(front.metadata);
  if (metadata.title.empty()) metadata.title = header.title;
  if (metadata.url.empty()) metadata.url = header.url;
  metadata.title = decoded_line(metadata.title);
  for (auto* texts : {&metadata.authors, &metadata.tags, &metadata.categories}) decode_all(*texts);
  take_dates(header, front, document);
}

// Under a header only: any other text is HTML, or a reader of its own claims it. Front matter above plain paragraphs is
// what a program for Markdown wrote.
bool holds_markdown(const Header& header, std::string_view body) {
  if (header.dialect == Dialect::None) return false;
  switch (markdown::written_in(body)) {
    case markdown::WrittenIn::Html: return false;
    case markdown::WrittenIn::Markdown: return true;
    case markdown::WrittenIn::Plain: return header.dialect == Dialect::FrontMatter && !is_blank(body);
  }
  __builtin_unreachable();
}

}  // namespace

Result<void> read_dump(std::string_view bytes, const ReadOptions& options, Document& document) {
  if (auto loaded = load_text(bytes, options, document); !loaded) return loaded;
  const std::string_view text = document.input();
  if (is_blank(text)) return fail(Fault::Empty, "the input holds nothing but white space");
  const Header header = find_header(text);
  take_header(header, document);
  document.metadata.source = {header.dialect, options.path, options.hash ? sha256(bytes) : std::string()};
  const auto body = static_cast<std::uint32_t>(header.body);
  if (holds_markdown(header, text.substr(body))) return read_markdown_part(document, body, options);
  return read_html_part(document, body, static_cast<std::uint32_t>(text.size()), options);
}

}  // namespace offprint
