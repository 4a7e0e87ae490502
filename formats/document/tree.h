// Changes of the tree that keep its links consistent; and walks over it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "formats/document/arena.h"
#include "formats/document/node.h"

namespace offprint {

// Whether the node was read from an HTML element of that name (in lower case).
inline bool is_element(const Node& node, std::string_view name) {
  return node.element != nullptr && node.element->name == name;
}

// `child` must not be in a tree (see detach).
void append(Node& parent, Node& child);
void insert_before(Node& sibling, Node& node);
void insert_after(Node& sibling, Node& node);
// Takes the node out of its parent, with everything below it. Does nothing for a node without a parent.
void detach(Node& node);
// `node` takes the place of `old`, which keeps its children and is in no tree afterwards.
void replace(Node& old, Node& node);
// The children take their parent's place; the parent is empty and in no tree afterwards.
void unwrap(Node& node);
// Moves all children of `from` to the end of `to`.
void move_children(Node& from, Node& to);
// Puts `wrapper` (in no tree) in the place of the siblings `first` to `last` and them into it.
void wrap(Node& first, Node& last, Node& wrapper);

// The source of what stands from `first` to `last`. What HTML moves out of a table stands before it, but was written
// in it.
inline Source spanning(const Node& first, const Node& last) {
  return {std::min(first.source.begin, last.source.begin), std::max(first.source.end, last.source.end)};
}

// A new node like `node`, in no tree and without children.
Node* copy_alone(Arena& arena, const Node& node);

// The node after `node` in document order within `root`; null at the end. `skip` passes over its children.
inline const Node* skip_in(const Node& root, const Node& node) {
  for (const Node* at = &node; at != nullptr && at != &root; at = at->parent) {
    if (at->next != nullptr) return at->next;
  }
  return nullptr;
}
inline Node* skip_in(const Node& root, Node& node) {
  return const_cast<Node*>(skip_in(root, static_cast<const Node&>(node)));
}
inline const Node* next_in(const Node& root, const Node& node) {
  return node.first != nullptr ? node.first : skip_in(root, node);
}
inline Node* next_in(const Node& root, Node& node) { return node.first != nullptr ? node.first : skip_in(root, node); }

// The nearest ancestor of the kind; null if there is none.
Node* ancestor(const Node& node, Kind kind);
bool is_inside(const Node& node, const Node& ancestor);

// The text of the node and everything below it, in order, with nothing between: text, code, formulas (their TeX) and
// ruby annotations, each after its base. White space is as the nodes have it.
std::string text_content(const Node& node);
// The same in one line, as titles are: a line break is a blank, too.
std::string text_in_one_line(const Node& node);
// Whether it holds more than white space (is_space in formats/unicode/characters.h), or a note or the mark of one.
// Ruby annotations do not count.
bool has_text(const Node& node);
inline bool is_picture(const Node& node) { return node.kind == Kind::Image || node.kind == Kind::Embed; }
bool holds_picture(const Node& node);

}  // namespace offprint
