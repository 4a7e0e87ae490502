#include "formats/time/dates.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>

#include "formats/time/calendar.h"

namespace offprint {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 9999;  // RFC 3339 has four digits

using Days = std::chrono::sys_days;

std::chrono::year_month_day day_of(const Moment& moment) {
  return std::chrono::year(moment.year) / std::chrono::month(moment.month) / std::chrono::day(moment.day);
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

bool is_possible(const Moment& moment) {
  return day_of(moment).ok() && moment.year >= kFirstYear && moment.year <= kLastYear;
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

Moment in_utc(const Moment& moment) {
  const bool day = moment.precision == Moment::Precision::Day && !moment.zone;
  return day ? moment : moment_of(instant(moment));
}

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
  return moment ? iso8601(to_the(Moment::Precision::Second, moment_of(instant(*moment)))) : std::string();
}

}  // namespace offprint
