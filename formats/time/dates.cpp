#include "formats/time/dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 9999;             // RFC 3339 has four digits
constexpr std::size_t kLongest = 64;        // bytes; a longer text is more than a date
constexpr std::size_t kWeekdayLongest = 9;  // Wednesday

// How a day is written; the rest of the text is its time. The letters behind % are strftime's.
constexpr std::string_view kDayForms[] = {
    "%Y-%m-%d",      // ISO 8601
    "%Y/%m/%d",      //
    "%Y.%m.%d",      //
    "%Y年%m月%d日",  //
    "%d %b %Y",      // RFC 2822; full names too
    "%b %d, %Y",     //
    "%b. %d, %Y",    //
};

struct TimeForm {
  std::string_view form;
  Moment::Precision precision;
};
constexpr TimeForm kTimeForms[] = {
    {"%H:%M:%S", Moment::Precision::Second},     {"%H:%M", Moment::Precision::Minute},
    {"%H时%M分%S秒", Moment::Precision::Second}, {"%H时%M分", Moment::Precision::Minute},
    {"%H時%M分%S秒", Moment::Precision::Second}, {"%H時%M分", Moment::Precision::Minute},
};

// Halves of the day, before the time in Chinese and after it in English. Not %p: GCC 12's locales read PM as AM.
struct Half {
  std::string_view word;
  bool afternoon;
};
constexpr Half kHalvesBefore[] = {
    {"凌晨", false}, {"早上", false}, {"上午", false}, {"中午", true}, {"下午", true}, {"晚上", true},
};
constexpr Half kHalvesAfter[] = {
    {"AM", false}, {"am", false}, {"a.m.", false}, {"PM", true}, {"pm", true}, {"p.m.", true},
};

// What may come between the day and its time; the first that fits is taken.
constexpr std::string_view kBetween[] = {"T", "t", ", ", " at ", " "};

struct Zone {
  std::string_view name;
  int minutes;
};
// ISO 8601, RFC 2822 §4.3, and the names of East Asia. CST is left out: it is China's and Chicago's.
constexpr Zone kZones[] = {
    {"Z", 0},      {"z", 0},      {"GMT", 0},    {"UTC", 0},    {"UT", 0},
    {"EST", -300}, {"EDT", -240}, {"CDT", -300}, {"MST", -420}, {"MDT", -360},
    {"PST", -480}, {"PDT", -420}, {"HKT", 480},  {"JST", 540},  {"KST", 540},
};

bool is_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

unsigned number(std::string_view digits) {
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Written in full or as their first three letters.
constexpr std::string_view kMonths[] = {"January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December"};
constexpr std::size_t kShortMonth = 3;

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

bool take_month(std::string_view& text, unsigned& month) {
  for (std::size_t i = 0; i < std::size(kMonths); ++i) {
    if (text.empty() || text.front() != kMonths[i].front()) continue;
    const std::string_view name = text.starts_with(kMonths[i]) ? kMonths[i] : kMonths[i].substr(0, kShortMonth);
    if (!text.starts_with(name)) continue;
    month = static_cast<unsigned>(i + 1);
    text.remove_prefix(name.size());
    return true;
  }
  return false;
}

bool take_field(std::string_view& text, char letter, Moment& moment) {
  switch (letter) {
    case 'Y': return take_year(text, moment.year);
    case 'm': return take_number(text, 2, moment.month);
    case 'b': return take_month(text, moment.month);
    case 'd': return take_number(text, 2, moment.day);
    case 'H': return take_number(text, 2, moment.hour);
    case 'M': return take_number(text, 2, moment.minute);
    case 'S': return take_number(text, 2, moment.second);
    default: return false;
  }
}

// Reads `text` as `form` says into `moment`; returns what is left over, or nothing if it does not fit. A space in the
// form stands for any number of them, or none.
std::optional<std::string_view> read_form(std::string_view text, std::string_view form, Moment& moment) {
  for (std::size_t i = 0; i < form.size(); ++i) {
    if (form[i] == '%') {
      if (!take_field(text, form[++i], moment)) return std::nullopt;
    } else if (form[i] == ' ') {
      while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
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

// `+08:00`, `+0800`, `-05` at the end of a text that holds a time, which is taken off it.
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
  return west ? -east : east;
}

std::optional<int> take_zone(std::string_view& text) {
  for (const Zone& zone : kZones) {
    if (text.empty() || text.back() != zone.name.back() || !text.ends_with(zone.name)) continue;
    const std::string_view before = text.substr(0, text.size() - zone.name.size());
    if (before.empty() || !(is_digit(before.back()) || is_space(before.back()))) continue;
    text = trim(before);
    return zone.minutes;
  }
  return take_numeric_zone(text);
}

// The `.442` after the seconds at the end, of any number of digits, which is taken off; the rest is cut off, not
// rounded.
std::optional<unsigned> take_fraction(std::string_view& text) {
  const std::size_t point = find_last(text, '.', ',');
  if (point == std::string_view::npos || point < 3) return std::nullopt;
  const std::string_view digits = text.substr(point + 1);
  if (!is_digits(digits) || !is_digits(text.substr(point - 2, 2)) || text[point - 3] != ':') return std::nullopt;
  std::string three(digits.substr(0, 3));
  three.resize(3, '0');
  text = text.substr(0, point);
  return number(three);
}

// `Tue, ` and the like, which add nothing and are wrong in some feeds.
void skip_weekday(std::string_view& text) {
  static constexpr std::string_view kNames[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  const auto opens = [&](std::string_view name) { return text.front() == name.front() && text.starts_with(name); };
  const bool found = !text.empty() && std::any_of(std::begin(kNames), std::end(kNames), opens);
  if (!found) return;
  const std::size_t end = text.find_first_of(", ");
  if (end == std::string_view::npos || end > kWeekdayLongest) return;
  text = trim(text.substr(end + 1));
}

// The half of the day that is named, which is taken off the time.
const Half* take_half(std::string_view& text) {
  for (const Half& half : kHalvesBefore) {
    if (!text.starts_with(half.word)) continue;
    text = trim(text.substr(half.word.size()));
    return &half;
  }
  for (const Half& half : kHalvesAfter) {
    if (!text.ends_with(half.word)) continue;
    text = trim(text.substr(0, text.size() - half.word.size()));
    return &half;
  }
  return nullptr;
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

void skip_between(std::string_view& text) {
  for (const std::string_view between : kBetween) {
    if (!text.starts_with(between)) continue;
    text.remove_prefix(between.size());
    return;
  }
}

bool read_time(std::string_view text, Moment& moment) {
  skip_between(text);
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

using Days = std::chrono::sys_days;

std::chrono::year_month_day day_of(const Moment& moment) {
  return std::chrono::year(moment.year) / std::chrono::month(moment.month) / std::chrono::day(moment.day);
}

bool is_possible(const Moment& moment) {
  return day_of(moment).ok() && moment.year >= kFirstYear && moment.year <= kLastYear;
}

std::chrono::sys_time<milliseconds> instant(const Moment& moment) {
  return Days(day_of(moment)) + std::chrono::hours(moment.hour) + minutes(moment.minute) +
         std::chrono::seconds(moment.second) + milliseconds(moment.millisecond) - minutes(moment.zone.value_or(0));
}

Moment moment_of(std::chrono::sys_time<milliseconds> time) {
  const Days midnight = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::year_month_day day(midnight);
  const std::chrono::hh_mm_ss<milliseconds> parts(time - midnight);
  Moment moment;
  moment.year = int(day.year());
  moment.month = unsigned(day.month());
  moment.day = unsigned(day.day());
  moment.hour = static_cast<unsigned>(parts.hours().count());
  moment.minute = static_cast<unsigned>(parts.minutes().count());
  moment.second = static_cast<unsigned>(parts.seconds().count());
  moment.millisecond = static_cast<unsigned>(parts.subseconds().count());
  moment.precision = moment.millisecond == 0 ? Moment::Precision::Second : Moment::Precision::Millisecond;
  moment.zone = 0;
  return moment;
}

void append_number(std::string& out, unsigned value, std::size_t width) {
  const std::string digits = std::to_string(value);
  out.append(width > digits.size() ? width - digits.size() : 0, '0');
  out += digits;
}

std::string without_zone(const Moment& moment) {
  std::string out;
  append_number(out, static_cast<unsigned>(moment.year), 4);
  out += '-';
  append_number(out, moment.month, 2);
  out += '-';
  append_number(out, moment.day, 2);
  if (moment.precision == Moment::Precision::Day) return out;
  out += 'T';
  append_number(out, moment.hour, 2);
  out += ':';
  append_number(out, moment.minute, 2);
  if (moment.precision == Moment::Precision::Minute) return out;
  out += ':';
  append_number(out, moment.second, 2);
  if (moment.precision == Moment::Precision::Second) return out;
  out += '.';
  append_number(out, moment.millisecond, 3);
  return out;
}

// With that precision, unless only the day is known.
Moment to_the(Moment::Precision precision, Moment moment) {
  if (moment.precision != Moment::Precision::Day) moment.precision = precision;
  return moment;
}

}  // namespace

std::optional<Moment> parse_date(std::string_view text) {
  text = trim(text);
  if (text.empty() || text.size() > kLongest) return std::nullopt;
  Moment moment;
  skip_weekday(text);
  moment.zone = take_zone(text);
  const std::optional<unsigned> fraction = take_fraction(text);
  for (const std::string_view form : kDayForms) {
    Moment read_now = moment;
    const auto rest = read_form(text, form, read_now);
    if (!rest || !is_possible(read_now)) continue;
    if (rest->empty()) return moment.zone || fraction ? std::nullopt : std::optional(read_now);
    if (is_digit(rest->front()) && is_digit(*(rest->data() - 1))) continue;  // 2020-10-123
    if (!read_time(*rest, read_now) || !is_possible(in_utc(read_now))) continue;
    if (fraction && read_now.precision != Moment::Precision::Second) return std::nullopt;
    if (fraction) {
      read_now.millisecond = *fraction;
      read_now.precision = Moment::Precision::Millisecond;
    }
    return read_now;
  }
  return std::nullopt;
}

std::optional<Moment> parse_milliseconds(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  // Checked before the calendar, whose arithmetic would overflow.
  const Days first = std::chrono::year(kFirstYear) / 1 / 1;
  const Days after = std::chrono::year(kLastYear + 1) / 1 / 1;
  const std::chrono::sys_time<milliseconds> time{milliseconds(value)};
  if (time < first || time >= after) return std::nullopt;
  return moment_of(time);
}

Moment in_utc(const Moment& moment) { return moment_of(instant(moment)); }

Moment changed_on(const Moment& moment) { return moment.zone ? in_utc(moment) : moment; }

std::optional<Moment> held_date(std::optional<Moment> Metadata::*field, const std::optional<Moment>& moment) {
  if (!moment || field == &Metadata::byline_date) return moment;
  return field == &Metadata::published ? in_utc(*moment) : changed_on(*moment);
}

bool is_later(const Moment& moment, const Moment& than) { return instant(moment) > instant(than); }

std::optional<int> days_apart(const std::optional<Moment>& a, const std::optional<Moment>& b) {
  if (!a || !b) return std::nullopt;
  return std::abs(static_cast<int>((Days(day_of(*a)) - Days(day_of(*b))).count()));
}

std::string iso8601(const std::optional<Moment>& moment) {
  if (!moment) return {};
  std::string out = without_zone(*moment);
  if (!moment->zone) return out;
  if (*moment->zone == 0) return out + "Z";
  const auto offset = static_cast<unsigned>(std::abs(*moment->zone));
  out += *moment->zone < 0 ? '-' : '+';
  append_number(out, offset / 60, 2);
  out += ':';
  append_number(out, offset % 60, 2);
  return out;
}

std::string shown_date(const std::optional<Moment>& moment) {
  if (!moment) return {};
  std::string out = without_zone(to_the(Moment::Precision::Minute, *moment));
  std::replace(out.begin(), out.end(), 'T', ' ');
  return out;
}

std::string html_date(const std::optional<Moment>& moment) {
  return moment ? iso8601(to_the(Moment::Precision::Second, changed_on(*moment))) : std::string();
}

std::string iso_day(const std::optional<Moment>& moment) { return iso8601(moment).substr(0, 10); }

std::string utc_time(const std::optional<Moment>& moment) {
  return moment ? iso8601(to_the(Moment::Precision::Second, in_utc(*moment))) : std::string();
}

}  // namespace offprint
