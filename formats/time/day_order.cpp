#include "formats/time/day_order.h"

#include <algorithm>
#include <array>

#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

struct OrderRow {
  std::string_view subtag;
  DayOrder order;
};
// A region goes before a language.
constexpr std::array kRegions{
    OrderRow{"US", DayOrder::MonthFirst}, OrderRow{"PH", DayOrder::MonthFirst}, OrderRow{"PR", DayOrder::MonthFirst},
    OrderRow{"GB", DayOrder::DayFirst},   OrderRow{"IE", DayOrder::DayFirst},   OrderRow{"AU", DayOrder::DayFirst},
    OrderRow{"NZ", DayOrder::DayFirst},   OrderRow{"IN", DayOrder::DayFirst},   OrderRow{"PK", DayOrder::DayFirst},
    OrderRow{"SG", DayOrder::DayFirst},   OrderRow{"MY", DayOrder::DayFirst},   OrderRow{"HK", DayOrder::DayFirst},
    OrderRow{"NG", DayOrder::DayFirst},   OrderRow{"CA", DayOrder::Unknown},
};
constexpr std::array kLanguages{
    OrderRow{"fr", DayOrder::DayFirst}, OrderRow{"de", DayOrder::DayFirst}, OrderRow{"es", DayOrder::DayFirst},
    OrderRow{"it", DayOrder::DayFirst}, OrderRow{"pt", DayOrder::DayFirst}, OrderRow{"nl", DayOrder::DayFirst},
    OrderRow{"pl", DayOrder::DayFirst}, OrderRow{"tr", DayOrder::DayFirst}, OrderRow{"ru", DayOrder::DayFirst},
    OrderRow{"uk", DayOrder::DayFirst}, OrderRow{"vi", DayOrder::DayFirst}, OrderRow{"id", DayOrder::DayFirst},
    OrderRow{"ar", DayOrder::DayFirst}, OrderRow{"el", DayOrder::DayFirst}, OrderRow{"ro", DayOrder::DayFirst},
};

template <std::size_t N>
const OrderRow* row_of(const std::array<OrderRow, N>& rows, std::string_view subtag) {
  const auto* found = std::find_if(rows.begin(), rows.end(),
                                   [&](const OrderRow& row) { return equals_ignoring_case(row.subtag, subtag); });
  return found == rows.end() ? nullptr : found;
}

}  // namespace

DayOrder day_order(std::string_view language) {
  std::string_view rest = language;
  std::string_view primary;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find_first_of("-_"), rest.size());
    const std::string_view subtag = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (primary.empty()) {
      primary = subtag;
    } else if (const OrderRow* row = row_of(kRegions, subtag)) {
      return row->order;
    }
  }
  const OrderRow* row = row_of(kLanguages, primary);
  return row == nullptr ? DayOrder::Unknown : row->order;
}

bool is_open_date(std::string_view text) { return !parse_date(text) && parse_date(text, DayOrder::DayFirst); }

}  // namespace offprint
