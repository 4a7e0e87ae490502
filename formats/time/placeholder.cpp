#include "formats/time/dates.h"

namespace offprint {

bool is_placeholder(const Moment& moment) {
  constexpr int kFirst = 1;     // .NET, Go
  constexpr int kLast = 9999;   // SQL's end of time
  constexpr int kEpoch = 1970;  // Unix's 0, in some zone
  if (moment.year <= kFirst || moment.year >= kLast) return true;
  const bool new_year = moment.year == kEpoch && moment.month == 1 && moment.day == 1;
  return new_year && moment.hour == 0 && moment.minute == 0 && moment.second == 0;
}

}  // namespace offprint
