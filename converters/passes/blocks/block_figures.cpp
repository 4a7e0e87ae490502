// Figures, their captions, galleries and players, for the blocks pass.
#include "converters/passes/blocks/blocks.h"
#include "converters/passes/furniture/shown.h"

namespace offprint {

namespace {

bool is_blank_part(const Node& caption) {
  for (const Node* at = caption.first; at != nullptr; at = next_in(caption, *at)) {
    if (at->first == nullptr && !is_blank_node(*at)) return false;
  }
  return true;
}

}  // namespace

// Of what the page puts into a player, only its poster is shown.
Node& Blocks::settled_embed(Node& node) {
  Node* copy = copy_alone(document_.arena, node);
  for (Node* child = node.first; child != nullptr;) {
    Node* const next = child->next;
    if (child->kind == Kind::Image) {
      detach(*child);
      append(*copy, *child);
    }
    child = next;
  }
  return *copy;
}

void Blocks::embed(Node& node, Flow& flow) { emit(settled_embed(node), flow); }

// The figures pass left only what a figure shows, and captions. Anything else in it moves after it.
void Blocks::figure(Node& node, Flow& flow) {
  Node* copy = copy_alone(document_.arena, node);
  std::vector<Node*> behind;
  std::vector<Node*> others;
  inside(node, [&] {
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      if (!figure_part(*child, *copy, behind)) others.push_back(child);
      child = next;
    }
  });
  if (copy->first != nullptr) emit(*copy, flow);
  for (Node* block : behind) emit(*block, flow);
  for (Node* other : others) place(*other, flow);
  end_paragraph(flow);
}

// Whether the node is a part of a figure, and now in `figure`.
bool Blocks::figure_part(Node& node, Node& figure, std::vector<Node*>& behind) {
  if (is(node.kind, group::kCaption)) {
    caption(node, figure, behind);
    return true;
  }
  if (is(node.kind, group::kPicture)) return picture(node, figure);
  if (!is(node.kind, group::kExhibit)) return false;
  Flow into = flow_into(figure);
  if (auto* table = as<Table>(&node)) {
    Table* const alone = table_alone(*table, figure, behind);
    if (alone != nullptr) add_block(*alone, into);
  } else {
    place(node, into);
  }
  return true;
}

// A link that is open around the whole figure goes around its picture.
bool Blocks::picture(Node& node, Node& figure) {
  if (node.kind == Kind::Embed) {
    Node& embed = settled_embed(node);
    append(figure, embed);
    return true;
  }
  Node* image = &node;
  const Node* link = nullptr;
  if (node.kind == Kind::Link) {
    image = node.first;
    if (as<Image>(image) == nullptr || image->next != nullptr) return false;
    link = &node;
  } else {
    const auto open = std::find_if(marks_.begin(), marks_.end(), [](const Node* m) { return m->kind == Kind::Link; });
    if (open != marks_.end()) link = *open;
  }
  Node* inner = &figure;
  if (link != nullptr) {
    inner = copy_alone(document_.arena, *link);
    append(figure, *inner);
  }
  detach(*image);
  append(*inner, *image);
  return true;
}

void Blocks::caption(Node& node, Node& figure, std::vector<Node*>& behind) {
  Node* copy = node.kind == Kind::Credit ? static_cast<Node*>(document_.make<Credit>(node.source))
                                         : document_.make<Caption>(node.source);
  copy->element = node.element;
  copy->language = node.language;
  copy->direction = node.direction;
  Flow into = phrasing_into(*copy);
  std::vector<const Node*> outer = std::exchange(marks_, {});
  inside(node, [&] { children(node, into); });
  marks_ = std::move(outer);
  if (!is_blank_part(*copy)) append(figure, *copy);
  behind.insert(behind.end(), into.after.begin(), into.after.end());
}

// What its figures could not hold follows it.
void Blocks::gallery(Node& node, Flow& flow) {
  Node* copy = copy_alone(document_.arena, node);
  Flow into = flow_into(*copy);
  inside(node, [&] { children(node, into); });
  const auto behind = take_children(*copy, [](Kind kind) { return !is(kind, group::kFigure); });
  if (copy->first != nullptr) emit(*copy, flow);
  for (Node* block : behind) emit(*block, flow);
  end_paragraph(flow);
}

}  // namespace offprint
