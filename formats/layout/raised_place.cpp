#include "formats/layout/raised_place.h"

#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// <sup>1</sup>⁄<sub>2</sub>
bool is_over_slash(const Node& raised) {
  const auto* slash = as<TextNode>(raised.next);
  const std::string_view text = slash == nullptr ? std::string_view() : trim(slash->value);
  return ends_in_slash(text) && decode(text, 0).size == text.size() && slash->next != nullptr &&
         slash->next->kind == Kind::Subscript;
}

bool passes(const Node& node) { return is_mark(node.kind) || node.kind == Kind::Span; }

// The text that follows the node without anything between.
std::string_view text_after(const Node& node) {
  const Node* at = &node;
  while (at->next == nullptr && at->parent != nullptr && passes(*at->parent)) at = at->parent;
  for (at = at->next; at != nullptr && at->first != nullptr && passes(*at);) at = at->first;
  const auto* text = as<TextNode>(at);
  return text == nullptr ? std::string_view() : text->value.view();
}

// Of the nearest node that states one.
std::string_view language_around(const Node& node, std::string_view document) {
  const Node* at = &node;
  while (at != nullptr && at->language.empty()) at = at->parent;
  return at == nullptr ? document : at->language.view();
}

// A link around nothing else, or one in it: a link to a note is not a power.
bool is_linked(const Node& node) {
  if (node.parent->kind == Kind::Link && node.parent->first == node.parent->last) return true;
  for (const Node* at = node.first; at != nullptr; at = next_in(node, *at)) {
    if (at->kind == Kind::Link) return true;
  }
  return false;
}

}  // namespace

bool is_stacked(const Node& raised) { return raised.next != nullptr && raised.next->kind == Kind::Subscript; }

RaisedPlace raised_place(const Node& node, std::string_view before, std::string_view language) {
  const bool raised = node.kind == Kind::Superscript;
  RaisedPlace place;
  place.before = before;
  place.after = raised && is_stacked(node) ? std::string_view() : text_after(node);
  place.language = language_around(node, language);
  place.note = is_linked(node);
  place.fraction = raised && is_over_slash(node);
  return place;
}

}  // namespace offprint
