#include "converters/passes/metadata/keywords.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/tokens.h"

namespace offprint {

bool leads_to_keyword(std::string_view url) {
  static constexpr std::array<std::string_view, 4> kPlaces{"/tag/", "/tags/", "?tag=", "/category/"};
  constexpr std::string_view kScheme = "https:/";  // most begin so
  bool found = false;
  const std::size_t begin = url.starts_with(kScheme) ? kScheme.size() : 0;
  ByteSet<ByteRange{'/', '/'}, ByteRange{'?', '?'}>::each(url, begin, url.size(), [&](std::size_t at) {
    const std::string_view rest = url.substr(at);
    if (rest.size() < 2 || (rest[1] != 't' && rest[1] != 'c')) return;
    found = found || std::any_of(kPlaces.begin(), kPlaces.end(),
                                 [&](std::string_view place) { return rest.starts_with(place); });
  });
  return found;
}

bool is_marked_keyword(const Link& link) {
  return link.element != nullptr && holds_token(link.element->get("rel"), "tag");
}

bool is_keyword_link(const Link& link) { return is_marked_keyword(link) || leads_to_keyword(link.url); }

bool is_tag_span(const Node& node) {
  constexpr std::size_t kLongest = 60;  // bytes
  if (node.kind != Kind::Span || node.element == nullptr || !holds_token(node.element->get("class"), "tag"))
    return false;
  std::size_t size = 0;
  for (const Node* at = &node; at != nullptr && size <= kLongest; at = next_in(node, *at)) {
    if (at->kind == Kind::Link || is_block(*at)) return false;
    if (const auto* text = as<TextNode>(at)) size += text->value.size();
  }
  return size <= kLongest;
}

bool is_box_of_keywords(const Element& element) {
  static constexpr std::array<std::string_view, 4> kNames{"tags", "taglist", "hashtags", "keywords"};
  static constexpr std::array<std::string_view, 2> kOne{"tag", "hashtag"};
  static constexpr std::array<std::string_view, 5> kOfSeveral{"list", "wrap", "wrapper", "area", "box"};
  using OfAnyName = ByteSet<ByteRange{'G', 'G'}, ByteRange{'K', 'K'}, ByteRange{'g', 'g'}, ByteRange{'k', 'k'}>;
  if (!element.may_have(name_bit("class") | name_bit("itemprop"))) return false;
  if (equals_ignoring_case(element.get("itemprop"), "keywords")) return true;
  const std::string_view classes = element.get("class");
  return OfAnyName::any(classes) && any_name(classes, [](std::string_view name) {
           return has_word(name, kNames) || (has_word(name, kOne) && has_word(name, kOfSeveral));
         });
}

namespace {

// A site's words, or another article's.
bool is_of_no_article(const Element& element) {
  static constexpr std::array<std::string_view, 4> kElements{"aside", "nav", "footer", "header"};
  static constexpr std::array<std::string_view, 9> kNames{"widget",  "sidebar", "cloud", "menu",  "nav",
                                                          "related", "card",    "cards", "teaser"};
  return std::find(kElements.begin(), kElements.end(), element.name.view()) != kElements.end() ||
         has_class_word(element, kNames);
}

}  // namespace

bool is_in_box_of_keywords(const Link& link) {
  constexpr int kLevels = 4;            // from a link to the box
  constexpr int kLevelsAbove = 32;      // from it on
  constexpr std::size_t kLongest = 60;  // bytes
  const auto of_box = [](const Node* node) { return node->element != nullptr && is_box_of_keywords(*node->element); };
  if (link.url.view().starts_with('#')) return false;
  const Node* box = link.parent;
  for (int left = kLevels; box != nullptr && left > 0 && !of_box(box); --left) box = box->parent;
  if (box == nullptr || !of_box(box) || text_content(link).size() > kLongest) return false;
  int left = kLevelsAbove;
  for (const Node* at = box; at != nullptr && left > 0; at = at->parent, --left) {
    if (at->element != nullptr && is_of_no_article(*at->element)) return false;
  }
  return true;
}

std::string keyword_of(const Node& node) {
  std::string words = one_line(text_content(node));
  while (words.starts_with('#') || words.starts_with(' ')) words.erase(0, 1);
  for (const std::string_view sign : {std::string_view(","), std::string_view("，"), std::string_view("、")}) {
    if (words.ends_with(sign)) words.resize(words.size() - sign.size());
  }
  return words;
}

}  // namespace offprint
