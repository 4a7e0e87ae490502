// Dates within a line about an article.
#pragma once

#include <optional>
#include <string_view>

#include "formats/document/moment.h"
#include "formats/time/dates.h"

namespace offprint {

// What tells which number of 12/10/2020 is the day: a date near it (the header's), else who writes it.
struct DateHints {
  DateHints() = default;
  DateHints(const std::optional<Moment>& date, DayOrder by = DayOrder::Unknown)  // NOLINT: implicit on purpose
      : near(date), order(by) {}

  std::optional<Moment> near;
  DayOrder order = DayOrder::Unknown;
};

// 12/10/2020 or 12/10/2020 - 22:26, and nothing else. A number above 12 is not the month; where both could be, the
// hints tell; nothing where they do not.
std::optional<Moment> numeric_date(std::string_view text, const DateHints& hints);

// The first date in a text, and its place; nothing where there is none.
struct FoundDate {
  Moment moment;
  std::size_t begin = 0;
  std::size_t end = 0;
};
std::optional<FoundDate> find_date(std::string_view text);

// The same in a line about an article, where dates of other languages (12 juillet 2022, 5 апреля 2023, 2022. 2. 2.) and
// those of numeric_date count, too.
std::optional<FoundDate> any_date(std::string_view text, const DateHints& hints);

// Whether one may begin here: false for most texts.
bool may_begin_any_date(std::string_view text);

}  // namespace offprint
