// Joins what the page cut into pieces: neighbouring texts, and neighbouring marks of one meaning with nothing between.
// Marks that hold nothing go, as do marks that span a whole heading and say nothing that the heading does not.
#include <string>

#include "converters/passes/links/anchors.h"
#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

bool same_mark(const Node& a, const Node& b) {
  if (a.kind != b.kind || !is_mark(a.kind) || a.language.view() != b.language.view() || a.direction != b.direction)
    return false;
  if (const auto* link = as<Link>(&a)) {
    const auto& other = static_cast<const Link&>(b);
    return link->url.view() == other.url.view() && link->title.view() == other.title.view();
  }
  return true;
}

// A text that a link leads to stays separate.
void join_texts(Document& document, TextNode& first, const AnchorOffsets& anchors) {
  auto joins = [&](const Node* node) {
    return node != nullptr && node->kind == Kind::Text && node->language.view() == first.language.view() &&
           node->direction == first.direction && !anchors.part(first.source.begin, node->source.begin);
  };
  if (!joins(first.next)) return;
  std::string out(first.value);
  while (joins(first.next)) {
    auto& next = static_cast<TextNode&>(*first.next);
    out += next.value.view();
    first.source.end = std::max(first.source.end, next.source.end);
    detach(next);
  }
  first.value = document.text(out);
}

void join_codes(Document& document, InlineCode& first) {
  if (as<InlineCode>(first.next) == nullptr) return;
  std::string out(first.value);
  while (auto* next = as<InlineCode>(first.next)) {
    out += next->value.view();
    detach(*next);
  }
  first.value = document.text(out);
}

void join_children(Document& document, Node& parent, const AnchorOffsets& anchors);

void join_mark(Document& document, Node& mark, const AnchorOffsets& anchors) {
  while (mark.next != nullptr && same_mark(mark, *mark.next)) {
    Node& next = *mark.next;
    move_children(next, mark);
    mark.source.end = std::max(mark.source.end, next.source.end);
    detach(next);
  }
  join_children(document, mark, anchors);
}

void join_children(Document& document, Node& parent, const AnchorOffsets& anchors) {
  for (Node* child = parent.first; child != nullptr;) {
    if (is_mark(child->kind)) join_mark(document, *child, anchors);
    Node* const next = child->next;
    const bool nothing = is_mark(child->kind) && child->first == nullptr;
    if (nothing) detach(*child);
    child = next;
  }
  for (Node* child = parent.first; child != nullptr; child = child->next) {
    if (auto* text = as<TextNode>(child)) join_texts(document, *text, anchors);
    if (auto* code = as<InlineCode>(child)) join_codes(document, *code);
  }
}

void lighten_heading(Node& heading) {
  while (heading.first != nullptr && heading.first == heading.last &&
         (heading.first->kind == Kind::Strong || heading.first->kind == Kind::Emphasis)) {
    unwrap(*heading.first);
  }
}

}  // namespace

void join_marks(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  const AnchorOffsets anchors(document);
  const bool judges = document.origin == Origin::Page || document.origin == Origin::Book;
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (is(at->kind, group::kPhrasing) || !holds(at->kind, group::kPhrasing)) continue;
    join_children(document, *at, anchors);
    if (at->kind == Kind::Heading && judges) lighten_heading(*at);
  }
}

}  // namespace offprint
