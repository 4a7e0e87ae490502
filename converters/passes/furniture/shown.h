// What a reader sees of a part of the page: blanks, pictures, characters.
#pragma once

#include <cstddef>
#include <string_view>

#include "formats/document/node.h"
#include "formats/unicode/characters.h"

namespace offprint {

// White space or a line break.
inline bool is_blank_node(const Node& node) {
  return node.kind == Kind::Break || (node.kind == Kind::Text && is_blank(static_cast<const TextNode&>(node).value));
}
// The first from `at` on, among its siblings, that is not a blank node; null for none.
Node* first_shown(Node* at);
// The same from `at` backwards.
Node* last_shown(Node* at);

// Read from an element that is one.
inline bool is_block(const Node& node) { return node.element != nullptr && node.element->block; }
// The nearest block around the node, else the root.
const Node* block_around(const Node& node);
// An element of what a program or a person types, which is set so on no button: <code>, <kbd>, <var> and their kin.
bool is_typed(const Node& node);
// Pictures below the node, or the node itself; an embed's poster is not counted.
int pictures_in(const Node& node);

// Code points other than white space.
std::size_t characters(std::string_view text);

}  // namespace offprint
