// The one rule for an article's date, and how outputs spell dates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/document/metadata.h"

namespace offprint {

// The date that outputs show, sort and group by: the byline's if there is one, else the header's; "" for none.
std::string_view article_date(const Metadata& metadata);

// A date of the metadata in the spellings that outputs need. All of them describe the same moment.
struct Date {
  std::string shown;    // for a person: "2020-10-12 11:54", or "2020-10-12" if no time is known
  std::string machine;  // HTML's and W3CDTF's: "2020-10-12T11:54:49Z"; without a zone if none is known
  std::string day;      // "2020-10-12", before any change of zone
  std::string utc;      // "2020-10-12T11:54:49Z"; a date without a zone counts as UTC
};
// Of the spellings that metadata holds (formats/time/dates.h reads what pages write), RFC 3339 and ISO 8601: a date; a
// date and a time to the minute, the second or a fraction; with Z, an offset, or none. Nothing for anything else.
std::optional<Date> read_date(std::string_view text);

// The newest of the article's dates as read_date's `utc`; "" if none is known.
std::string newest_utc(const Metadata& metadata);

}  // namespace offprint
