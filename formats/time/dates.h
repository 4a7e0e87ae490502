// Dates as headers, bylines and pages write them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace offprint {

// A date of the Gregorian calendar, as much of it as was written. Always a possible one, of the years 1900 to 9999:
// anything earlier is a program's zero (0001-01-01), not the date of an article.
struct Moment {
  enum class Precision : std::uint8_t { Day, Minute, Second, Millisecond };

  int year = 0;
  unsigned month = 1;
  unsigned day = 1;
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  unsigned millisecond = 0;
  Precision precision = Precision::Day;
  std::optional<int> zone;  // minutes east of UTC, if it is written
};

// Any of: ISO 8601 (2020-10-12T11:54:49.442+08:00, its parts after the date optional, a space for the T), RFC 2822
// (Tue, 30 Jun 2020 09:53:00 +0000, GMT and other zones), 2020/10/12 11:54, 2020.10.12, 2020年10月12日 11:54,
// 2020年10月12日 下午3时05分, Oct 12, 2020 11:54 AM, 12 October 2020. White space around it is ignored; nothing if
// anything else is left over, for an impossible date or time, and for an ambiguous zone (CST).
std::optional<Moment> parse_date(std::string_view text);

// Milliseconds since 1970, UTC, in decimal digits: the comment dialect's date.
std::optional<Moment> parse_milliseconds(std::string_view digits);

// RFC 3339 in UTC, 2020-06-30T09:53:00Z; with .442 only if the fraction is not 0. A moment without a zone is taken
// for UTC, a day for its midnight, as YAML 1.1 has it.
std::string rfc3339(const Moment& moment);

// ISO 8601 as written: 2020-10-12, 2020-10-12T11:54, 2020-10-12T11:54:49, with .442 and a zone (Z, +08:00) where the
// moment has them.
std::string iso8601(const Moment& moment);

// As Metadata::modified has it: in UTC if the moment has a zone, else as written.
std::string changed_on(const Moment& moment);

// Whether it is later in time; as for rfc3339, a moment without a zone is taken for UTC, a day for its midnight.
bool is_later(const Moment& moment, const Moment& than);

}  // namespace offprint
