#include "formats/html/lists.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "formats/document/tree.h"
#include "formats/html/page_nodes.h"
#include "formats/reading/inline_style.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/tokens.h"
#include "formats/writing/list_numbers.h"

namespace offprint {

namespace {

// How items are marked, by CSS's list-style-type and by HTML's `type`, whose case matters.
struct MarkerRow {
  std::string_view css;
  std::string_view type;
  bool ordered;
  ListStyle style;
  std::string_view of_docutils = {};  // the class of its lists
};
constexpr std::array kMarkers{
    MarkerRow{"decimal", "1", true, ListStyle::Decimal, "arabic"},
    MarkerRow{"decimal-leading-zero", "", true, ListStyle::Decimal},
    MarkerRow{"lower-alpha", "a", true, ListStyle::LowerAlpha, "loweralpha"},
    MarkerRow{"lower-latin", "", true, ListStyle::LowerAlpha},
    MarkerRow{"upper-alpha", "A", true, ListStyle::UpperAlpha, "upperalpha"},
    MarkerRow{"upper-latin", "", true, ListStyle::UpperAlpha},
    MarkerRow{"lower-roman", "i", true, ListStyle::LowerRoman, "lowerroman"},
    MarkerRow{"upper-roman", "I", true, ListStyle::UpperRoman, "upperroman"},
    MarkerRow{"none", "none", false, ListStyle::Decimal},
    MarkerRow{"disc", "disc", false, ListStyle::Decimal},
    MarkerRow{"circle", "circle", false, ListStyle::Decimal},
    MarkerRow{"square", "square", false, ListStyle::Decimal},
};

// The style attribute wins over `type`, and that over a class; null if none says anything.
const MarkerRow* marker_of(const Element& element) {
  const std::string_view css = inline_style(&element).list_style_type;
  const std::string_view type = trim(element.get("type"));
  const auto* found = kMarkers.end();
  if (!css.empty()) {
    found = std::find_if(kMarkers.begin(), kMarkers.end(), [&](const MarkerRow& row) { return row.css == css; });
  } else if (!type.empty()) {
    found = std::find_if(kMarkers.begin(), kMarkers.end(), [&](const MarkerRow& row) { return row.type == type; });
  } else if (element.name == "ol" && !element.get("class").empty()) {
    const std::string_view classes = element.get("class");
    found = std::find_if(kMarkers.begin(), kMarkers.end(), [&](const MarkerRow& row) {
      return !row.of_docutils.empty() && holds_token(classes, row.of_docutils);
    });
  }
  return found == kMarkers.end() ? nullptr : found;
}

std::optional<std::int32_t> number_in(const Element& element, std::string_view attribute) {
  const Text* value = element.find(attribute);
  const std::optional<std::int64_t> number = value == nullptr ? std::nullopt : integer(*value);
  const bool fits = number && *number >= std::numeric_limits<std::int32_t>::min() &&
                    *number <= std::numeric_limits<std::int32_t>::max();
  return fits ? std::optional(static_cast<std::int32_t>(*number)) : std::nullopt;
}

// The items that take a number: those that are rendered.
std::vector<ListItem*> rendered_items(List& list) {
  std::vector<ListItem*> items;
  for (Node* at = list.first; at != nullptr; at = at->next) {
    auto* item = as<ListItem>(at);
    if (item == nullptr || item->element->find("hidden") != nullptr) continue;
    if (inline_style(item->element).display != InlineStyle::Display::None) items.push_back(item);
  }
  return items;
}

// An item with `visibility:hidden` takes its number; the next one states its own, because the hidden one will go.
void number_past_invisible(const List& list, const std::vector<ListItem*>& items) {
  ListNumbers numbers(list);
  bool past = false;
  for (ListItem* item : items) {
    const std::int64_t number = numbers(*item);
    if (past && !item->value) item->value = static_cast<std::int32_t>(number);
    past = inline_style(item->element).invisible;
  }
}

}  // namespace

void read_list(List& list, const Element& element) {
  list.ordered = element.name == "ol";
  if (const MarkerRow* marker = marker_of(element)) {
    list.ordered = marker->ordered;
    list.style = marker->style;
  }
  if (!list.ordered) return;
  list.reversed = element.name == "ol" && element.find("reversed") != nullptr;
  list.start = number_in(element, "start").value_or(1);
}

void read_item(ListItem& item, const Element& element) { item.value = number_in(element, "value"); }

void finish_list(List& list) {
  const std::vector<ListItem*> items = rendered_items(list);
  if (!list.ordered) {
    for (ListItem* item : items) item->value.reset();  // a bullet has no number
    return;
  }
  if (items.empty()) return;
  const MarkerRow* marker = marker_of(*items.front()->element);
  if (list.style == ListStyle::Decimal && marker != nullptr && marker->ordered) list.style = marker->style;
  if (list.reversed && !number_in(*list.element, "start")) list.start = static_cast<std::int32_t>(items.size());
  number_past_invisible(list, items);
}

}  // namespace offprint
