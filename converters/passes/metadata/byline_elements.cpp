#include "converters/passes/metadata/byline_elements.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/metadata/byline_marks.h"
#include "converters/passes/metadata/byline_text.h"
#include "converters/passes/metadata/names.h"
#include "formats/address/address.h"
#include "formats/document/item_facts.h"
#include "formats/document/tree.h"
#include "formats/time/dates.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

bool is_about_name(const Node& node) {
  static constexpr std::array<std::string_view, 8> kNoNameWords{"role", "title", "job",    "location",
                                                                "bio",  "about", "avatar", "badge"};  // "author-role"
  return node.element != nullptr && has_class_word(*node.element, kNoNameWords);
}

bool is_name_of_card(const Node& node) {
  static constexpr std::array<std::string_view, 1> kName{"fn"};
  static constexpr std::array<std::string_view, 2> kCards{"vcard", "hcard"};
  constexpr int kLevels = 6;
  if (node.element == nullptr || !holds_name(node.element->get("class"), kName)) return false;
  int left = kLevels;  // "fn" is also short for footnote
  for (const Node* at = &node; at != nullptr && left > 0; at = at->parent, --left) {
    if (at->element != nullptr && has_class_word(*at->element, kCards)) return true;
  }
  return false;
}

namespace {

// Only those hear it who do not see the page: "Author", before a name.
bool is_for_screen_readers(const Node& node) {
  static constexpr std::array<std::string_view, 5> kNames{"screen-reader-text", "screen-reader", "sr-only",
                                                          "visually-hidden", "visuallyhidden"};
  return node.element != nullptr && holds_name(node.element->get("class"), kNames);
}

}  // namespace

bool is_beside_name(const Node& node) { return is_about_name(node) || is_for_screen_readers(node); }

namespace {

// Schema.org's name of a person, and not of the section or the place that another property around it says.
bool is_name_of_person(const Node& node) {
  if (node.element->get("itemprop") != "name") return false;
  for (const Node* at = node.parent; at != nullptr; at = at->parent) {
    const std::string_view property = at->element == nullptr ? std::string_view() : at->element->get("itemprop");
    if (!property.empty()) return property == "author" || property == "creator" || property == "contributor";
  }
  return true;
}

enum class Says { Nothing, Name, Author };

Says said_by(const Node& node) {
  static constexpr std::array<std::string_view, 3> kAuthorWords{"author", "username", "byline"};
  static constexpr std::array<std::string_view, 1> kNameWords{"name"};
  if (node.element == nullptr || is_about_name(node)) return Says::Nothing;
  const Element& element = *node.element;
  if (element.get("rel") == "author" || element.get("itemprop") == "author" || is_name_of_person(node) ||
      is_name_of_card(node) || element.get("data-testid") == "authorName" || has_class_word(element, kAuthorWords))
    return Says::Author;
  return has_class_word(element, kNameWords) ? Says::Name : Says::Nothing;
}

// A date behind a name, each an element of its own that a stylesheet sets apart.
bool runs_into(std::string_view before, std::string_view date) {
  return !date.empty() && is_digit(date.front()) && is_letter(before.back());
}

// The text, blocks and breaks on lines of their own; of elements of which `leaves` is true what `instead` gives.
template <class Leaves, class Instead>
std::string joined_text_with(const Node& node, const Leaves& leaves, const Instead& instead) {
  std::string out;
  const Node* parent = nullptr;
  const Node* block = nullptr;
  for (const Node* at = &node; at != nullptr;) {
    if (at->element != nullptr && leaves(*at)) {
      out += instead(*at);
      at = skip_in(node, *at);
      continue;
    }
    if (at->kind == Kind::Break) out += '\n';
    if (const auto* text = as<TextNode>(at)) {
      if (const Node* const last = std::exchange(parent, text->parent); last != text->parent) {
        const Node* const around = block_around(*text);
        const bool heard = is_for_screen_readers(*parent) || (last != nullptr && is_for_screen_readers(*last));
        const bool apart = std::exchange(block, around) != around || heard;
        if (!out.empty() && (apart || runs_into(out, text->value))) out += apart ? '\n' : ' ';
      }
      out += text->value.view();
    }
    at = next_in(node, *at);
  }
  return out;
}

template <class Leaves>
std::string joined_text_without(const Node& node, const Leaves& leaves) {
  return joined_text_with(node, leaves, [](const Node& /*at*/) { return "\n"; });
}

}  // namespace

const Node* labelled_link(const Node& node) {
  const auto is_link = [](const Node& at) { return at.kind == Kind::Link && has_text(at); };
  const Node* link = nullptr;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (!is_link(*at)) continue;
    if (link != nullptr) return nullptr;
    link = at;
  }
  if (link == nullptr || !is_only_label(joined_text_without(node, is_link))) return nullptr;
  return link;
}

namespace {

std::string text_of_name(const Node& node) {
  if (const Node* link = labelled_link(node)) return joined_text(*link);
  return joined_text_without(node, [&](const Node& at) { return &at != &node && is_beside_name(at); });
}

// An <address> beside a date is the author's.
bool is_address_in(const Node& node, const Node& line) {
  return &node != &line && is_element(node, "address") && is_marked_byline(*line.element);
}

// Who worked on it otherwise.
bool says_others(std::string_view label) {
  static constexpr auto kOthers = std::to_array<std::string_view>(
      {"photo", "foto",     "bild",     "image",    "illustration", "video",  "camera",   "graphic",  "grafik", "edit",
       "redak", "translat", "übersetz", "Übersetz", "review",       "source", "quelle",   "fuente",   "fonte",  "fact",
       "фото",  "Фото",     "редактор", "Редактор", "перев",        "Перев",  "источник", "Источник", "写真",   "撮影",
       "編集",  "翻訳",     "사진",     "편집",     "تصوير",        "تحرير",  "ترجمة",    "المصدر"});
  const std::string word = lower(label);
  return std::any_of(kOthers.begin(), kOthers.end(), [&](std::string_view begin) { return word.starts_with(begin); });
}

}  // namespace

std::string_view without_label(std::string_view text) {
  constexpr std::size_t kLongest = 24;  // bytes
  constexpr std::string_view kWide = "：";
  text = trim(text);
  const std::size_t colon = std::min(text.find(':'), text.find(kWide));
  if (colon == std::string_view::npos || colon == 0 || colon > kLongest) return text;
  const std::string_view label = trim(text.substr(0, colon));
  const std::string_view name = trim(text.substr(colon + (text[colon] == ':' ? 1 : kWide.size())));
  const bool words = std::count(label.begin(), label.end(), ' ') < 2 &&
                     label.find_first_of("0123456789,.@/\n") == std::string_view::npos;
  if (!words || name.empty() || name.find_first_of(":/") != std::string_view::npos) return text;
  const std::vector<std::string> names = split_names(name);
  return says_others(label) || !std::all_of(names.begin(), names.end(), is_person) ? std::string_view() : name;
}

namespace {

// Adds what the element says to the names; whether it says any.
bool add_names(const Node& node, std::vector<std::string>& names) {
  if (const std::string item = name_of_item(node); !item.empty()) {
    for (std::string& name : split_names(item)) names.push_back(std::move(name));
    return true;
  }
  const std::string text = text_of_name(node);
  if (find_date(text) || holds_name(node)) return false;
  for (std::string& name : split_names(without_label(text))) names.push_back(std::move(name));
  return true;
}

std::vector<std::string> names_said(const Node& node, Says least) {
  std::vector<std::string> names;
  for (const Node* at = &node; at != nullptr;) {
    const bool named = said_by(*at) >= least || (least == Says::Author && is_address_in(*at, node));
    at = named && add_names(*at, names) ? skip_in(node, *at) : next_in(node, *at);
  }
  return names;
}

}  // namespace

std::string name_of_item(const Node& node) {
  const std::string name = one_line(node.element->get(kItemName));
  if (name.empty() || is_web_address(name) || names_nobody(name) || !is_person(name)) return {};
  const std::string shown = one_line(text_of_name(node));
  if (!shown.empty() && shown.find(name) == std::string::npos) return {};
  return split_names(name).empty() ? std::string() : name;
}

std::string joined_text(const Node& node) {
  return joined_text_without(node, [](const Node& /*at*/) { return false; });
}

namespace {

bool hides_date(const Node& node) {
  return is_element(node, "time") && parse_date(node.element->get("datetime")) && !any_date(text_content(node), {});
}

// With the dates that <time> gives in the place of texts that show none, and the words before them.
template <class Leaves>
std::string dated_text_without(const Node& node, const Leaves& leaves) {
  const auto instead = [&](const Node& at) {
    if (leaves(at)) return std::string("\n");
    const std::string shown = one_line(text_content(at));
    return '\n' + shown.substr(0, filler_size(shown)) + '\n' + std::string(at.element->get("datetime")) + '\n';
  };
  return joined_text_with(
      node, [&](const Node& at) { return leaves(at) || hides_date(at); }, instead);
}

}  // namespace

std::string dated_text(const Node& node) {
  return dated_text_without(node, [](const Node& /*at*/) { return false; });
}

std::string text_beside(const Node& node, const Node& part) {
  return dated_text_without(node, [&](const Node& at) { return &at == &part; });
}

std::string text_beside_links(const Node& node) {
  return joined_text_without(node, [](const Node& at) { return at.kind == Kind::Link || is_element(at, "time"); });
}

std::string text_beside_names(const Node& node) {
  return dated_text_without(node, [](const Node& at) { return said_by(at) == Says::Author; });
}

bool holds_name(const Node& node) {
  for (const Node* at = next_in(node, node); at != nullptr; at = next_in(node, *at)) {
    if (said_by(*at) != Says::Nothing) return true;
  }
  return false;
}

std::vector<std::string> names_in_elements(const Node& node) {
  std::vector<std::string> names = names_said(node, Says::Author);
  if (names.empty()) names = names_said(node, Says::Name);
  return names;
}

std::vector<Moment> dates_in_attributes(const Node& node) {
  std::vector<Moment> dates;
  static constexpr std::array<std::string_view, 4> kAttributes{"datetime", "content", "data-datetime", "title"};
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (at->element == nullptr) continue;
    for (const std::string_view name : kAttributes) {
      const std::string_view value = at->element->get(name);
      if (value.empty() || !is_digit(value.front())) continue;
      if (const auto moment = parse_date(value)) {
        dates.push_back(*moment);
        break;
      }
    }
  }
  return dates;
}

}  // namespace offprint
