// Whether a day is one, for readers of dates.
#pragma once

#include "formats/document/moment.h"

namespace offprint {

// A day of the calendar, of the years that a Moment may have.
bool is_possible(const Moment& moment);

}  // namespace offprint
