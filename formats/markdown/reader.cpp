#include "formats/markdown/reader.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <utility>

#include "formats/charset/binary.h"
#include "formats/charset/charset.h"
#include "formats/hash/sha256.h"
#include "formats/html/reader.h"
#include "formats/html/sniff.h"
#include "formats/markdown/page.h"
#include "formats/markdown/prepare.h"
#include "formats/markdown/settle.h"
#include "formats/markdown/shown_tags.h"
#include "formats/markdown/signs.h"
#include "formats/reading/front_matter.h"
#include "formats/reading/key_value_header.h"
#include "formats/reading/load_text.h"
#include "formats/time/dates.h"
#include "formats/time/day_order.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// The header's part of the buffer stays, the page follows it.
void put_page(const markdown::MarkdownPage& page, std::uint32_t begin, Document& document) {
  const std::size_t size = begin + page.html.size();
  auto buffer = std::make_unique<char[]>(size + 1);
  std::memcpy(buffer.get(), document.buffer.get(), begin);
  std::memcpy(buffer.get() + begin, page.html.data(), page.html.size());
  document.buffer = std::move(buffer);
  document.buffer_size = size;
  const OffsetMap before = document.offsets;
  document.offsets.clear_from(begin);
  document.offsets.note(begin, before.to_input(begin));
  for (const auto& step : page.steps) {
    document.offsets.note(static_cast<std::uint32_t>(begin + step.made),
                          before.to_input(static_cast<std::uint32_t>(begin + step.source)));
  }
}

// What stands above the Markdown.
struct Top {
  FrontMatterPlace front;
  bool pairs = false;  // `Key: value` lines, as Pelican has them
};
std::optional<Top> find_top(std::string_view text) {
  if (const auto front = find_front_matter(text)) return Top{*front};
  if (const auto pairs = find_key_values(text)) return Top{{pairs->lines, pairs->begin, pairs->body}, true};
  return {};
}

// `date` is when it was published; where `published` stands beside it, as our writer puts it, the article's own.
void take_front_dates(const FrontMatter& front, std::uint32_t at, Document& document) {
  Metadata& metadata = document.metadata;
  metadata.published = front.published;
  if (front.date.empty()) return;
  const auto date = parse_date(front.date, day_order(metadata.language));
  if (!date) {
    metadata.extra.emplace_back("date", front.date);
    document.diagnostics.report(DiagnosticCode::HeaderDateUnknown, at, front.date);
  } else if (metadata.published) {
    metadata.byline_date = date;
  } else {
    metadata.published = in_utc(*date);
  }
}

}  // namespace

Result<void> read_markdown_part(Document& document, std::uint32_t begin, const ReadOptions& options) {
  std::vector<markdown::PageMark> marks;
  std::vector<std::string> labels;
  {
    const markdown::Prepared prepared = markdown::prepare(document.input().substr(begin));
    auto page = markdown::make_page(prepared);
    if (!page) return fail(page.error());
    labels.assign(prepared.notes.begin(), prepared.notes.end());
    for (const std::size_t row : prepared.too_long_rows)
      document.diagnostics.report(DiagnosticCode::ElementDropped, static_cast<std::uint32_t>(begin + row), "td");
    put_page(*page, begin, document);
    for (markdown::PageMark& mark : page->marks) mark.begin += begin;
    marks = std::move(page->marks);
  }
  const auto end = static_cast<std::uint32_t>(document.buffer_size);
  document.origin = Origin::Author;
  if (auto read = read_html_part(document, begin, end, options); !read) return read;
  markdown::settle_marks(document, marks, labels);
  return {};
}

Result<void> read_markdown(std::string_view bytes, const ReadOptions& options, Document& document) {
  if (auto loaded = load_text(bytes, options, document); !loaded) return loaded;
  const std::string_view text = document.input();
  if (is_blank(text)) return fail(Fault::Empty, "the input holds nothing but white space");
  Provenance source{Dialect::None, options.path, options.hash ? sha256(bytes) : std::string()};
  std::size_t body = 0;
  if (const auto place = find_top(text)) {
    FrontMatter front = place->pairs ? read_key_values(place->front.text) : read_front_matter(place->front);
    const auto at = static_cast<std::uint32_t>(place->front.begin);
    if (front.repaired) document.diagnostics.report(DiagnosticCode::FrontMatterRepaired, at, name(place->front.form));
    document.metadata = std::move(front.metadata);
    take_front_dates(front, at, document);
    source.dialect = place->pairs ? Dialect::KeyValue : Dialect::FrontMatter;
    body = place->front.body;
  }
  document.metadata.source = std::move(source);
  return read_markdown_part(document, static_cast<std::uint32_t>(body), options);
}

Result<void> read_markdown_field(std::string_view markdown, const ReadOptions& options, Document& document) {
  ReadOptions as_utf8 = options;
  as_utf8.charset = kUtf8;
  if (auto loaded = load_text(markdown, as_utf8, document); !loaded) return loaded;
  if (is_blank(document.input())) return fail(Fault::Empty, "it has no text: the field that should hold it is empty");
  return read_markdown_part(document, 0, options);
}

Claim sniff_markdown(std::string_view head) {
  if (head.empty() || binary_kind(head)) return Claim::No;
  std::string room;
  const std::string_view text = sniff_text(head, room);
  const auto top = find_top(text);
  if (!top && text.starts_with('{')) return Claim::No;
  const std::string_view body = top ? text.substr(top->front.body) : text;
  switch (markdown::written_in(body)) {
    case markdown::WrittenIn::Html: return Claim::No;
    case markdown::WrittenIn::Markdown: return Claim::Likely;
    case markdown::WrittenIn::Plain: break;
  }
  if (top && !top->pairs) return Claim::Likely;
  // As surely as dump and html, so that the file's name decides.
  const bool page = text.starts_with("<?") || sniff_html(head) == Claim::Surely;
  return !page && markdown::holds_tags(body) ? Claim::Likely : Claim::No;
}

}  // namespace offprint
