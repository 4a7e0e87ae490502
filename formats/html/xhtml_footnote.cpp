// Footnotes and the links between them and their references.
#include <algorithm>

#include "formats/document/tree.h"
#include "formats/document/visit.h"
#include "formats/html/xhtml.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

// Whether a label is what books have above a line: a number, a sign, a letter or two.
bool is_short(std::string_view label) {
  constexpr std::size_t kMost = 2;  // letters
  return label.size() <= kMost || std::all_of(label.begin(), label.end(), [](char c) { return is_digit(c); }) ||
         (label.size() == decode(label, 0).size);
}

}  // namespace

void XhtmlWriter::find_footnotes(const Node& root) {
  int count = 0;
  for (const Node* at = &root; at != nullptr; at = next_in(root, *at)) {
    if (const auto* definition = as<FootnoteDefinition>(at)) {
      Footnote& note = footnotes_[definition->identifier.view()];
      if (note.definition == nullptr) note.definition = at;
      const Text label = definition->label.empty() ? definition->identifier : definition->label;
      numbered_ = numbered_ || (is_book() && !is_short(label));
    } else if (const auto* reference = as<FootnoteReference>(at)) {
      Footnote& note = footnotes_[reference->identifier.view()];
      if (note.reference == nullptr) note.reference = at;
      if (note.number == 0) note.number = ++count;
    }
  }
  for (const Node* at = &root; at != nullptr && numbered_; at = next_in(root, *at)) {  // those without a reference
    const auto* definition = as<FootnoteDefinition>(at);
    if (definition == nullptr) continue;
    Footnote& note = footnotes_[definition->identifier.view()];
    if (note.number == 0) note.number = ++count;
  }
}

// A book numbers all notes of an article where one of them has a name ("[^calm]") instead of a number.
std::string XhtmlWriter::label_of(const Footnote& note, Text label, Text identifier) const {
  if (numbered_) return std::to_string(note.number);
  return std::string(label.empty() ? identifier : label);
}

std::string XhtmlWriter::own_id(const Node* node) const {
  return node == nullptr || options_.anchors == nullptr ? std::string() : std::string(options_.anchors->id(*node));
}

std::string XhtmlWriter::definition_id(const Node* definition, std::string_view identifier) const {
  std::string id = own_id(definition);
  if (id.empty()) id = "fn-" + id_part(identifier);
  return id;
}

std::string XhtmlWriter::reference_id(const Node* reference, std::string_view identifier, int number) const {
  std::string id = own_id(reference);
  if (!id.empty()) return id;
  return "fnref-" + id_part(identifier) + (number > 1 ? "." + std::to_string(number) : std::string());
}

void XhtmlWriter::operator()(const FootnoteDefinition& node) {
  const Footnote& note = footnotes_[node.identifier.view()];
  std::string label;
  append_text(label, label_of(note, node.label, node.identifier));
  if (note.reference != nullptr) {
    label = "<a href=\"#" + reference_id(note.reference, node.identifier, 1) +
            (is_book() ? "\" role=\"doc-backlink\">" : "\">") + label + "</a>";
  }
  before_text_ = "<sup>" + label + "</sup> ";
  std::string attributes = " class=\"footnote\"";
  const bool is_first = note.definition == nullptr || note.definition == &node;
  if (is_first && own_id(&node).empty()) append_attribute(attributes, "id", definition_id(&node, node.identifier));
  if (is_book()) attributes += " epub:type=\"footnote\" role=\"doc-footnote\"";
  open("aside", node, attributes);
  out_ += '\n';
  if (node.first == nullptr || node.first->kind != Kind::Paragraph) {
    out_ += "<p>" + before_text_ + "</p>\n";
    before_text_.clear();
  }
  children(node);
  out_ += "</aside>\n";
}

void XhtmlWriter::operator()(const FootnoteReference& node) {
  Footnote& note = footnotes_[node.identifier.view()];
  ++note.written;
  out_ += "<sup";
  append_attribute(out_, "id", reference_id(&node, node.identifier, note.written));
  out_ += '>';
  const bool linked = !in_link_ && (note.definition != nullptr || is_fragment());
  if (linked) {
    out_ += "<a";
    append_attribute(out_, "href", "#" + definition_id(note.definition, node.identifier));
    out_ += is_book() ? " epub:type=\"noteref\" role=\"doc-noteref\">" : ">";
  }
  append_text(out_, label_of(note, node.label, node.identifier));
  out_ += linked ? "</a></sup>" : "</sup>";
}

}  // namespace offprint
