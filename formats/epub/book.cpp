#include "formats/epub/book.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "formats/document/tree.h"
#include "formats/hash/digest.h"
#include "formats/hash/sha256.h"
#include "formats/html/article_header.h"
#include "formats/language/tags.h"
#include "formats/time/article_date.h"
#include "formats/unicode/direction.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

constexpr std::string_view kUuid = "urn:uuid:";
constexpr std::string_view kNoDate = "2000-01-01T00:00:00Z";

// Each value once, in order of first sight, without what XML cannot hold.
void add_new(std::vector<std::string>& all, const std::vector<std::string>& values) {
  for (const std::string& value : values) {
    std::string clean = only_xml_chars(value);
    if (clean.find_first_not_of(" \t\r\n") == std::string::npos) continue;
    if (std::find(all.begin(), all.end(), clean) == all.end()) all.push_back(std::move(clean));
  }
}

std::string w3c_date(const Metadata& metadata) {
  const std::optional<Date> date = read_date(article_date(metadata));
  if (!date) return {};
  return date->machine.ends_with('Z') ? date->machine : date->day;  // W3CDTF: a time needs its zone
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
  add_new(facts.subjects, metadata.tags);
  add_new(facts.subjects, metadata.categories);
  return facts;
}

std::string language_of(const std::vector<Chapter>& chapters) {
  std::vector<std::string> languages;
  languages.reserve(chapters.size());
  for (const Chapter& chapter : chapters) languages.push_back(chapter.language);
  return common_language(languages);
}

BookFacts facts_in_common(const std::vector<const Chapter*>& chapters, const std::string& language) {
  constexpr std::size_t kMostCreators = 10;
  BookFacts facts;
  std::string names;
  for (const Chapter* chapter : chapters) {
    names += chapter->id;
    names += '\n';
    if (facts.creators.size() <= kMostCreators) add_new(facts.creators, chapter->metadata.authors);
  }
  if (facts.creators.size() > kMostCreators) facts.creators.clear();
  facts.identifier = std::string(kUuid) + uuid_of_url(names);
  facts.language = language;
  facts.title = word(Word::Articles, language);
  return facts;
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

BookFacts facts_of(const std::vector<const Chapter*>& chapters, const std::string& language) {
  BookFacts facts = chapters.size() == 1 ? facts_of(*chapters.front()) : facts_in_common(chapters, language);
  if (!language.empty()) facts.language = language;
  const bool one = chapters.size() == 1 && chapters.front()->metadata.direction == Direction::Rtl;
  facts.right_to_left = one || direction_of_language(facts.language) == Direction::Rtl;
  facts.modified = kNoDate;
  std::string newest;
  for (const Chapter* chapter : chapters) newest = std::max(newest, newest_utc(chapter->metadata));
  if (!newest.empty()) facts.modified = newest;
  return facts;
}

BookFacts Book::facts() const {
  std::vector<const Chapter*> chapters;
  chapters.reserve(chapters_.size());
  for (const Chapter& chapter : chapters_) chapters.push_back(&chapter);
  return facts_of(chapters, language_of(chapters_));
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
