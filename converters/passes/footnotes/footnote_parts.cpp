#include "converters/passes/footnotes/footnote_parts.h"

#include <algorithm>

#include "converters/passes/footnotes/footnote_label.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::string_view kBackReason = "backlink";

bool is_brackets(const Node& node) {
  const auto* text = as<TextNode>(&node);
  return text != nullptr && bare_note_label(text->value).empty();
}

// Whether `up` shows `inner` and brackets, nothing else.
bool is_only_around(const Node& up, const Node& inner) {
  const auto passes = [](const Node& sibling) { return is_brackets(sibling) || !shows_anything(sibling); };
  for (const Node* at = inner.previous; at != nullptr; at = at->previous)
    if (!passes(*at)) return false;
  for (const Node* at = inner.next; at != nullptr; at = at->next)
    if (!passes(*at)) return false;
  return !is_block(up) && up.parent != nullptr && up.kind != Kind::Link;
}

struct BracketRow {
  std::string_view open;
  std::string_view close;
};
constexpr BracketRow kBrackets[] = {{"[", "]"}, {"(", ")"}, {"［", "］"}, {"（", "）"}, {"【", "】"}, {"〔", "〕"}};

// The pair of brackets that neighbours in the text end and begin with; null for none.
const BracketRow* brackets_beside(const Node& whole) {
  const auto* before = as<TextNode>(static_cast<const Node*>(whole.previous));
  const auto* after = as<TextNode>(static_cast<const Node*>(whole.next));
  if (before == nullptr || after == nullptr) return nullptr;
  for (const BracketRow& row : kBrackets) {
    if (before->value.view().ends_with(row.open) && after->value.view().starts_with(row.close)) return &row;
  }
  return nullptr;
}

// Names on the mark and in it now lead to what takes its place.
void move_anchors(Document& document, const Source& source) {
  const auto first = std::lower_bound(document.anchors.begin(), document.anchors.end(), source.begin,
                                      [](const Anchor& anchor, std::uint32_t at) { return anchor.offset < at; });
  for (auto at = first; at != document.anchors.end() && at->offset < source.end; ++at) at->offset = source.begin;
}

}  // namespace

Node* block_of(Node& node) {
  Node* at = &node;
  while (at->parent != nullptr && !is_block(*at)) at = at->parent;
  return at;
}

bool shows_itself(const Node& node) {
  if (const auto* text = as<TextNode>(&node)) return !is_blank(text->value);
  if (const auto* code = as<InlineCode>(&node)) return !code->value.empty();
  switch (node.kind) {
    case Kind::Image:
    case Kind::Embed:
    case Kind::Code:
    case Kind::Math:
    case Kind::InlineMath:
    case Kind::FootnoteReference:
    case Kind::FootnoteDefinition: return true;
    default: return false;
  }
}

bool shows_anything(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (shows_itself(*at)) return true;
  }
  return false;
}

Node* whole_mark(Node& mark) {
  Node* whole = &mark;
  while (whole->parent != nullptr && is_only_around(*whole->parent, *whole)) whole = whole->parent;
  return whole;
}

void put_reference(Document& document, Node& whole, Text identifier) {
  std::string label = one_line(text_content(whole));
  if (const BracketRow* row = brackets_beside(whole)) {
    auto& before = static_cast<TextNode&>(*whole.previous);
    auto& after = static_cast<TextNode&>(*whole.next);
    label = std::string(row->open) + label + std::string(row->close);
    before.value = before.value.part(0, before.value.size() - row->open.size());
    after.value = after.value.part(row->close.size());
    if (before.value.empty()) detach(before);
    if (after.value.empty()) detach(after);
  }
  auto* reference = document.make<FootnoteReference>(whole.source);
  reference->identifier = identifier;
  reference->label = document.text(label);
  move_anchors(document, whole.source);
  replace(whole, *reference);
}

void lower(Node& superscript) {
  for (const Node* at = superscript.first; at != nullptr; at = at->next) {
    const auto* text = as<TextNode>(at);
    const bool parts =
        text != nullptr && text->value.view().find_first_not_of(" \n\t,;-[]()") == std::string_view::npos;
    if (!parts && at->kind != Kind::FootnoteReference) return;
  }
  unwrap(superscript);
}

namespace {

bool is_before_digit(const Node& node) {
  const auto* behind = node.next == nullptr ? nullptr : as<TextNode>(node.next);
  return behind != nullptr && !behind->value.empty() && is_digit(behind->value.view().front());
}

std::string_view without_point(std::string_view label) {
  if (label.ends_with('.')) label.remove_suffix(1);
  return label;
}

}  // namespace

std::string OwnLabel::take(const std::vector<Link*>& ways, bool letters, const PassOptions& options,
                           Diagnostics& diagnostics) {
  for (Link* way : ways) {
    const std::string text = text_content(*way);
    std::vector<Node*> brackets;
    if (is_way_back(text) && !holds_picture(*way)) {
      remove(*way);
    } else if (without_point(bare_note_label(text)) == bare_ && own_.empty() && stands_first(*way, brackets)) {
      take_link(*way, brackets);
    } else if (letters && is_way_back_to_one(text)) {
      take_letter(*way, options, diagnostics);
    }
  }
  if (own_.empty()) take_plain();
  return own_;
}

// Whether the note shows nothing but brackets before the link.
bool OwnLabel::stands_first(const Node& link, std::vector<Node*>& brackets) const {
  for (Node* at = note_.first; at != nullptr && at != &link; at = next_in(note_, *at)) {
    if (!shows_itself(*at)) continue;
    if (!is_brackets(*at) || ancestor(*at, Kind::Link) != nullptr) return false;
    brackets.push_back(at);
  }
  return true;
}

void OwnLabel::take_link(Link& link, const std::vector<Node*>& brackets) {
  for (Node* bracket : brackets) {
    own_ += trim(static_cast<TextNode*>(bracket)->value);
    remove(*bracket);
  }
  own_ += trim(text_content(link));
  remove(link);
  take_point();
}

// What follows the number: the bracket that closes, a point, a colon.
void OwnLabel::take_point() {
  TextNode* text = first_text();
  if (text == nullptr) return;
  const std::string with_number = std::string(bare_) + std::string(text->value.view());
  const std::size_t size = leading_label(with_number, bare_);
  if (size <= bare_.size()) return;
  own_ += trim(text->value.view().substr(0, size - bare_.size()));
  cut_front(*text, size - bare_.size());
  if (text->value.empty()) remove(*text);
}

// The number where it is not a link. An item has its list's, a note in the line its mark's, and "1 apple" in them is
// text, unless the number has an element to itself.
void OwnLabel::take_plain() {
  TextNode* text = first_text();
  if (text == nullptr) return;
  const std::size_t size = leading_label(text->value, bare_);
  if (size == 0) return;
  const bool marked = size > bare_.size() || text->parent->kind == Kind::Superscript;
  const bool alone = !is_before_digit(*text->parent) && size == text->value.size() &&
                     text->parent->kind == Kind::Span && text->parent->first == text->parent->last;
  const bool apart = text->parent->kind == Kind::Superscript || alone;
  if (note_.kind == Kind::ListItem && !(marked && apart)) return;
  if (!is_block(note_) && !apart) return;
  own_ = trim(text->value.view().substr(0, size));
  cut_front(*text, size);
  if (text->value.empty()) remove(*text);
}

// One of several links back: "a", "b", and the arrow before them.
void OwnLabel::take_letter(Link& link, const PassOptions& options, Diagnostics& diagnostics) {
  Node* const around = link.parent;
  Node* gone = &link;  // with what holds nothing else
  while (gone->parent != &note_ && gone->previous == nullptr && gone->next == nullptr) gone = gone->parent;
  Node* const before = gone->previous;
  Node* const behind = gone->next;
  if (!cut_out(link, kBackReason, options, diagnostics)) return;
  remove_empty(around);
  const bool twice = behind != nullptr && is_blank_node(*behind) && (before == nullptr || is_blank_node(*before));
  if (twice) detach(*behind);  // of two blanks one; many would be looked through for each letter
  TextNode* text = first_text();
  if (text == nullptr || is_blank(text->value) || !is_way_back(text->value)) return;
  Node* const parent = text->parent;
  if (cut_out(*text, kBackReason, options, diagnostics)) remove_empty(parent);
}

// What a link says is not the note's own: it may be another's mark.
TextNode* OwnLabel::first_text() const {
  for (Node* at = note_.first; at != nullptr; at = next_in(note_, *at)) {
    if (shows_itself(*at)) return ancestor(*at, Kind::Link) == nullptr ? as<TextNode>(at) : nullptr;
  }
  return nullptr;
}

void OwnLabel::cut_front(TextNode& text, std::size_t size) { text.value = text.value.part(size); }

// Removes the node, and what holds nothing else.
void OwnLabel::remove(Node& node) {
  Node* const parent = node.parent;
  detach(node);
  remove_empty(parent);
}

void OwnLabel::remove_empty(Node* up) {
  while (up != nullptr && up != &note_ && up->first == nullptr) {
    Node* const above = up->parent;
    detach(*up);
    up = above;
  }
}

void part_list(Document& document, List& list) {
  Node* last = &list;
  List* part = nullptr;
  bool parted = false;
  std::int32_t number = list.start;
  for (Node* child = list.first; child != nullptr;) {
    Node* const next = child->next;
    const auto* item = as<ListItem>(child);
    if (item != nullptr && item->value) number = *item->value;
    const bool counts = item != nullptr || child->kind == Kind::FootnoteDefinition;
    if (child->kind == Kind::FootnoteDefinition) {
      detach(*child);
      insert_after(*last, *child);
      last = child;
      part = nullptr;
      parted = true;
    } else if (parted && (part != nullptr || shows_anything(*child))) {
      if (part == nullptr) {
        part = static_cast<List*>(copy_alone(document.arena, list));
        part->start = number;
        insert_after(*last, *part);
        last = part;
      }
      detach(*child);
      append(*part, *child);
    }
    if (counts) number += list.reversed ? -1 : 1;
    child = next;
  }
  if (!shows_anything(list)) detach(list);
}

}  // namespace offprint
