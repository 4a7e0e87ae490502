// A list goes on in the next where its numbers do: Notion and others give each item a list of its own.
//
// Recognised: ordered lists with nothing between them, of one style, where the second begins with the number behind the
// first one's last. A list that begins anew stays one of its own.
#include <cstdint>
#include <optional>

#include "converters/passes/list.h"
#include "formats/document/tree.h"

namespace offprint {

namespace {

// The number behind its last; nothing where an item has a number of its own.
std::optional<std::int64_t> next_number(const List& list) {
  std::int64_t number = list.start;
  for (const Node* item = list.first; item != nullptr; item = item->next, ++number) {
    const auto* own = as<ListItem>(item);
    if (own == nullptr || own->value) return std::nullopt;
  }
  return number;
}

// `number` is the one behind the list's last: counted on, so that a row of lists is gone through once.
bool goes_on(const List& list, const std::optional<std::int64_t>& number, const List* next) {
  return next != nullptr && next->ordered && next->style == list.style && !next->reversed && number &&
         *number == next->start && next->start > 1 && next_number(*next).has_value();
}

void join_from(List& list) {
  if (!list.ordered || list.reversed) return;
  std::optional<std::int64_t> number = next_number(list);
  for (auto* next = as<List>(list.next); goes_on(list, number, next); next = as<List>(list.next)) {
    number = next_number(*next);
    list.spread = list.spread || next->spread;
    move_children(*next, list);
    detach(*next);
  }
}

}  // namespace

void join_lists(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (auto* list = as<List>(at)) join_from(*list);
  }
}

}  // namespace offprint
