#include "converters/passes/metadata/byline_dates.h"

#include <algorithm>
#include <array>
#include <string>

#include "formats/time/date_words.h"
#include "formats/time/dates.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/sieve.h"

namespace offprint {

namespace {

// What numeric_date can read, within a text.
std::optional<FoundDate> find_numeric(std::string_view text, const DateHints& hints) {
  constexpr std::size_t kDay = 10;   // 10/12/2020
  constexpr std::size_t kTime = 18;  // 10/12/2020 - 22:26
  const auto digit = [&](std::size_t at) { return at < text.size() && is_digit(text[at]); };
  for (std::size_t begin = 0; begin + kDay <= text.size(); ++begin) {
    if (!digit(begin) || (begin > 0 && digit(begin - 1)) || text[begin + 2] != '/' || digit(begin + kDay)) continue;
    for (const std::size_t size : {kTime, kDay}) {
      if (begin + size > text.size() || digit(begin + size)) continue;
      if (const auto moment = numeric_date(text.substr(begin, size), hints))
        return FoundDate{*moment, begin, begin + size};
    }
  }
  return std::nullopt;
}

// Where the day of the week before a date begins ("Tue, 02/14/2023"), else the date's own beginning.
std::size_t behind_weekday(std::string_view text, std::size_t begin) {
  constexpr std::size_t kWeekday = 3;  // letters
  std::string_view before = trim(text.substr(0, begin));
  if (!before.ends_with(',') || before.size() <= kWeekday) return begin;
  before.remove_suffix(1);
  const std::string_view day = before.substr(before.size() - kWeekday);
  static constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  const bool named = std::find(kDays.begin(), kDays.end(), day) != kDays.end();
  return named ? static_cast<std::size_t>(day.data() - text.data()) : begin;
}

constexpr std::array<std::string_view, 19> kDayAndMonthNames{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun",
                                                             "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
                                                             "Aug", "Sep", "Oct", "Nov", "Dec"};

constexpr std::array<bool, 256> kDateBytes = [] {
  std::array<bool, 256> bytes = first_bytes(kDayAndMonthNames);
  for (char c = '0'; c <= '9'; ++c) bytes.at(static_cast<std::size_t>(c)) = true;
  return bytes;
}();

using Digit = ByteSet<ByteRange{'0', '9'}>;

// A date ends where a Latin word ends, or with a character such as 日 or 分.
bool may_end_date(std::string_view text, std::size_t end) {
  const char last = text[end - 1];
  if (end < text.size() && is_alphanumeric(last) && is_alphanumeric(text[end])) return false;
  const std::string_view date = text.substr(0, end);
  return is_alphanumeric(last) || date.ends_with("日") || date.ends_with("分") || date.ends_with("秒");
}

// Most places cannot begin a date, and seeing so is cheaper than trying. 2020-…, 2020年…, 12 October …, Oct …, Tue, …
bool may_begin_date(std::string_view text) {
  if (text.empty() || !kDateBytes[static_cast<unsigned char>(text.front())]) return false;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 5 && is_digit(text[digits])) ++digits;
  const std::string_view rest = text.substr(digits);
  if (digits == 4)
    return rest.starts_with('-') || rest.starts_with('/') || rest.starts_with('.') || rest.starts_with("年");
  if (digits == 1 || digits == 2) return rest.size() > 1 && rest[0] == ' ' && rest[1] >= 'A' && rest[1] <= 'Z';
  if (digits > 0) return false;
  return std::any_of(kDayAndMonthNames.begin(), kDayAndMonthNames.end(), [&](std::string_view name) {
    return text.size() >= 3 && text[0] == name[0] && lower(text[1]) == name[1] && lower(text[2]) == name[2];
  });
}

// The same of another language's: 12 juillet 2022, 12 de julio de 2022, 1er mai 2022, 04.07.2023, 4/7/2023, JULY 4.
bool may_begin_other(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && digits < 5 && is_digit(text[digits])) ++digits;
  std::string_view rest = text.substr(digits);
  if (digits == 0) {
    if (text.empty() || !is_letter(text.front())) return false;
    const std::string_view word = leading_word(text);
    return word.size() > 2 && (month_of(word) > 0 || is_weekday(word));
  }
  if (digits > 2) return false;
  if (rest.size() > 1 && rest.front() == '/') return is_digit(rest[1]);
  const bool point = rest.starts_with('.');
  if (point) rest.remove_prefix(1);
  if (point && !rest.empty() && is_digit(rest.front())) return true;
  if (!point && rest.starts_with("er ")) rest.remove_prefix(2);
  if (!rest.starts_with(' ')) return false;
  const std::string_view word = leading_word(rest.substr(1));
  return word == "de" || month_of(word) > 0;
}

// "2022. 2. 2." ends with its full stop.
bool may_end_any(std::string_view text, std::size_t end) {
  return may_end_date(text, end) || (text[end - 1] == '.' && end > 1 && is_digit(text[end - 2]));
}

// "6:00 AM ET": the zone is said, but summer's or winter's is not. Without it the time is the page's own.
std::size_t vague_zone_size(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kZones{" ET", " CT", " MT", " PT", " CST", " BST", " IST"};
  const auto* const zone = std::find_if(kZones.begin(), kZones.end(), [&](auto z) { return text.starts_with(z); });
  if (zone == kZones.end()) return 0;
  return text.size() > zone->size() && is_alphanumeric(text[zone->size()]) ? 0 : zone->size();
}

template <class Begins, class Ends>
std::optional<FoundDate> first_date(std::string_view text, DayOrder order, const Begins& begins, const Ends& ends) {
  constexpr std::size_t kLongest = 44;
  if (!Digit::any(text)) return std::nullopt;
  for (std::size_t begin = 0; begin < text.size(); ++begin) {
    const bool boundary = begin == 0 || !is_alphanumeric(text[begin - 1]);
    if (!boundary || !begins(text.substr(begin))) continue;
    for (std::size_t end = std::min(text.size(), begin + kLongest); end > begin + 7; --end) {
      if (!ends(text, end)) continue;
      if (const auto moment = parse_date(text.substr(begin, end - begin), order)) return FoundDate{*moment, begin, end};
    }
  }
  return std::nullopt;
}

}  // namespace

bool may_begin_any_date(std::string_view text) { return may_begin_date(text) || may_begin_other(text); }

std::optional<FoundDate> find_date(std::string_view text) {
  return first_date(text, DayOrder::Unknown, may_begin_date, may_end_date);
}

std::optional<FoundDate> any_date(std::string_view text, const DateHints& hints) {
  const DayOrder order = hints.near ? DayOrder::Unknown : hints.order;  // the header's date tells more
  auto date = first_date(text, order, may_begin_any_date, may_end_any);
  if (date && date->moment.precision != Moment::Precision::Day) date->end += vague_zone_size(text.substr(date->end));
  auto numeric = find_numeric(text, hints);  // with the time of day, where another form ends before it
  if (date && (!numeric || numeric->begin >= date->end || numeric->end <= date->end)) return date;
  if (numeric) numeric->begin = behind_weekday(text, numeric->begin);
  return numeric;
}

std::optional<Moment> numeric_date(std::string_view text, const DateHints& hints) {
  // DD/MM/YYYY or MM/DD/YYYY, then perhaps "- HH:MM".
  std::string digits;
  for (const char c : trim(text)) {
    if (is_digit(c) || c == '/' || c == ':') {
      digits += c;
    } else if (c != ' ' && c != '-' && c != ',') {
      return std::nullopt;
    }
  }
  if (digits.size() < 10 || digits[2] != '/' || digits[5] != '/') return std::nullopt;
  const std::string year = digits.substr(6, 4);
  const std::string time = digits.size() == 15 ? "T" + digits.substr(10) : std::string();
  const auto day_first = parse_date(year + '-' + digits.substr(3, 2) + '-' + digits.substr(0, 2) + time);
  const auto month_first = parse_date(year + '-' + digits.substr(0, 2) + '-' + digits.substr(3, 2) + time);
  if (!day_first || !month_first || day_first == month_first) return day_first ? day_first : month_first;
  // The header tells which: the same month as the article came in.
  for (const auto& date : {day_first, month_first})
    if (hints.near && hints.near->year == date->year && hints.near->month == date->month) return date;
  if (hints.order == DayOrder::Unknown) return std::nullopt;
  return hints.order == DayOrder::DayFirst ? day_first : month_first;
}

}  // namespace offprint
