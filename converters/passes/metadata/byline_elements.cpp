#include "converters/passes/metadata/byline_elements.h"

#include <array>
#include <string_view>
#include <utility>

#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/metadata/byline_text.h"
#include "formats/document/tree.h"
#include "formats/time/dates.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

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
  static constexpr std::array<std::string_view, 7> kNoNameWords{"role", "title", "job",   "location",
                                                                "bio",  "about", "avatar"};  // "author-role"
  if (node.element == nullptr) return Says::Nothing;
  const Element& element = *node.element;
  if (has_class_word(element, kNoNameWords)) return Says::Nothing;
  if (element.get("rel") == "author" || element.get("itemprop") == "author" || is_name_of_person(node) ||
      element.get("data-testid") == "authorName" || has_class_word(element, kAuthorWords))
    return Says::Author;
  return has_class_word(element, kNameWords) ? Says::Name : Says::Nothing;
}

std::vector<std::string> names_said(const Node& node, Says least) {
  std::vector<std::string> names;
  for (const Node* at = &node; at != nullptr;) {
    const bool named = said_by(*at) >= least;
    if (!named || find_date(joined_text(*at)).has_value() || holds_name(*at)) {
      at = next_in(node, *at);
      continue;
    }
    for (std::string& name : split_names(joined_text(*at))) names.push_back(std::move(name));
    at = skip_in(node, *at);
  }
  return names;
}

}  // namespace

std::string joined_text(const Node& node) {
  std::string out;
  const Node* parent = nullptr;
  const Node* block = nullptr;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (at->kind == Kind::Break) out += '\n';
    const auto* text = as<TextNode>(at);
    if (text == nullptr) continue;
    if (std::exchange(parent, text->parent) != text->parent) {
      const Node* const around = block_around(*text);
      if (std::exchange(block, around) != around && !out.empty()) out += '\n';
    }
    out += text->value.view();
  }
  return out;
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
