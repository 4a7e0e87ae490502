#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "formats/time/calendar.h"
#include "formats/time/date_words.h"
#include "formats/time/dates.h"
#include "formats/time/spelled_years.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongest = 64;          // bytes; a longer text is more than a date
constexpr std::size_t kLongestComment = 128;  // with a zone's name in parentheses
constexpr std::size_t kWeekdayLongest = 9;    // Wednesday
constexpr int kPlaceholderYear = 9999;        // what programs write for “never”

// How a day is written; the rest of the text is its time. The letters behind % are strftime's, and:
//   %b  a month's name, short or not, in any language of date_words.h, with or without a full stop
//   %o  nothing, or what makes a number an ordinal (12th, 12., 1er)
//   %p  nothing, or the word before a month or year (of, de)
//   %c  nothing, or a comma
//   %e  nothing, or the word after a year (r., года)
// A space stands for any number of them, or none. Two numbers never touch.
enum class Begins : std::uint8_t { Word, Day, Year };  // a text that may have the form: no digit, one or two, four
struct DayForm {
  Begins begins;
  std::string_view form;
};
constexpr DayForm kDayForms[] = {
    {Begins::Year, "%Y-%m-%d"},           // ISO 8601
    {Begins::Year, "%Y/%m/%d"},           //
    {Begins::Year, "%Y.%m.%d"},           //
    {Begins::Year, "%Y年%m月%d日"},       // Chinese, Japanese
    {Begins::Year, "%Y 年 %m 月 %d 日"},  // as some type it
    {Begins::Year, "%Y년 %m월 %d일"},     // Korean
    {Begins::Year, "%Y. %m. %d."},        // Korean
    {Begins::Day, "%d %b %Y"},            // RFC 2822; full names too
    {Begins::Day, "%d %b %y"},            // RFC 822
    {Begins::Day, "%d.%m.%Y"},            // the day is first: dots are never American
    {Begins::Day, "%d%o %p%b%c %p%Y%e"},  // 12th of October, 2020; 12. Oktober 2020; 12 de octubre de 2020
    {Begins::Word, "%b %d%o%c %Y"},       // Oct. 12, 2020; Oct 12 2020 (JavaScript)
};

struct TimeForm {
  std::string_view form;
  Moment::Precision precision;
};
constexpr TimeForm kTimeForms[] = {
    {"%H:%M:%S", Moment::Precision::Second},       {"%H:%M", Moment::Precision::Minute},
    {"%H时%M分%S秒", Moment::Precision::Second},   {"%H时%M分", Moment::Precision::Minute},
    {"%H時%M分%S秒", Moment::Precision::Second},   {"%H時%M分", Moment::Precision::Minute},
    {"%H시 %M분 %S초", Moment::Precision::Second}, {"%H시 %M분", Moment::Precision::Minute},
    {"%H:%M Uhr", Moment::Precision::Minute},      {"%Hh%M", Moment::Precision::Minute},
};

// What may come between the day and its time; the first that fits is taken.
constexpr std::string_view kBetween[] = {"T", "t", ", ", " at ", " um ", " à ", " "};

constexpr std::string_view kOrdinals[] = {"st", "nd", "rd", "th", "er", "º", "°", "."};
constexpr std::string_view kParticles[] = {"of ", "de ", "del "};
constexpr std::string_view kYearWords[] = {" r.", " roku", " г.", " года"};

bool is_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

unsigned number(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::size_t leading_digits(std::string_view text) {
  std::size_t count = 0;
  while (count < text.size() && is_digit(text[count])) ++count;
  return count;
}

void skip_space(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
}

bool take_number(std::string_view& text, std::size_t most_digits, unsigned& value) {
  if (text.empty() || !is_digit(text.front())) return false;
  value = 0;
  for (std::size_t taken = 0; taken < most_digits && !text.empty() && is_digit(text.front()); ++taken) {
    value = value * 10 + static_cast<unsigned>(text.front() - '0');
    text.remove_prefix(1);
  }
  return true;
}

bool take_year(std::string_view& text, int& year) {
  unsigned value = 0;
  if (!take_number(text, 4, value)) return false;
  year = static_cast<int>(value);
  return true;
}

// Of the year's two last digits: POSIX' century (strptime).
bool take_short_year(std::string_view& text, int& year) {
  constexpr unsigned kFirst = 69;
  unsigned value = 0;
  if (leading_digits(text) != 2 || !take_number(text, 2, value)) return false;
  year = static_cast<int>(value < kFirst ? 2000 + value : 1900 + value);
  return true;
}

bool take_month(std::string_view& text, unsigned& month) {
  const std::string_view word = leading_word(text);
  month = month_of(word);
  if (month == 0) return false;
  text.remove_prefix(word.size());
  if (text.starts_with('.')) text.remove_prefix(1);
  return true;
}

// Takes one of the words if the text begins with it.
template <std::size_t N>
void skip_any(std::string_view& text, const std::string_view (&words)[N]) {
  for (const std::string_view word : words) {
    if (!text.starts_with(word)) continue;
    text.remove_prefix(word.size());
    return;
  }
}

void skip_ordinal(std::string_view& text) {
  std::string_view rest = text;
  skip_any(rest, kOrdinals);
  if (leading_word(rest).empty()) text = rest;
}

// `start`: whether the field's first digit may follow directly on another, as nothing is before it.
bool take_field(std::string_view& text, char letter, bool start, Moment& moment) {
  if (!start && is_digit(*(text.data() - 1)) && !text.empty() && is_digit(text.front())) return false;
  switch (letter) {
    case 'Y': return take_year(text, moment.year);
    case 'y': return take_short_year(text, moment.year);
    case 'm': return take_number(text, 2, moment.month);
    case 'b': return take_month(text, moment.month);
    case 'd': return take_number(text, 2, moment.day);
    case 'H': return take_number(text, 2, moment.hour);
    case 'M': return take_number(text, 2, moment.minute);
    case 'S': return take_number(text, 2, moment.second);
    case 'o': return skip_ordinal(text), true;
    case 'p': return skip_any(text, kParticles), true;
    case 'e': return skip_any(text, kYearWords), true;
    case 'c':
      if (text.starts_with(',')) text.remove_prefix(1);
      return true;
    default: return false;
  }
}

// Reads `text` as `form` says into `moment`; returns what is left over, or nothing if it does not fit.
std::optional<std::string_view> read_form(std::string_view text, std::string_view form, Moment& moment) {
  const char* const begin = text.data();
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '%') {
      if (!take_field(text, form[++i], text.data() == begin, moment)) return std::nullopt;
    } else if (form[i] == ' ') {
      skip_space(text);
    } else {
      if (!text.starts_with(form[i])) return std::nullopt;
      text.remove_prefix(1);
    }
  }
  return text;
}

// Where the last of the two signs is.
std::size_t find_last(std::string_view text, char sign, char other) {
  const auto found = std::find_if(text.rbegin(), text.rend(), [&](char c) { return c == sign || c == other; });
  return found == text.rend() ? std::string_view::npos : static_cast<std::size_t>(text.rend() - found) - 1;
}

// `+08:00`, `+0800`, `-05` at the end of a text that holds a time, which is taken off it; so is a GMT or UTC before it.
std::optional<int> take_numeric_zone(std::string_view& text) {
  const std::size_t sign = find_last(text, '+', '-');
  if (sign == std::string_view::npos || text.substr(0, sign).find(':') == std::string_view::npos) return std::nullopt;
  const std::string_view offset = text.substr(sign + 1);
  const std::string_view hours = offset.substr(0, 2);
  std::string_view rest = offset.substr(hours.size());
  if (rest.starts_with(':')) rest.remove_prefix(1);
  if (hours.size() != 2 || !is_digits(hours) || (!rest.empty() && (rest.size() != 2 || !is_digits(rest)))) {
    return std::nullopt;
  }
  const unsigned hour = number(hours);
  const unsigned minute = rest.empty() ? 0 : number(rest);
  if (hour > 14 || minute > 59) return std::nullopt;  // the easternmost zone is +14:00
  const int east = static_cast<int>(hour * 60 + minute);
  const bool west = text[sign] == '-';
  text = trim(text.substr(0, sign));
  if (text.ends_with(" GMT") || text.ends_with(" UTC")) text = trim(text.substr(0, text.size() - 4));
  return west ? -east : east;
}

std::optional<int> take_zone(std::string_view& text) {
  std::size_t size = 0;
  const auto zone = zone_at_end(text, size);
  if (!zone) return take_numeric_zone(text);
  text = trim(text.substr(0, text.size() - size));
  return zone;
}

// Takes off the zone's name that may follow the zone in parentheses (RFC 2822 §3.2.3; JavaScript).
void drop_comment(std::string_view& text) {
  if (text.empty() || text.back() != ')') return;
  const std::size_t open = text.rfind('(');
  if (open == std::string_view::npos) return;
  std::string_view before = trim(text.substr(0, open));
  const std::string_view kept = before;
  if (take_zone(before)) text = kept;
}

// The `.442` after the seconds at the end, of any number of digits, which is taken off; the rest is cut off, not
// rounded.
std::optional<unsigned> take_fraction(std::string_view& text) {
  const std::size_t point = find_last(text, '.', ',');
  if (point == std::string_view::npos || point < 3) return std::nullopt;
  const std::string_view digits = text.substr(point + 1);
  if (!is_digits(digits) || !is_digits(text.substr(point - 2, 2)) || text[point - 3] != ':') return std::nullopt;
  std::array<char, 3> three{'0', '0', '0'};
  std::copy_n(digits.begin(), std::min(digits.size(), three.size()), three.begin());
  text = text.substr(0, point);
  return number({three.data(), three.size()});
}

// `Tue, ` and the like, which add nothing and are wrong in some feeds.
void skip_weekday(std::string_view& text) {
  static constexpr std::string_view kNames[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  if (text.empty() || is_digit(text.front())) return;
  const auto opens = [&](std::string_view name) { return text.front() == name.front() && text.starts_with(name); };
  if (std::any_of(std::begin(kNames), std::end(kNames), opens)) {
    const std::size_t end = text.find_first_of(", ");
    if (end != std::string_view::npos && end <= kWeekdayLongest) text = trim(text.substr(end + 1));
    return;
  }
  const std::string_view word = leading_word(text);
  if (month_of(word) != 0 || !is_weekday(word)) return;
  std::string_view rest = text.substr(word.size());
  if (rest.starts_with("-feira")) rest.remove_prefix(6);
  if (rest.starts_with('.')) rest.remove_prefix(1);
  if (rest.starts_with(',')) rest.remove_prefix(1);
  text = trim(rest);
}

// The same after the day: (月), 星期一, Pazartesi.
void skip_weekday_after(std::string_view& text) {
  std::string_view rest = text;
  if (rest.size() > 1 && (rest.front() == 'T' || rest.front() == ' ') && is_digit(rest[1])) return;  // the time
  skip_space(rest);
  if (rest.empty() || is_digit(rest.front())) return;
  for (const auto& [open, close] : {std::pair("(", ")"), std::pair("（", "）"), std::pair("", "")}) {
    if (!rest.starts_with(open)) continue;
    const bool in_parentheses = *open != '\0';
    rest.remove_prefix(std::string_view(open).size());
    std::size_t size = east_asian_weekday(rest, in_parentheses);
    if (size == 0) {
      const std::string_view word = leading_word(rest);
      size = is_weekday(word) ? word.size() : 0;
    }
    if (size > 0 && rest.substr(size).starts_with(close)) text = rest.substr(size + std::string_view(close).size());
    return;
  }
}

// The half of the day that is named, which is taken off the time.
const Half* take_half(std::string_view& text) {
  bool before = false;
  const Half* const half = find_half(text, before);
  if (half == nullptr) return nullptr;
  const std::size_t rest = text.size() - half->word.size();
  text = trim(before ? text.substr(half->word.size()) : text.substr(0, rest));
  return half;
}

// Hours of either clock come with a half of the day: 3:05 PM, 下午15:05.
bool apply_half(const Half& half, unsigned& hour) {
  if (half.afternoon) {
    if (hour < 12) hour += 12;
    return true;
  }
  if (hour == 12) hour = 0;
  return hour < 12;
}

bool read_time(std::string_view text, Moment& moment) {
  skip_any(text, kBetween);
  skip_space(text);
  const Half* half = take_half(text);
  if (text.empty() || !is_digit(text.front())) return false;
  for (const TimeForm& form : kTimeForms) {
    moment.second = 0;
    const auto rest = read_form(text, form.form, moment);
    if (!rest || !rest->empty() || moment.hour > 23 || moment.minute > 59 || moment.second > 59) continue;
    moment.precision = form.precision;
    return half == nullptr || apply_half(*half, moment.hour);
  }
  return false;
}

bool is_day(const Moment& moment) { return is_possible(moment) && moment.year < kPlaceholderYear; }

// `rest` is what follows the day that `moment` has, without zone and fraction.
std::optional<Moment> with_time(std::string_view rest, std::optional<unsigned> fraction, Moment moment) {
  skip_weekday_after(rest);
  if (rest.empty()) return moment.zone || fraction ? std::nullopt : std::optional(moment);
  if (is_digit(rest.front()) && is_digit(*(rest.data() - 1))) return std::nullopt;  // 2020-10-123
  if (!read_time(rest, moment) || !is_day(in_utc(moment))) return std::nullopt;
  if (!fraction) return moment;
  if (moment.precision != Moment::Precision::Second) return std::nullopt;
  moment.millisecond = *fraction;
  moment.precision = Moment::Precision::Millisecond;
  return moment;
}

// 22/04/2017, 04/22/2017: read where the numbers or the order tell which is the day.
std::optional<std::string_view> read_slashes(std::string_view text, DayOrder order, Moment& moment) {
  unsigned first = 0;
  unsigned second = 0;
  for (unsigned* const value : {&first, &second}) {
    if (!take_number(text, 2, *value) || !text.starts_with('/')) return std::nullopt;
    text.remove_prefix(1);
  }
  if (leading_digits(text) != 4) return std::nullopt;
  take_year(text, moment.year);
  if (first > 12 || first == second) order = DayOrder::DayFirst;
  if (second > 12) order = first > 12 ? DayOrder::Unknown : DayOrder::MonthFirst;
  if (order == DayOrder::Unknown) return std::nullopt;
  moment.day = order == DayOrder::DayFirst ? first : second;
  moment.month = order == DayOrder::DayFirst ? second : first;
  return text;
}

// Oct 12 10:00:00 EET 2020: C's asctime, mailing lists.
std::optional<Moment> read_asctime(std::string_view text) {
  Moment moment;
  const auto rest = read_form(text, "%b %d ", moment);
  constexpr std::size_t kYear = 5;  // with the space before it
  if (!rest || rest->size() <= kYear) return std::nullopt;
  const std::string_view year = rest->substr(rest->size() - kYear);
  if (year.front() != ' ' || !is_digits(year.substr(1))) return std::nullopt;
  moment.year = static_cast<int>(number(year.substr(1)));
  std::string_view time = trim(rest->substr(0, rest->size() - kYear));
  moment.zone = take_zone(time);
  const bool read = is_day(moment) && !time.empty() && is_digit(time.front()) && read_time(time, moment);
  return read && is_day(in_utc(moment)) ? std::optional(moment) : std::nullopt;
}

// 20201012T115449Z: ISO 8601's basic form, as calendars and notes have it.
std::optional<Moment> read_compact(std::string_view text) {
  constexpr std::size_t kDay = 8;
  Moment moment;
  const std::string_view time = text.substr(kDay + 1);
  const std::size_t digits = leading_digits(time);
  if (digits != 4 && digits != 6) return std::nullopt;
  moment.year = static_cast<int>(number(text.substr(0, 4)));
  moment.month = number(text.substr(4, 2));
  moment.day = number(text.substr(6, 2));
  moment.hour = number(time.substr(0, 2));
  moment.minute = number(time.substr(2, 2));
  moment.second = digits == 6 ? number(time.substr(4, 2)) : 0;
  moment.precision = digits == 6 ? Moment::Precision::Second : Moment::Precision::Minute;
  if (const std::string_view zone = time.substr(digits); zone == "Z") {
    moment.zone = 0;
  } else if (!zone.empty()) {
    return std::nullopt;
  }
  const bool possible = is_day(moment) && moment.hour < 24 && moment.minute < 60 && moment.second < 60;
  return possible ? std::optional(moment) : std::nullopt;
}

// Seconds or milliseconds since 1970, of the years 2001 to 2099: other numbers of ten digits are something else, such
// as a telephone's.
std::optional<Moment> read_epoch(std::string_view text) {
  constexpr std::uint64_t kFirst = 1'000'000'000'000;
  constexpr std::uint64_t kAfter = 4'102'444'800'000;
  if ((text.size() != 10 && text.size() != 13) || !is_digits(text)) return std::nullopt;
  std::array<char, 13> digits{};
  digits.fill('0');
  std::copy(text.begin(), text.end(), digits.begin());
  const std::string_view thousandths(digits.data(), digits.size());
  std::uint64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value >= kFirst && value < kAfter ? parse_milliseconds(thousandths) : std::nullopt;
}

std::optional<Begins> beginning(std::size_t digits) {
  switch (digits) {
    case 0: return Begins::Word;
    case 1:
    case 2: return Begins::Day;
    case 4: return Begins::Year;
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<Moment> parse_date(std::string_view text, DayOrder order) {
  text = trim(text);
  if (text.size() > kLongestComment) return std::nullopt;
  if (const std::string plain = with_plain_year(text); !plain.empty()) return parse_date(plain, order);
  drop_comment(text);
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  skip_weekday(text);
  const std::size_t digits = leading_digits(text);
  if (digits > 4) {
    if (digits == text.size()) return read_epoch(text);
    return digits == 8 && text[digits] == 'T' ? read_compact(text) : std::nullopt;
  }
  const auto begins = beginning(digits);
  if (!begins) return std::nullopt;
  const std::string_view whole = text;
  Moment moment;
  moment.zone = take_zone(text);
  const std::optional<unsigned> fraction = take_fraction(text);
  for (const DayForm& form : kDayForms) {
    if (form.begins != *begins) continue;
    Moment read_now = moment;
    const auto rest = read_form(text, form.form, read_now);
    if (!rest || !is_day(read_now)) continue;
    if (const auto read = with_time(*rest, fraction, read_now)) return read;
  }
  if (*begins == Begins::Word) return read_asctime(whole);
  if (*begins != Begins::Day || digits >= text.size() || text[digits] != '/') return std::nullopt;
  const auto rest = read_slashes(text, order, moment);
  return rest && is_day(moment) ? with_time(*rest, fraction, moment) : std::nullopt;
}

}  // namespace offprint
