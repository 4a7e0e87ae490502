#include "formats/document/tree.h"

#include <type_traits>

#include "formats/document/visit.h"
#include "formats/unicode/characters.h"

namespace offprint {

const Text* Element::find_among(std::string_view attribute) const {
  for (const Attribute* at = attributes; at != attributes + count; ++at) {
    const std::string_view own = at->name;
    if (own.size() != attribute.size()) continue;
    std::size_t left = own.size();  // backwards, as most of a size differ in the last letter
    while (left > 0 && own[left - 1] == attribute[left - 1]) --left;
    if (left == 0) return &at->value;
  }
  return nullptr;
}

void append(Node& parent, Node& child) {
  child.parent = &parent;
  child.previous = parent.last;
  child.next = nullptr;
  (parent.last != nullptr ? parent.last->next : parent.first) = &child;
  parent.last = &child;
}

void insert_before(Node& sibling, Node& node) {
  node.parent = sibling.parent;
  node.next = &sibling;
  node.previous = sibling.previous;
  (sibling.previous != nullptr ? sibling.previous->next : sibling.parent->first) = &node;
  sibling.previous = &node;
}

void insert_after(Node& sibling, Node& node) {
  if (sibling.next != nullptr) {
    insert_before(*sibling.next, node);
  } else {
    append(*sibling.parent, node);
  }
}

void detach(Node& node) {
  if (node.parent == nullptr) return;
  (node.previous != nullptr ? node.previous->next : node.parent->first) = node.next;
  (node.next != nullptr ? node.next->previous : node.parent->last) = node.previous;
  node.parent = node.previous = node.next = nullptr;
}

void replace(Node& old, Node& node) {
  insert_before(old, node);
  detach(old);
}

void unwrap(Node& node) {
  if (node.first != nullptr) {
    for (Node* child = node.first; child != nullptr; child = child->next) child->parent = node.parent;
    node.first->previous = node.previous;
    (node.previous != nullptr ? node.previous->next : node.parent->first) = node.first;
    node.last->next = node.next;
    (node.next != nullptr ? node.next->previous : node.parent->last) = node.last;
    node.first = node.last = nullptr;
    node.parent = node.previous = node.next = nullptr;
  } else {
    detach(node);
  }
}

void move_children(Node& from, Node& to) {
  if (from.first == nullptr) return;
  for (Node* child = from.first; child != nullptr; child = child->next) child->parent = &to;
  from.first->previous = to.last;
  (to.last != nullptr ? to.last->next : to.first) = from.first;
  to.last = from.last;
  from.first = from.last = nullptr;
}

void wrap(Node& first, Node& last, Node& wrapper) {
  insert_before(first, wrapper);
  Node* const stop = last.next;
  for (Node* node = &first; node != stop;) {
    Node* const next = node->next;
    detach(*node);
    append(wrapper, *node);
    node = next;
  }
}

Node* copy_alone(Arena& arena, const Node& node) {
  return visit(node, [&](const auto& n) -> Node* {
    auto* copy = arena.make<std::decay_t<decltype(n)>>(n);
    copy->parent = copy->previous = copy->next = copy->first = copy->last = nullptr;
    return copy;
  });
}

Node* ancestor(const Node& node, Kind kind) {
  Node* at = node.parent;
  while (at != nullptr && at->kind != kind) at = at->parent;
  return at;
}

bool is_inside(const Node& node, const Node& ancestor) {
  const Node* at = &node;
  while (at != nullptr && at != &ancestor) at = at->parent;
  return at != nullptr;
}

namespace {

// The text of the one node itself; a ruby's annotation, which comes after its children, is not part of it.
std::string_view own_text(const Node& node) {
  switch (node.kind) {
    case Kind::Text: return static_cast<const TextNode&>(node).value;
    case Kind::InlineCode: return static_cast<const InlineCode&>(node).value;
    case Kind::Code: return static_cast<const Code&>(node).value;
    case Kind::InlineMath: return static_cast<const InlineMath&>(node).value;
    case Kind::Math: return static_cast<const Math&>(node).value;
    default: return {};
  }
}

void add_text(const Node& node, std::string& out, std::string_view line_break = {}) {
  if (const std::string_view text = own_text(node); !text.empty()) out += text;
  if (node.kind == Kind::Break) out += line_break;
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (const auto* text = as<TextNode>(child)) {
      out += text->value.view();
    } else {
      add_text(*child, out, line_break);
    }
  }
  if (const auto* ruby = as<Ruby>(&node)) out += ruby->annotation.view();
}

}  // namespace

std::string text_content(const Node& node) {
  std::string out;
  add_text(node, out);
  return out;
}

std::string text_in_one_line(const Node& node) {
  std::string out;
  add_text(node, out, " ");
  return one_line(out);
}

bool has_text(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (at->kind == Kind::FootnoteReference || at->kind == Kind::FootnoteDefinition) return true;
    const std::string_view text = own_text(*at);
    if (text.find_first_not_of(" \t\n\r\f") != std::string_view::npos) return true;
  }
  return false;
}

bool holds_picture(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (is_picture(*at)) return true;
  }
  return false;
}

}  // namespace offprint
