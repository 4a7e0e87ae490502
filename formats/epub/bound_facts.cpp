#include "formats/epub/bound_facts.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>

#include "formats/epub/bound_book.h"
#include "formats/epub/page.h"
#include "formats/html/article_header.h"
#include "formats/language/tags.h"
#include "formats/time/article_date.h"
#include "formats/unicode/characters.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

std::vector<Counted> by_count(const std::map<std::string, std::size_t>& counts) {
  std::vector<Counted> all;
  all.reserve(counts.size());
  for (const auto& [name, count] : counts) all.push_back({name, count});
  std::stable_sort(all.begin(), all.end(), [](const Counted& a, const Counted& b) { return a.count > b.count; });
  return all;
}

std::string language_of(const Chapters& chapters) {
  std::vector<std::string> languages;
  languages.reserve(chapters.size());
  for (const Chapter* chapter : chapters) languages.push_back(chapter->language);
  return common_language(languages);
}

// What the plan says instead of the chapters.
void apply(const BookPlan& plan, BookFacts& facts) {
  const auto put = [](std::string& field, const std::string& text) {
    std::string clean = only_xml_chars(text);
    if (is_visible(clean)) field = std::move(clean);
  };
  put(facts.identifier, plan.identifier);
  put(facts.title, plan.title);
  facts.title = cut_text(facts.title, kLongestTitle);
  if (plan.creators.empty()) return;
  facts.creators.clear();
  for (const std::string& name : plan.creators) put(facts.creators.emplace_back(), name);
  std::erase(facts.creators, "");
}

}  // namespace

std::string article_day(const Metadata& metadata) {
  const std::optional<Date> date = read_date(article_date(metadata));
  return date ? date->day : std::string();
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

BoundFacts bound_facts(const BookPlan& plan, const Chapters& chapters) {
  BoundFacts facts;
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
  const std::string given = well_formed_language(plan.language);
  facts.book = facts_of(chapters, given.empty() ? language_of(chapters) : given);
  apply(plan, facts.book);
  facts.title = facts.book.title;
  if (plan.volumes > 1) {
    const auto numbers = {std::to_string(plan.volume), std::to_string(plan.volumes)};
    facts.book.title += " · " + phrase(Word::Volume, facts.book.language, {numbers.begin()[0], numbers.begin()[1]});
  }
  facts.vertical = plan.vertical && is_set_vertically(facts.book.language);
  return facts;
}

}  // namespace offprint
