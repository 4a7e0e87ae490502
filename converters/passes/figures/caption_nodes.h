// What the steps that find captions ask about nodes, and make of them.
#pragma once

#include <cstddef>

#include "converters/passes/figures/caption_words.h"
#include "converters/passes/pictures/picture_holders.h"
#include "formats/document/document.h"
#include "formats/document/tree.h"

namespace offprint {

// The sibling before it, blanks and line breaks aside.
Node* shown_before(const Node& node);
// Code points other than white space.
std::size_t shown_length(const Node& node);
bool shows_only_pictures(const Node& node, const PictureHolders& pictures);
bool inside_caption(const Node& node);
inline bool has_role_text(const Node& node) { return node.element != nullptr && node.element->get("role") == "text"; }

// Whether nothing but pictures comes straight before a node. In one walk down the page: where one empty caption after
// another goes, the next has the same before it, which is not looked at again.
class PicturesBefore {
 public:
  explicit PicturesBefore(const PictureHolders& pictures) : pictures_(pictures) {}

  bool operator()(const Node& node) {
    if (node.previous != previous_) {
      previous_ = node.previous;
      const Node* const sibling = shown_before(node);
      found_ = sibling != nullptr && shows_only_pictures(*sibling, pictures_);
    }
    return found_;
  }

  bool or_around(const Node& node) {
    if ((*this)(node)) return true;
    const Node* at = node.parent;
    for (int steps = 0; at != nullptr && at->kind != Kind::Root && steps < 4; ++steps, at = at->parent) {
      if (pictures_.contains(*at)) return true;
    }
    return false;
  }

 private:
  const PictureHolders& pictures_;
  const Node* previous_ = nullptr;
  bool found_ = false;
};

// Kinds that mean something besides holding a caption: they stay, around it.
inline bool keeps_place(Kind kind) {
  return kind == Kind::TableCell || kind == Kind::Heading || is(kind, group::kDefinition);
}

// A Caption or a Credit of what the node holds, in its place.
template <class T>
T* make_of(Document& document, Node& node) {
  auto* made = document.make<T>(node.source);
  made->element = node.element;
  made->language = node.language;
  made->direction = node.direction;
  move_children(node, *made);
  if (keeps_place(node.kind)) {
    append(node, *made);
  } else {
    replace(node, *made);
  }
  return made;
}

Node* make_of(Document& document, Node& node, CaptionRole role);

}  // namespace offprint
