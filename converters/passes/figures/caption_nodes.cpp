#include "converters/passes/figures/caption_nodes.h"

#include "converters/passes/furniture/shown.h"
#include "formats/unicode/characters.h"

namespace offprint {

Node* shown_before(const Node& node) { return last_shown(node.previous); }

std::size_t shown_length(const Node& node) { return characters(text_content(node)); }

bool shows_only_pictures(const Node& node, const PictureHolders& pictures) {
  if (!pictures.contains(node)) return false;
  for (const Node* at = &node; at != nullptr;) {
    if (is(at->kind, group::kCaption)) {
      at = skip_in(node, *at);
      continue;
    }
    if (at->kind == Kind::Text && !is_blank(static_cast<const TextNode*>(at)->value)) return false;
    at = next_in(node, *at);
  }
  return true;
}

bool inside_caption(const Node& node) {
  return ancestor(node, Kind::Caption) != nullptr || ancestor(node, Kind::Credit) != nullptr;
}

Node* make_of(Document& document, Node& node, CaptionRole role) {
  if (role == CaptionRole::Credits) return make_of<Credit>(document, node);
  return make_of<Caption>(document, node);
}

}  // namespace offprint
