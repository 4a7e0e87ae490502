#include "formats/exports/movable_type.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "formats/hash/sha256.h"
#include "formats/html/line_breaks.h"
#include "formats/html/reader.h"
#include "formats/html/words_of.h"
#include "formats/markdown/reader.h"
#include "formats/reading/load_text.h"
#include "formats/time/dates.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

constexpr std::string_view kEntryEnd = "--------";
constexpr std::string_view kSectionEnd = "-----";
constexpr std::size_t kLongestHead = std::size_t{16} << 10U;  // bytes of an entry's first section

struct Line {
  std::string_view key;
  std::string_view value;
};

// `KEY: value`, its key in capitals; an empty key for any other line.
Line key_line(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == line.npos || colon == 0) return {};
  const std::string_view key = line.substr(0, colon);
  const bool capitals = std::all_of(key.begin(), key.end(), [](char c) { return is_upper(c) || c == ' '; });
  return capitals ? Line{key, trim(line.substr(colon + 1))} : Line{};
}

// Calls `take` with each line `KEY: value` of an entry's first section; gives the offset behind the section.
template <class Take>
std::size_t first_section(std::string_view entry, Take take) {
  std::size_t at = 0;
  for (; at < entry.size(); at = after_line(entry, at)) {
    const std::string_view line = trim_end(line_at(entry, at));
    if (line == kSectionEnd) return after_line(entry, at);
    if (const Line found = key_line(line); !found.key.empty()) take(found);
  }
  return at;
}

// Whether the line at `at` ends a section: five dashes, and behind them another section or the entry's end. What an
// author drew as a rule is text.
bool ends_section(std::string_view entry, std::size_t at) {
  if (trim_end(line_at(entry, at)) != kSectionEnd) return false;
  const std::size_t next = skip_blank_lines(entry, after_line(entry, at));
  if (next >= entry.size()) return true;
  const std::string_view line = trim_end(line_at(entry, next));
  return line == kSectionEnd || line == kEntryEnd || !key_line(line).key.empty();
}

// The text of a section, which begins with its name on a line; empty where the entry has none.
std::string_view section(std::string_view entry, std::string_view name) {
  for (std::size_t at = 0; at < entry.size();) {
    const std::string_view head = trim_end(line_at(entry, at));
    const std::size_t begin = after_line(entry, at);
    std::size_t end = begin;
    while (end < entry.size() && !ends_section(entry, end)) end = after_line(entry, end);
    if (head == name) return entry.substr(begin, end - begin);
    at = after_line(entry, end);
  }
  return {};
}

class Entries {
 public:
  explicit Entries(const ItemTaker& take) : take_(take) {}

  void add(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::size_t end = bytes.find('\n');
      const std::string_view part = bytes.substr(0, end == bytes.npos ? end : end + 1);
      bytes.remove_prefix(part.size());
      at_ += part.size();
      if (head_.size() < kLongestHead) head_ += part;
      if (line_.size() <= kEntryEnd.size() + 1) {
        line_ += part;  // as much of it as tells whether it ends an entry
      } else if (!is_blank(part)) {
        line_ += '.';  // more than white space stands behind that
      }
      if (end == std::string_view::npos) continue;
      if (trim_end(line_) == kEntryEnd) entry();
      line_.clear();
    }
  }

  void finish() {
    if (!is_blank(head_)) entry();
  }
  std::uint64_t count() const { return number_; }

 private:
  void entry() {
    ItemPlace place;
    place.begin = begin_;
    place.size = at_ - begin_;
    begin_ = at_;
    const std::string head = std::exchange(head_, {});
    const std::size_t lead = head.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (lead == head.npos || trim_end(line_at(head, lead)) == kEntryEnd) return;
    bool known = false;
    first_section(std::string_view(head).substr(lead), [&](const Line& line) {
      known = true;
      if (line.key == "BASENAME") place.key = line.value;
      if (line.key == "TITLE" && is_utf8(line.value)) place.title = line.value;
      if (line.key == "STATUS") place.withheld = !equals_ignoring_case(line.value, "Publish");
    });
    place.number = ++number_;
    if (!known) place.problem = "no line of this entry is KEY: value";
    if (!is_utf8(place.key)) place.key.clear();
    take_(std::move(place));
  }

  const ItemTaker& take_;
  std::string head_;
  std::string line_;
  std::uint64_t at_ = 0;
  std::uint64_t begin_ = 0;
  std::uint64_t number_ = 0;
};

// The month comes first: 04/22/2017 20:41:58, or 08:41:58 PM.
std::optional<Moment> date_of(std::string_view written) {
  constexpr std::size_t kDay = 10;  // bytes of MM/DD/YYYY
  if (written.size() < kDay || written[2] != '/' || written[5] != '/') return {};
  std::string iso(written.substr(6, 4));
  iso.append("-").append(written.substr(0, 2)).append("-").append(written.substr(3, 2)).append(written.substr(kDay));
  return parse_date(iso);
}

// "wind",ferry
void add_tags(std::string_view list, std::vector<std::string>& tags) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    std::string_view tag = trim(list.substr(0, comma));
    if (tag.size() > 1 && tag.front() == '"' && tag.back() == '"') tag = tag.substr(1, tag.size() - 2);
    if (!tag.empty()) tags.push_back(decoded_line(tag));
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
}

struct EntryFacts {
  std::string breaks, date;
  Metadata metadata;
};

void take_line(const Line& line, EntryFacts& facts) {
  Metadata& metadata = facts.metadata;
  if (line.value.empty()) return;
  if (line.key == "TITLE") {
    metadata.title = decoded_line(line.value);
  } else if (line.key == "AUTHOR") {
    metadata.authors = {decoded_line(line.value)};
  } else if (line.key == "DATE") {
    facts.date = line.value;
  } else if (line.key == "CONVERT BREAKS") {
    facts.breaks = line.value;
  } else if (line.key == "TAGS") {
    add_tags(line.value, metadata.tags);
  } else if (line.key == "UNIQUE URL") {
    metadata.url = line.value;
  } else if (line.key.ends_with("CATEGORY")) {
    std::string name = decoded_line(line.value);  // the primary one stands there twice
    auto& all = metadata.categories;
    if (std::find(all.begin(), all.end(), name) == all.end()) all.push_back(std::move(name));
  } else if (line.key == "BASENAME" || line.key == "IMAGE" || (line.key == "STATUS" && line.value != "Publish")) {
    metadata.extra.emplace_back(lower(line.key), decoded_line(line.value));
  }
}

void take_facts(EntryFacts facts, std::string_view excerpt, std::string_view keywords, Document& document) {
  Metadata& metadata = document.metadata;
  const std::string language = std::move(metadata.language);
  metadata = std::move(facts.metadata);
  metadata.language = language;
  metadata.description = decoded_line(excerpt);
  if (metadata.tags.empty()) add_tags(trim(keywords), metadata.tags);
  if (const auto date = date_of(facts.date)) {
    metadata.published = in_utc(*date);
  } else if (!facts.date.empty()) {
    metadata.extra.emplace_back("date", facts.date);
    document.diagnostics.report(DiagnosticCode::HeaderDateUnknown, 0, facts.date);
  }
}

}  // namespace

Result<void> list_movable_type(const NextBytes& next, const ItemTaker& take) {
  Entries entries(take);
  while (true) {
    const auto more = next();
    if (!more) return fail(more.error());
    if (more->empty()) break;
    entries.add(*more);
  }
  entries.finish();
  if (entries.count() > 0) return {};
  return fail(Fault::NotThisFormat, "it holds no entry of a Movable Type export");
}

Result<void> read_movable_type(std::string_view bytes, const ReadOptions& options, Document& document) {
  if (auto loaded = load_text(bytes, options, document); !loaded) return loaded;
  std::string_view entry = document.input();
  entry.remove_prefix(skip_blank_lines(entry, 0));
  EntryFacts facts;
  const std::size_t sections = first_section(entry, [&](const Line& line) { take_line(line, facts); });
  entry.remove_prefix(sections);
  const std::string excerpt(section(entry, "EXCERPT:"));
  const std::string keywords(section(entry, "KEYWORDS:"));
  std::string html = std::string(section(entry, "BODY:")) + "\n" + std::string(section(entry, "EXTENDED BODY:"));
  const bool is_markdown = facts.breaks.starts_with("markdown");  // or markdown_with_smartypants
  const bool is_html = facts.breaks.empty() || facts.breaks == "0" || facts.breaks == "richtext";
  if (!is_html && !is_markdown) html = with_paragraphs(html);
  auto read = is_markdown ? read_markdown_field(html, options, document) : read_html_field(html, options, document);
  if (!read) return read;
  take_facts(std::move(facts), excerpt, keywords, document);
  document.metadata.source = {Dialect::None, options.path, options.hash ? sha256(bytes) : std::string()};
  return {};
}

Claim sniff_movable_type(std::string_view head) {
  std::string room;
  const std::string_view text = sniff_text(head, room);
  bool title = false;
  const std::size_t body = first_section(text, [&](const Line& line) { title = title || line.key == "TITLE"; });
  if (!title || key_line(trim_end(line_at(text, 0))).key.empty()) return Claim::No;
  return trim_end(line_at(text, body)) == "BODY:" ? Claim::Surely : Claim::No;
}

}  // namespace offprint
