#include "formats/epub/facts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include "formats/document/tree.h"
#include "formats/epub/book.h"
#include "formats/epub/page.h"
#include "formats/hash/digest.h"
#include "formats/hash/sha256.h"
#include "formats/html/article_header.h"
#include "formats/language/tags.h"
#include "formats/time/dates.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/direction.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

constexpr std::string_view kUuid = "urn:uuid:";
constexpr std::string_view kNoDate = "2000-01-01T00:00:00Z";

// Each value once, in order of first sight, without what XML cannot hold.
void add_new(std::vector<std::string>& all, const std::vector<std::string>& values) {
  std::unordered_set<std::string> seen(all.begin(), all.end());
  for (const std::string& value : values) {
    std::string clean = only_xml_chars(value);
    if (clean.find_first_not_of(" \t\r\n") == std::string::npos) continue;
    if (seen.insert(clean).second) all.push_back(std::move(clean));
  }
}

std::string extra_of(const Metadata& metadata, std::string_view key) {
  const auto found =
      std::find_if(metadata.extra.begin(), metadata.extra.end(), [&](const auto& field) { return field.first == key; });
  return found == metadata.extra.end() ? std::string() : only_xml_chars(found->second);
}

std::string w3c_date(const Metadata& metadata) {
  const auto& date = metadata.date();
  if (date && is_placeholder(*date)) return {};
  return date && date->zone ? html_date(date) : iso_day(date);  // W3CDTF: a time needs its zone
}

BookFacts facts_of(const Chapter& chapter) {
  const Metadata& metadata = chapter.metadata;
  BookFacts facts;
  facts.identifier = only_xml_chars(metadata.identifier);
  if (facts.identifier.empty()) facts.identifier = std::string(kUuid) + chapter.id.substr(chapter.id.find('-') + 1);
  facts.title = chapter.contents.title;
  facts.language = chapter.language;
  add_new(facts.creators, metadata.authors);
  facts.date = w3c_date(metadata);
  facts.source = only_xml_chars(metadata.url);
  facts.rights = only_xml_chars(metadata.rights);
  facts.publisher = extra_of(metadata, "publisher");
  if (facts.publisher.empty()) facts.publisher = one_line(only_xml_chars(metadata.site_name));
  facts.description = one_line(only_xml_chars(metadata.description));
  add_new(facts.subjects, metadata.tags);
  add_new(facts.subjects, metadata.categories);
  return facts;
}

std::string language_of(const Chapters& chapters) {
  std::vector<std::string> languages;
  languages.reserve(chapters.size());
  for (const Chapter* chapter : chapters) languages.push_back(chapter->language);
  return common_language(languages);
}

BookFacts facts_in_common(const Chapters& chapters, const std::string& language) {
  constexpr std::size_t kMostCreators = 10;
  BookFacts facts;
  std::string names;
  std::unordered_set<std::string> seen;
  for (const Chapter* chapter : chapters) {
    names += chapter->id;
    names += '\n';
    for (const std::string& author : chapter->metadata.authors) {
      std::string name = only_xml_chars(author);
      if (is_visible(name) && seen.insert(name).second) facts.creators.push_back(std::move(name));
    }
  }
  if (facts.creators.size() > kMostCreators) {
    facts.authors = std::move(facts.creators);
    facts.creators = {std::string(word(Word::VariousAuthors, language))};
  }
  facts.identifier = std::string(kUuid) + uuid_of_url(names);
  facts.language = language;
  facts.title = word(Word::Articles, language);
  return facts;
}

std::optional<Moment> newest_date(const Chapters& chapters) {
  std::optional<Moment> newest;
  for (const Chapter* chapter : chapters) {
    for (const auto* date :
         {&chapter->metadata.published, &chapter->metadata.byline_date, &chapter->metadata.modified}) {
      if (!*date || is_placeholder(**date)) continue;
      if (!newest || is_later(**date, *newest)) newest = *date;
    }
  }
  return newest;
}

BookFacts facts_of(const Chapters& chapters, const std::string& language) {
  BookFacts facts = chapters.size() == 1 ? facts_of(*chapters.front()) : facts_in_common(chapters, language);
  facts.language = language;
  const bool one = chapters.size() == 1 && chapters.front()->metadata.direction == Direction::Rtl;
  facts.right_to_left = one || direction_of_language(language) == Direction::Rtl;
  const auto newest = newest_date(chapters);
  facts.modified = newest ? utc_time(newest) : std::string(kNoDate);
  return facts;
}

std::vector<Counted> by_count(const std::map<std::string, std::size_t>& counts) {
  std::vector<Counted> all;
  all.reserve(counts.size());
  for (const auto& [name, count] : counts) all.push_back({name, count});
  std::stable_sort(all.begin(), all.end(), [](const Counted& a, const Counted& b) { return a.count > b.count; });
  return all;
}

void count(const Chapters& chapters, BookFacts& facts) {
  std::map<std::string, std::size_t> outlets;
  std::map<std::string, std::size_t> languages;
  for (const Chapter* chapter : chapters) {
    const std::string name = outlet(*chapter);
    if (!name.empty()) ++outlets[name];
    ++languages[chapter->language];
    facts.duplicates += chapter->also.size();
  }
  facts.outlets = by_count(outlets);
  facts.languages = by_count(languages);
  facts.period = period_of(chapters);
}

// What the plan says, where it says something.
std::string given(const std::string& text) {
  const std::string clean = only_xml_chars(text);
  return is_visible(clean) ? clean : std::string();
}

// It goes before what the chapters say.
void apply(const BookPlan& plan, BookFacts& facts) {
  if (std::string own = given(plan.identifier); !own.empty()) facts.identifier = std::move(own);
  if (const std::string own = given(plan.title); !own.empty()) facts.title = cut_text(own, kLongestTitle);
  facts.series = given(plan.series);
  facts.position = plan.position;
  if (const std::string own = given(plan.publisher); !own.empty()) facts.publisher = own;
  if (const std::string own = given(plan.description); !own.empty()) facts.description = own;
  add_new(facts.subjects, plan.subjects);
  if (plan.creators.empty()) return;
  facts.creators.clear();
  facts.authors.clear();
  for (const std::string& name : plan.creators) {
    if (std::string own = given(name); !own.empty()) facts.creators.push_back(std::move(own));
  }
}

}  // namespace

std::string content_hash(const Document& document) {
  const std::string& known = document.metadata.source.sha256;
  return known.empty() ? sha256(document.metadata.title + "\n" + text_content(*document.root)) : known;
}

std::string article_uuid(const Document& document) {
  const std::string& url = document.metadata.url;
  return uuid_of_url(url.empty() ? "sha256:" + content_hash(document) : url);
}

std::string ChapterNames::take(std::string uuid, std::string_view content_hash) {
  constexpr std::size_t kHashPart = 12;
  if (taken_.insert(uuid).second) return uuid;
  std::string name = uuid + "-" + std::string(content_hash.substr(0, kHashPart));
  if (taken_.insert(name).second) return name;
  for (int copy = 2;; ++copy) {
    std::string numbered = name + "-" + std::to_string(copy);
    if (taken_.insert(numbered).second) return numbered;
  }
}

std::string period(const std::string& first, const std::string& last) {
  return first == last ? first : first + " – " + last;
}

std::string period_of(const Chapters& chapters) {
  std::string first;
  std::string last;
  for (const Chapter* chapter : chapters) {
    if (chapter->day.empty()) continue;
    if (first.empty() || chapter->day < first) first = chapter->day;
    last = std::max(last, chapter->day);
  }
  return period(first, last);
}

std::string own_language(const Chapter& chapter, const std::string& book_language) {
  return chapter.language == "und" || chapter.language == book_language ? std::string() : chapter.language;
}

std::string outlet(const Chapter& chapter) {
  constexpr std::size_t kMost = 100;
  const std::string name = cut_text(trim(only_xml_chars(chapter.metadata.site)), kMost);
  return is_visible(name) ? name : std::string();
}

BookFacts facts_of(const BookPlan& plan, const Chapters& chapters) {
  const std::string given = well_formed_language(plan.language);
  BookFacts facts = facts_of(chapters, given.empty() ? language_of(chapters) : given);
  count(chapters, facts);
  apply(plan, facts);
  facts.set_title = facts.title;
  if (plan.volumes > 1) {
    const auto numbers = {std::to_string(plan.volume), std::to_string(plan.volumes)};
    facts.title += " · " + phrase(Word::Volume, facts.language, {numbers.begin()[0], numbers.begin()[1]});
    if (facts.series.empty()) facts.series = facts.set_title;
    if (facts.position.empty()) facts.position = std::to_string(plan.volume);
  }
  facts.vertical = plan.vertical && is_set_vertically(facts.language);
  return facts;
}

namespace {

std::vector<NavEntry> nest_from(const std::vector<OutlineEntry>& outline, std::size_t& at, int above) {
  std::vector<NavEntry> entries;
  while (at < outline.size() && outline[at].depth > above) {
    const OutlineEntry& line = outline[at];
    ++at;
    entries.push_back({line.title, line.href, nest_from(outline, at, line.depth), {}});
  }
  return entries;
}

}  // namespace

std::vector<NavEntry> nest(const std::vector<OutlineEntry>& outline) {
  std::size_t at = 0;
  return nest_from(outline, at, 0);
}

}  // namespace offprint
