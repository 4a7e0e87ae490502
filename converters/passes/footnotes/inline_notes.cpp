#include "converters/passes/footnotes/inline_notes.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "converters/passes/footnotes/footnote_label.h"
#include "converters/passes/footnotes/footnote_parts.h"
#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/tokens.h"

namespace offprint {

namespace {

struct InlineNoteRow {
  std::string_view attribute;
  std::string_view token;
  bool switched;  // the mark is the label of a switch, and the page's style counts
  std::string_view reason;
};
constexpr std::array kInlineNotes{
    InlineNoteRow{"class", "ltx_note_outer", false, "LaTeXML: arXiv, ar5iv"},
    InlineNoteRow{"class", "footnote_tooltip", false, "WordPress's plug-in Footnotes"},
    InlineNoteRow{"role", "tooltip", false, "ARIA: Modern Footnotes and others"},
    InlineNoteRow{"class", "sidenote", true, "Tufte"},
    InlineNoteRow{"class", "marginnote", true, "Tufte, without a number"},
};

bool may_hold_notes(const Census& census) {
  return std::any_of(kInlineNotes.begin(), kInlineNotes.end(), [&](const InlineNoteRow& row) {
    return row.attribute == "class" ? census.holds_class_part(row.token)
                                    : census.may_hold_attribute(name_bit(row.attribute));
  });
}

const InlineNoteRow* row_of(const Node& node) {
  if (node.element == nullptr || is_block(node) || !node.element->may_have(name_bit("class") | name_bit("role")))
    return nullptr;
  const auto* row = std::find_if(kInlineNotes.begin(), kInlineNotes.end(), [&](const InlineNoteRow& at) {
    return holds_token(node.element->get(at.attribute), at.token);
  });
  return row == kInlineNotes.end() ? nullptr : row;
}

// What stands before the note, the switch passed over.
Node* mark_before(const Node& note) {
  Node* at = note.previous;
  while (at != nullptr && (is_blank_node(*at) || is_element(*at, "input"))) at = at->previous;
  return at;
}

// What a mark of a few nodes shows; more is none, nor is a note itself.
struct Shown {
  std::string text;
  bool raised = false;
  bool mark = true;
};
Shown shown_by(const Node& mark) {
  constexpr int kFew = 8;            // nodes
  constexpr std::size_t kLong = 40;  // bytes
  Shown shown;
  int nodes = 0;
  for (const Node* at = &mark; at != nullptr && shown.mark; at = next_in(mark, *at)) {
    shown.raised = shown.raised || at->kind == Kind::Superscript;
    const auto* text = as<TextNode>(at);
    if (text != nullptr && text->value.size() <= kLong) shown.text += text->value.view();
    shown.mark = ++nodes <= kFew && !is_block(*at) && row_of(*at) == nullptr &&
                 (text == nullptr ? !shows_itself(*at) : text->value.size() <= kLong);
  }
  shown.text = one_line(shown.text);
  return shown;
}

bool is_mark(const Node& node, const InlineNoteRow& row, const Shown& shown) {
  if (!shown.mark) return false;
  if (!row.switched) return shown.raised && is_note_label(shown.text);
  constexpr std::string_view kCircledPlus = "⊕";  // on small screens, where the note is folded away
  const bool counted = shown.text.empty() || shown.text == kCircledPlus;
  return is_element(node, "label") && (counted || is_note_label(shown.text));
}

// A tooltip may also explain a word, or x².
bool calls_itself_note(const Node& node) {
  return node.element != nullptr && (node.element->get("class").find("note") != std::string_view::npos ||
                                     node.element->get("id").find("note") != std::string_view::npos);
}

// A figure in the margin has no number either.
bool is_other(const Node& note, const Node& mark, const InlineNoteRow& row) {
  if (row.token == "marginnote") return holds_picture(note);
  return row.token == "tooltip" && !calls_itself_note(note) && !calls_itself_note(mark);
}

// LaTeXML's number before the text, besides the raised one that all writers make.
Node* tag_in(Node& note) {
  constexpr int kFew = 8;  // nodes before it
  Node* at = next_in(note, note);
  for (int nodes = 0; at != nullptr && nodes < kFew; ++nodes, at = next_in(note, *at)) {
    if (at->element != nullptr && holds_token(at->element->get("class"), "ltx_tag_note")) return at;
  }
  return nullptr;
}

// Whether the node is one.
bool add_note(Node& node, std::vector<InlineNote>& notes) {
  const InlineNoteRow* row = row_of(node);
  Node* const mark = row == nullptr ? nullptr : mark_before(node);
  if (mark == nullptr || !shows_anything(node) || ancestor(*mark, Kind::Link) != nullptr) return false;
  Shown shown = shown_by(*mark);
  if (!is_mark(*mark, *row, shown) || is_other(node, *mark, *row)) return false;
  Node* const tag = tag_in(node);
  const bool twice = tag != nullptr && bare_note_label(text_content(*tag)) == bare_note_label(shown.text);
  notes.push_back({&node, mark, twice ? tag : nullptr, std::move(shown.text)});
  return true;
}

}  // namespace

std::vector<InlineNote> find_inline_notes(const Document& document) {
  std::vector<InlineNote> notes;
  if (!may_hold_notes(document.census)) return notes;
  for (Node* at = document.root; at != nullptr;) {
    const bool found = add_note(*at, notes);
    at = found ? skip_in(*document.root, *at) : next_in(*document.root, *at);
  }
  return notes;
}

}  // namespace offprint
