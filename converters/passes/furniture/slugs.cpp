#include "converters/passes/furniture/slugs.h"

#include <algorithm>
#include <array>
#include <string>

#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

bool is_letter_or_digit(char c) { return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80U; }

std::string letters_of(std::string_view text) {
  std::string letters;
  for (const char c : text) {
    if (is_letter_or_digit(c)) letters += lower(c);
  }
  return letters;
}

// What Org puts before the slug; of the text below the heading, which is then the block before.
constexpr std::string_view kSectionPrefix = "outline-container-";
constexpr std::string_view kTextPrefix = "text-";

const Node* heading_of_section(const Node& node, std::string_view id) {
  const Node* at = id.starts_with(kTextPrefix) ? last_shown(node.previous) : first_shown(node.first);
  while (at != nullptr && at->kind == Kind::Span && at->first == nullptr) at = first_shown(at->next);  // a target
  if (at != nullptr && at->kind == Kind::Division) at = first_shown(at->first);                        // <header>
  return at != nullptr && at->kind == Kind::Heading ? at : nullptr;
}

// Without signs that link to the heading: "Discussion ¶".
std::string text_of_heading(const Node& heading) {
  std::string text;
  for (const Node* at = next_in(heading, heading); at != nullptr; at = next_in(heading, *at)) {
    const auto* part = as<TextNode>(at);
    if (part == nullptr) continue;
    const std::string_view value = part->value;
    const bool sign = std::none_of(value.begin(), value.end(), is_alphanumeric) && ancestor(*at, Kind::Link) != nullptr;
    if (!sign) text += value;
  }
  return text;
}

// Nor the section's number: "2.1 Discussion", "<span class="header-section-number">2</span> Discussion".
std::string words_of_heading(const Node& heading) {
  static constexpr std::array<std::string_view, 3> kNumber{"section", "sectnum", "secno"};
  const std::string text = text_of_heading(heading);
  const std::string_view words = trim(text);
  const std::size_t end = std::min(words.find_first_not_of("0123456789."), words.size());
  const Node* first = first_shown(heading.first);
  const bool named = first != nullptr && first->element != nullptr && has_class_word(*first->element, kNumber);
  return std::string(named || words.substr(0, end).find('.') != std::string_view::npos ? words.substr(end) : words);
}

}  // namespace

bool is_name_of_section(const Node& node, std::string_view id) {
  static constexpr std::array<std::string_view, 1> kSection{"section"};
  if (node.kind == Kind::Heading) return true;
  const Node* first = first_shown(node.first);
  if (first == nullptr || first->kind != Kind::Heading) return false;
  if (node.element->name == "section" || has_class_word(*node.element, kSection)) return true;
  return letters_of(text_content(*first)).starts_with(letters_of(id));
}

bool is_slug_of_heading(const Node& node, std::string_view id) {
  const Node* heading = heading_of_section(node, id);
  if (heading == nullptr) return false;
  for (const std::string_view prefix : {kSectionPrefix, kTextPrefix}) {
    if (id.starts_with(prefix)) id.remove_prefix(prefix.size());
  }
  const std::string words = letters_of(words_of_heading(*heading));
  const std::size_t number = id.find_last_not_of("0123456789");
  const bool again = number != std::string_view::npos && id[number] == '-' && letters_of(id.substr(0, number)) == words;
  return again || letters_of(id) == words;
}

}  // namespace offprint
