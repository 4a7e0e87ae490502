// Which number of 04/05/2017 is the day, by who writes it.
#pragma once

#include <string_view>

#include "formats/time/dates.h"

namespace offprint {

// By the region of a language tag (BCP 47), else by a language that is written in one order wherever it is written.
// Unknown for English without a region, for regions that have both (Canada), and for those that write the year first.
DayOrder day_order(std::string_view language);

// Whether only the order of day and month is not known: the text is a date in either.
bool is_open_date(std::string_view text);

}  // namespace offprint
