// Drawings of a page (SVG): their words and pictures.
#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/document/tree.h"
#include "formats/html/page_builder.h"
#include "formats/html/page_nodes.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// What an attribute begins with: of a list of places, the first; 0 for none.
double number(std::string_view value) {
  value = trim(value);
  double found = 0;
  std::from_chars(value.data(), value.data() + value.size(), found);
  return found;
}

// A part that says its `x` may go on in the same line (Illustrator moves letters together); `dy` alone moves a letter
// up or down (H₂O), if not by a whole line.
bool is_moved_down(const Element& tspan) {
  constexpr double kLine = 0.8;  // em
  const std::string_view down = trim(tspan.get("dy"));
  return down.ends_with("em") ? number(down) >= kLine : tspan.find("x") != nullptr && number(down) != 0;
}

bool is_extension_known(const Element& element) {
  constexpr std::array<std::string_view, 2> kKnown{"http://www.w3.org/1999/xhtml",
                                                   "http://www.w3.org/1998/Math/MathML"};
  const Text* names = element.find("requiredextensions");
  return names == nullptr || std::find(kKnown.begin(), kKnown.end(), trim(*names)) != kKnown.end();
}

// Whether one is the other, or of it: `en` and `en-GB`, in either order.
bool is_of_language(std::string_view one, std::string_view other) {
  if (one.size() < other.size()) std::swap(one, other);
  const bool whole = one.size() == other.size() || one[other.size()] == '-';
  return !other.empty() && whole && starts_ignoring_case(one, other);
}

// Of the languages that it is for, one is the page's.
bool is_for_language(const Element& element, std::string_view language) {
  const Text* names = element.find("systemlanguage");
  if (names == nullptr) return true;
  const std::string_view all = *names;
  for (std::size_t at = 0; at < all.size();) {
    const std::size_t end = std::min(all.find(',', at), all.size());
    const std::string_view name = trim(all.substr(at, end - at));
    if (is_of_language(language, name)) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

void PageBuilder::drawing(const Read& read) {
  if (drawn_formula(read)) return;
  if (shows_more_than_an_icon(read)) lost(read);
  Node* made = make(read, read.kind);
  append_here(*made, read.element);
  enter(read, made, Treat::Children);
}

// A drawing shows the text of its <text> elements, and HTML in a <foreignObject>; everything else in it is mute.
bool PageBuilder::is_mute(const Read& read, bool outer) {
  if (!is_drawn(*read.node)) return outer;
  const std::string_view name = read.element->name;
  return name == "svg" || (outer && name != "text" && name != "foreignobject");
}

// Where its `y` is another than that of the part before it, or of the text itself.
bool PageBuilder::begins_line(const Node& tspan) {
  if (tspan.element->find("y") == nullptr) return is_moved_down(*tspan.element);
  if (!drawn_line_) {
    const Node* text = tspan.parent;
    while (text != nullptr && !is_element(*text, "text")) text = text->parent;
    drawn_line_ = text == nullptr ? 0 : number(text->element->get("y"));
  }
  const double line = number(tspan.element->get("y"));
  const bool other = line != *drawn_line_;
  drawn_line_ = line;
  return other || is_moved_down(*tspan.element);
}

// Each text has a place of its own, and so does a <tspan> that begins a line: their words must not run together.
void PageBuilder::part_words(const Frame& frame) {
  if (!is_drawn(*frame.element) || frame.node->first == nullptr) return;
  const Element& element = *frame.node->element;
  const auto space = [&](std::uint32_t place) { return document_.make_text(" ", {place, place}); };
  if (element.name == "text") {
    drawn_line_.reset();
    return append(*frame.node->parent, *space(frame.node->source.end));
  }
  if (element.name != "tspan" || !begins_line(*frame.node)) return;
  const Node* first = frame.outer;
  while (first->previous == nullptr && !is_element(*first, "text") && first->parent != nullptr) first = first->parent;
  if (!is_element(*first, "text")) insert_before(*frame.outer, *space(frame.node->source.begin));
}

// The child of a <switch> that is drawn: the first whose conditions hold (SVG 2, §5.7.2); the <switch> itself for none.
const PageNode* PageBuilder::chosen_child(const Read& read, std::string_view language) {
  const PageNode* of_other_language = read.node;
  for (std::size_t i = 0; i < PageTree::child_count(*read.node); ++i) {
    const PageNode& child = PageTree::child(*read.node, i);
    if (PageTree::type(child) != PageTree::Type::Element) continue;
    Element element;
    if (const auto tag = tree_.start_tag(child)) tags_.read(*tag, element);
    if (!is_extension_known(element)) continue;
    if (is_for_language(element, language)) return &child;
    if (of_other_language == read.node) of_other_language = &child;
  }
  return of_other_language;  // of a page in none of them: nobody knows what its reader's browser would take
}

// The words of the others are in the ledger.
void PageBuilder::not_chosen(const PageNode& child) {
  const std::string words = fallback_words(child);
  const auto tag = tree_.start_tag(child);
  if (tag && !words.empty()) document_.diagnostics.cut("hidden", *tag, words);
}

bool PageBuilder::shows_more_than_an_icon(const Read& read) {
  constexpr std::uint32_t kIconSize = 100;
  const Element& element = *read.element;
  if (element.get("aria-hidden") == "true" || element.find("hidden") != nullptr) return false;
  if (dimension(element.get("width")) > kIconSize || dimension(element.get("height")) > kIconSize) return true;
  std::vector<const PageNode*> open{read.node};
  while (!open.empty()) {
    const PageNode& node = *open.back();
    open.pop_back();
    for (std::size_t i = 0; i < PageTree::child_count(node); ++i) {
      const PageNode& child = PageTree::child(node, i);
      if (PageTree::type(child) != PageTree::Type::Element) continue;
      const Text name = name_of(child);
      if (name == "text" || name == "image" || name == "foreignobject") return true;
      open.push_back(&child);
    }
  }
  return false;
}

}  // namespace offprint
