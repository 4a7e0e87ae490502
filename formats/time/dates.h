// Dates as headers, bylines and pages write them, and as outputs spell them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "formats/document/metadata.h"

namespace offprint {

// Which number of 04/05/2017 is the day, where something else tells.
enum class DayOrder : std::uint8_t { Unknown, DayFirst, MonthFirst };

// Any of:
//   ISO 8601 (2020-10-12T11:54:49.442+08:00, its parts after the date optional, a space for the T; 20201012T115449Z),
//   RFC 2822 (Tue, 30 Jun 2020 09:53:00 +0000, GMT and other zones, a comment after it), asctime's and JavaScript's,
//   2020/10/12 11:54, 2020.10.12, 12.10.2020, 22/04/2017, 04/22/2017 08:41:58 PM,
//   2020年10月12日(月) 11:54, 2020年10月12日 下午3时05分, 2020년 10월 12일 오후 3시 5분,
//   the same with the year of a Japanese era or the Republic of China, or in Chinese numerals (spelled_years.h),
//   Oct 12, 2020 11:54 AM, 12th October 2020, 4 May 17, and with the months' names of ten more languages
//   (date_words.h), seconds (10 digits) or milliseconds (13 digits) since 1970, of the years 2001 to 2099.
// White space around it and a day of the week are ignored; nothing if anything else is left over, for an impossible
// date or time, a placeholder (year 0 or 9999), an ambiguous zone (CST), and where the order of day and month is open.
std::optional<Moment> parse_date(std::string_view text, DayOrder order = DayOrder::Unknown);

// Milliseconds since 1970, UTC, in decimal digits: the comment dialect's date.
std::optional<Moment> parse_milliseconds(std::string_view digits);

// The same time in UTC, to the second, or to the millisecond if that is not 0. A moment without a zone is taken for
// UTC; a day without one stays a day.
Moment in_utc(const Moment& moment);

// As Metadata::modified has it: in UTC if the moment has a zone, else as written.
Moment changed_on(const Moment& moment);

// As Metadata has it in that field.
std::optional<Moment> held_date(std::optional<Moment> Metadata::*field, const std::optional<Moment>& moment);

// Whether it is later in time, by in_utc.
bool is_later(const Moment& moment, const Moment& than);

// Between the days as written; nothing where one is unknown.
std::optional<int> days_apart(const std::optional<Moment>& a, const std::optional<Moment>& b);

// Whether programs put it where no date is known: the years 1 and 9999, and the first second of 1970.
bool is_placeholder(const Moment& moment);

// Spellings; that of an unknown moment is "".
// As written: 2020-10-12, 2020-10-12T11:54, 2020-10-12T11:54:49, with .442 and a zone (Z, +08:00) where it has them.
std::string iso8601(const std::optional<Moment>& moment);
// For a person: 2020-10-12 11:54, or 2020-10-12 if no time is known.
std::string shown_date(const std::optional<Moment>& moment);
// HTML's and W3CDTF's: 2020-10-12T11:54:49Z; without a zone if none is known.
std::string html_date(const std::optional<Moment>& moment);
// 2020-10-12, before any change of zone.
std::string iso_day(const std::optional<Moment>& moment);
// 2020-10-12T11:54:49Z, by in_utc.
std::string utc_time(const std::optional<Moment>& moment);

}  // namespace offprint
