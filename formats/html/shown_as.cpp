#include "formats/html/shown_as.h"

#include <algorithm>
#include <string_view>

#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

using Display = InlineStyle::Display;
using Said = InlineStyle::Said;

// Elements that are text of a kind of their own (find_code), not boxes.
bool is_code(const Element& element) {
  constexpr std::array<std::string_view, 4> kCode{"code", "kbd", "samp", "tt"};
  return std::find(kCode.begin(), kCode.end(), element.name.view()) != kCode.end();
}

// Boxes that mean nothing but to be boxes: a style that shows them inline takes them away.
bool is_plain_box(const Element& element) {
  constexpr std::array<std::string_view, 4> kBoxes{"article", "div", "p", "section"};
  return std::find(kBoxes.begin(), kBoxes.end(), element.name.view()) != kBoxes.end();
}

bool is_inline(Kind kind) { return kind == Kind::Span || is(kind, group::kPhrasing); }

// Whether the style takes the element's own mark away.
bool is_undone(Kind kind, const InlineStyle& style) {
  const auto taken = [](Said said) { return said == Said::No || said == Said::Inherit; };
  switch (kind) {
    case Kind::Strong: return taken(style.bold);
    case Kind::Emphasis: return taken(style.slanted);
    case Kind::Delete: return style.decorated && !style.line_through;
    case Kind::Underline: return style.decorated && !style.underline;
    default: return false;
  }
}

bool takes_marks(Kind kind) {
  switch (kind) {
    case Kind::Paragraph:
    case Kind::Heading:
    case Kind::BlockQuote:
    case Kind::ListItem:
    case Kind::TableCell:
    case Kind::Caption:
    case Kind::DefinitionTerm:
    case Kind::DefinitionDescription:
    case Kind::Division:
    case Kind::Span: return true;
    default: return is_mark(kind);
  }
}

bool is_cell_head(const Element& element) { return element.name == "th"; }

StyleMarks marks_of(Kind kind, const Element& element, const InlineStyle& style, const Around& around) {
  const bool heading = around.heading || kind == Kind::Heading;
  const bool link = around.link || kind == Kind::Link;
  StyleMarks marks = around.owed;
  if (style.bold != Said::Unsaid) marks.remove(Kind::Strong);
  if (style.slanted != Said::Unsaid) marks.remove(Kind::Emphasis);
  marks.add(Kind::Strong, style.bold == Said::Yes);
  marks.add(Kind::Emphasis, style.slanted == Said::Yes);
  marks.add(Kind::Delete, style.line_through);
  marks.add(Kind::Underline, style.underline);
  const bool can_rise = is_inline(kind) && !around.raised;
  marks.add(Kind::Superscript, can_rise && style.raised == InlineStyle::Raised::Super);
  marks.add(Kind::Subscript, can_rise && style.raised == InlineStyle::Raised::Sub);
  if (heading || is_cell_head(element)) marks.remove(Kind::Strong);
  if (heading || link) marks.remove(Kind::Underline);
  marks.remove(kind);
  return marks;
}

}  // namespace

bool holds_only_parts(Kind kind) {
  switch (kind) {
    case Kind::List:
    case Kind::Table:
    case Kind::TableRow:
    case Kind::DefinitionList:
    case Kind::Figure:
    case Kind::Ruby: return true;
    default: return false;
  }
}

bool says_nothing(const Node& mark) {
  if (!has_text(mark)) return true;
  if (mark.kind != Kind::Underline) return false;
  for (const Node* at = mark.first; at != nullptr; at = at->next) {
    const auto* text = as<TextNode>(at);
    if (at->kind != Kind::Link && !(text != nullptr && is_blank(text->value))) return false;
  }
  return true;
}

ShownAs shown_as(Kind kind, const Element& element, const InlineStyle& style, const Around& around) {
  ShownAs shown{kind, element.block, false, false, {}, {}};
  if (is_undone(kind, style)) shown.kind = Kind::Span;
  if (style.display == Display::Block && is_inline(shown.kind) && !element.block) {
    shown.block = shown.kind == Kind::Span && !is_code(element);
    shown.own_lines = !shown.block;
    if (shown.block) shown.kind = Kind::Division;
  }
  if (style.display == Display::Inline && is_plain_box(element)) {
    shown.kind = Kind::Span;
    shown.block = false;
  }
  shown.apart = is_inline(shown.kind) && !shown.own_lines && (style.floats || style.cell || around.parted);
  const StyleMarks marks = marks_of(is_inline(kind) ? kind : shown.kind, element, style, around);
  if (takes_marks(shown.kind)) shown.inside = marks;
  if (holds_only_parts(shown.kind)) shown.owed = marks;
  return shown;
}

}  // namespace offprint
