// A date with the time of day as far as it is known. formats/time/dates.h reads, compares and spells it.
#pragma once

#include <cstdint>
#include <optional>

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

  bool operator==(const Moment&) const = default;
};

}  // namespace offprint
