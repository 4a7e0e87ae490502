#include "formats/markdown/as_html.h"

#include <cstdint>

#include "formats/markdown/table.h"
#include "formats/writing/list_numbers.h"

namespace offprint::markdown {

namespace {

// Whether Markdown has the number (CommonMark §5.2): nine digits, no sign.
bool is_list_number(std::int64_t number) { return number >= 0 && number <= 999'999'999; }

bool has_list_numbers(const List& list) {
  ListNumbers numbers(list);
  for (const Node* item = list.first; item != nullptr; item = item->next) {
    if (!is_list_number(numbers(*item))) return false;
  }
  return true;
}

}  // namespace

bool is_written_as_html(const Node& node) {
  if (const auto* table = as<Table>(&node)) return !fits_pipes(*table);
  const auto* list = as<List>(&node);
  return list != nullptr && list->ordered && !has_list_numbers(*list);
}

}  // namespace offprint::markdown
