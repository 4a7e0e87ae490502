#include "converters/bind/order.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "formats/time/dates.h"
#include "formats/unicode/characters.h"
#include "formats/writing/words.h"

namespace offprint {

namespace {

std::string folded(std::string_view text) {
  std::string out(trim(text));
  for (char& c : out) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return out;
}

std::string first_of(const std::vector<std::string>& values) {
  const auto found = std::find_if(values.begin(), values.end(), [](const std::string& v) { return !is_blank(v); });
  return found == values.end() ? std::string() : std::string(trim(*found));
}

// Its date, but for one that only stands where none is known.
std::optional<Moment> date_of(const ArticleCard& card) {
  const auto& date = card.metadata.date();
  return date && is_placeholder(*date) ? std::nullopt : date;
}

// What a card is sorted by; "" stands last.
std::string sort_key(const ArticleCard& card, SortBy by) {
  switch (by) {
    case SortBy::Date: return utc_time(date_of(card));
    case SortBy::Title: return folded(card.metadata.title);
    case SortBy::Path: return card.metadata.source.path;
    case SortBy::Author: return folded(first_of(card.metadata.authors));
    case SortBy::None: break;
  }
  return {};
}

constexpr std::size_t kYear = 4;
constexpr std::size_t kMonth = 7;

// The name of the part that a card stands in; "" where it has none.
std::string part_key(const ArticleCard& card, GroupBy by) {
  switch (by) {
    case GroupBy::Year: return iso_day(date_of(card)).substr(0, kYear);
    case GroupBy::Month: return iso_day(date_of(card)).substr(0, kMonth);
    case GroupBy::Site: return card.metadata.site;
    case GroupBy::Author: return first_of(card.metadata.authors);
    case GroupBy::Tag: return first_of(card.metadata.tags);
    case GroupBy::Auto:
    case GroupBy::None: break;
  }
  return {};
}

Word word_for_none(GroupBy by) {
  switch (by) {
    case GroupBy::Site: return Word::PartWithoutSite;
    case GroupBy::Author: return Word::PartWithoutAuthor;
    case GroupBy::Tag: return Word::PartWithoutTag;
    case GroupBy::Auto:
    case GroupBy::None:
    case GroupBy::Year:
    case GroupBy::Month: break;
  }
  return Word::PartWithoutDate;
}

// "2020", "2020-03" as the language spells them.
std::string period_title(const std::string& period, std::string_view language) {
  const bool korean = wording(language) == Wording::Korean;
  if (wording(language) == Wording::English) return period;
  std::string title = period.substr(0, kYear) + (korean ? "년" : "年");
  if (period.size() < kMonth) return title;
  const bool zero = period[kYear + 1] == '0';
  return title + (korean ? " " : "") + period.substr(zero ? kYear + 2 : kYear + 1) + (korean ? "월" : "月");
}

// "2020年3–5月", "2020-03 – 2020-05".
std::string months_title(const std::string& first, const std::string& last, std::string_view language) {
  if (first == last || first.empty()) return period_title(first, language);
  if (wording(language) == Wording::English) return first + " – " + last;
  const auto number = [](const std::string& month) { return std::to_string(std::stoi(month.substr(kYear + 1))); };
  const bool korean = wording(language) == Wording::Korean;
  return period_title(first.substr(0, kYear), language) + (korean ? " " : "") + number(first) + "–" + number(last) +
         (korean ? "월" : "月");
}

// Neighbouring months of a year become one part while both are of few articles.
// NOLINTNEXTLINE(performance-unnecessary-value-param): it is moved from
std::vector<std::pair<std::string, PlannedPart>> fold_months(std::vector<std::pair<std::string, PlannedPart>> months,
                                                             std::string_view language) {
  constexpr std::size_t kFew = 5;
  std::vector<std::pair<std::string, PlannedPart>> folded;
  std::string first;  // month of the last of them
  for (auto& [month, part] : months) {
    const bool same_year = !folded.empty() && folded.back().first.substr(0, kYear) == month.substr(0, kYear);
    if (same_year && folded.back().second.cards.size() < kFew && part.cards.size() < kFew) {
      PlannedPart& open = folded.back().second;
      open.cards.insert(open.cards.end(), part.cards.begin(), part.cards.end());
      open.title = months_title(first, month, language);
      continue;
    }
    first = month;
    folded.emplace_back(month, std::move(part));
  }
  return folded;
}

// A year that a page lists needs no months.
void fold_years(std::vector<PlannedPart>& years) {
  constexpr std::size_t kFew = 20;
  for (PlannedPart& year : years) {
    std::size_t count = 0;
    for (const PlannedPart& month : year.parts) count += month.cards.size();
    if (count > kFew) continue;
    for (const PlannedPart& month : year.parts)
      year.cards.insert(year.cards.end(), month.cards.begin(), month.cards.end());
    year.parts.clear();
  }
}

// Months go into parts of their years.
std::vector<PlannedPart> by_year(std::vector<std::pair<std::string, PlannedPart>>& months, std::string_view language) {
  std::vector<PlannedPart> years;
  std::string open;
  for (auto& [month, part] : months) {
    const std::string year = month.substr(0, kYear);
    if (year.empty() || year != open) years.push_back({period_title(year, language), {}, {}});
    open = year;
    years.back().parts.push_back(std::move(part));
  }
  return years;
}

PlannedPart without_date_apart(std::span<const std::uint32_t> sorted, const std::vector<ArticleCard>& cards,
                               std::string_view language) {
  PlannedPart book;
  PlannedPart undated{std::string(word(Word::PartWithoutDate, language)), {}, {}};
  for (const std::uint32_t card : sorted) {
    const bool dated = !sort_key(cards[card], SortBy::Date).empty();
    (dated ? book : undated).cards.push_back(card);
  }
  if (book.cards.empty()) return {"", std::move(undated.cards), {}};
  if (!undated.cards.empty()) book.parts.push_back(std::move(undated));
  return book;
}

PlannedPart with_cards_once(const PlannedPart& part, const OtherCard& other, std::set<std::uint32_t>& seen) {
  PlannedPart made{part.title, {}, {}};
  for (const std::uint32_t card : part.cards) {
    if (const auto its = other(card); its && seen.insert(*its).second) made.cards.push_back(*its);
  }
  for (const PlannedPart& below : part.parts) {
    PlannedPart next = with_cards_once(below, other, seen);
    if (!next.cards.empty() || !next.parts.empty()) made.parts.push_back(std::move(next));
  }
  return made;
}

}  // namespace

void sort_cards(std::span<std::uint32_t> chosen, const std::vector<ArticleCard>& cards, SortBy by) {
  if (by == SortBy::None) return;
  std::vector<std::pair<std::string, std::uint32_t>> keys;
  keys.reserve(chosen.size());
  for (const std::uint32_t card : chosen) keys.emplace_back(sort_key(cards[card], by), card);
  std::stable_sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) {
    if (a.first.empty() != b.first.empty()) return b.first.empty();
    return a.first < b.first;
  });
  std::transform(keys.begin(), keys.end(), chosen.begin(), [](const auto& key) { return key.second; });
}

PlannedPart group_cards(std::span<const std::uint32_t> sorted, const std::vector<ArticleCard>& cards, SortBy sorted_by,
                        GroupBy by, std::string_view language) {
  if (by == GroupBy::None && sorted_by == SortBy::Date) return without_date_apart(sorted, cards, language);
  if (by == GroupBy::None) return {"", {sorted.begin(), sorted.end()}, {}};
  const bool period = by == GroupBy::Year || by == GroupBy::Month;
  std::map<std::string, PlannedPart> named;
  PlannedPart nameless{std::string(word(word_for_none(by), language)), {}, {}};
  for (const std::uint32_t card : sorted) {
    const std::string key = part_key(cards[card], by);
    PlannedPart& part = key.empty() ? nameless : named[key];
    if (part.title.empty()) part.title = period ? period_title(key, language) : key;
    part.cards.push_back(card);
  }
  std::vector<std::pair<std::string, PlannedPart>> parts(std::make_move_iterator(named.begin()),
                                                         std::make_move_iterator(named.end()));
  PlannedPart book;
  if (by == GroupBy::Month) {
    parts = fold_months(std::move(parts), language);
    book.parts = by_year(parts, language);
    fold_years(book.parts);
  } else {
    for (auto& [name, part] : parts) book.parts.push_back(std::move(part));
  }
  if (!nameless.cards.empty()) book.parts.push_back(std::move(nameless));
  return book;
}

GroupBy automatic_group(std::span<const std::uint32_t> sorted, const std::vector<ArticleCard>& cards,
                        SortBy sorted_by) {
  constexpr std::size_t kFew = 100;
  constexpr std::size_t kFull = 10;  // articles of a month
  if (sorted_by != SortBy::Date || sorted.size() <= kFew) return GroupBy::None;
  std::set<std::string> months;
  for (const std::uint32_t card : sorted) months.insert(part_key(cards[card], GroupBy::Month));
  return sorted.size() < kFull * months.size() ? GroupBy::Year : GroupBy::Month;
}

void add_card(PlannedPart& part, std::uint32_t card) {
  if (part.parts.empty()) return part.cards.push_back(card);
  if (!part.parts.back().title.empty()) part.parts.emplace_back();
  add_card(part.parts.back(), card);
}

PlannedPart with_cards(const PlannedPart& part, const OtherCard& other) {
  std::set<std::uint32_t> seen;
  return with_cards_once(part, other, seen);
}

std::vector<std::uint32_t> reading_order(const PlannedPart& part) {
  std::vector<std::uint32_t> cards = part.cards;
  for (const PlannedPart& below : part.parts) {
    const std::vector<std::uint32_t> more = reading_order(below);
    cards.insert(cards.end(), more.begin(), more.end());
  }
  return cards;
}

}  // namespace offprint
