#include "converters/passes/figure_parts.h"

#include "converters/passes/shown.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"

namespace offprint {

namespace {

bool holds_part(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (is_picture(*at) || is(at->kind, group::kCaption)) return true;
  }
  return false;
}

// A link around a picture and words, and no caption: a card that leads to another page, no figure of this one.
bool is_link_card(const Node& figure) {
  bool card = false;
  for (const Node* at = &figure; at != nullptr; at = next_in(figure, *at)) {
    if (is(at->kind, group::kCaption)) return false;
    card = card || (at->kind == Kind::Link && holds_picture(*at) && has_text(*at));
  }
  return card;
}

class Parts {
 public:
  Parts(Document& document, Node& figure) : document_(document), figure_(figure) {}

  void run() {
    auto* content = document_.make<Division>(figure_.source);
    rest_ = document_.make<Division>(figure_.source);
    move_children(figure_, *content);
    gather(*content, nullptr);
    if (rest_->first != nullptr) insert_after(figure_, *rest_);
  }

 private:
  void gather(Node& node, const Node* link) {
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      place(*child, link);
      child = next;
    }
  }

  void place(Node& node, const Node* link) {
    if (is_picture(node)) return picture(node, link);
    if (is(node.kind, group::kCaption)) {
      detach(node);
      return append(figure_, node);
    }
    if (is_blank_node(node)) return;
    if (holds_part(node)) return gather(node, node.kind == Kind::Link ? &node : link);
    if (!has_text(node)) return;
    detach(node);
    append(*rest_, node);
  }

  void picture(Node& node, const Node* link) {
    Node* inner = &figure_;
    if (link != nullptr && node.kind == Kind::Image) {
      inner = copy_alone(document_.arena, *link);
      append(figure_, *inner);
    }
    detach(node);
    append(*inner, node);
  }

  Document& document_;
  Node& figure_;
  Division* rest_ = nullptr;
};

}  // namespace

void settle_figure(Document& document, Node& figure) {
  if (holds_picture(figure) && !is_link_card(figure)) return Parts(document, figure).run();
  auto* division = document.make<Division>(figure.source);
  division->element = figure.element;
  division->language = figure.language;
  insert_before(figure, *division);
  move_children(figure, *division);
  detach(figure);
}

}  // namespace offprint
