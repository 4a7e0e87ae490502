#include "converters/passes/code/words_beside.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "converters/passes/code/line_numbers.h"
#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Elements of a <pre> whose words are no line of its code …
constexpr std::array<std::string_view, 11> kBesideElements{"small", "figcaption", "header", "footer", "h1", "h2",
                                                           "h3",    "h4",         "h5",     "h6",     "nav"};
// … and words of a class that say the same of any other.
constexpr std::array<std::string_view, 14> kBesideWords{"bar",    "caption", "file",   "filename", "foot",
                                                        "footer", "head",    "header", "lang",     "language",
                                                        "title",  "toolbar", "tools",  "label"};
// Classes of what only names the language, and is set for screen readers: WordPress's Syntax-highlighting Code Block.
constexpr std::array<std::string_view, 1> kLanguageLabels{"shcb-language"};

constexpr std::size_t kMostNodes = 32;
constexpr std::size_t kMostText = 160;  // bytes

bool is_word_or_around(const Node& node) {
  if (node.kind == Kind::Text || node.kind == Kind::Break) return true;
  const bool code = is_element(node, "pre") || is_element(node, "code") || node.kind == Kind::List;
  const bool note = node.kind == Kind::FootnoteReference || node.kind == Kind::FootnoteDefinition;
  return node.element != nullptr && !code && !note && !is_picture(node) && (node.first != nullptr || !has_text(node));
}

bool says_beside(const Element& element) {
  return std::find(kBesideElements.begin(), kBesideElements.end(), element.name.view()) != kBesideElements.end() ||
         has_class_word(element, kBesideWords);
}

// Whether all of it is a line of words at most, in an element that says that it is no code.
bool is_beside(const Node& node) {
  if (node.element == nullptr || (node.kind != Kind::Span && !is_block(node))) return false;
  if (!says_beside(*node.element) || !holds_few_words(node)) return false;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (at->kind == Kind::Break) return false;
  }
  const std::string words = text_content(node);
  const bool indented = words.starts_with(' ') || words.starts_with('\t') || words.starts_with(kNoBreakSpace);
  return !indented && !is_blank(words) && trim(words).find('\n') == std::string_view::npos;
}

}  // namespace

bool holds_few_words(const Node& node) {
  std::size_t seen = 0;
  std::size_t size = 0;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (const auto* text = as<TextNode>(at)) size += text->value.size();
    if (!is_word_or_around(*at) || ++seen > kMostNodes || size > kMostText) return false;
  }
  return true;
}

bool is_language_label(const Node& node) {
  return node.element != nullptr && holds_name(node.element->get("class"), kLanguageLabels);
}

WordsBeside::WordsBeside(const Node& pre, const LineNumbers& numbers) {
  const Node* code = nullptr;
  std::array<const Node*, 2> found{};  // before it, behind it
  for (const Node* at = next_in(pre, pre); at != nullptr;) {
    const bool is_code = is_element(*at, "code");
    const bool beside = !is_code && !numbers.has(*at) && is_beside(*at);
    const Node*& place = is_code ? code : (code == nullptr ? found.front() : found.back());
    if ((is_code || beside) && std::exchange(place, at) != nullptr) return;
    const bool passed = is_code || beside || numbers.has(*at);
    if (!passed && at->first == nullptr && !is_blank_node(*at) && has_text(*at)) return;
    at = passed ? skip_in(pre, *at) : next_in(pre, *at);
  }
  if (code == nullptr) return;
  before_ = found.front();
  behind_ = found.back();
}

}  // namespace offprint
