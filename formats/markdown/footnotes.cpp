#include "formats/markdown/footnotes.h"

#include <algorithm>

#include "formats/document/tree.h"
#include "formats/html/anchors.h"
#include "formats/markdown/as_html.h"
#include "formats/markdown/ascii.h"
#include "formats/unicode/ascii.h"
#include "formats/writing/note_label.h"

namespace offprint::markdown {

namespace {

// Letters and digits of any script, and - _, stay; everything else becomes a hyphen.
std::string sanitized(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool kept = c == '-' || c == '_' || (c > ' ' && c != 0x7F && !is_ascii_punctuation(static_cast<char32_t>(c)));
    out += kept || static_cast<unsigned char>(c) >= 0x80 ? lower(c) : '-';
  }
  const std::size_t first = out.find_first_not_of('-');  // hyphens at its ends were brackets and full stops
  if (first == std::string::npos) return "note";
  return out.substr(first, out.find_last_not_of('-') - first + 1);
}

}  // namespace

Footnotes::Footnotes(const Node& root) {
  std::set<std::string> taken;
  std::map<std::string, int> next;  // the next number for a label that is taken
  const Node* html_end = &root;     // what follows the HTML that the walk is in
  bool in_html = false;
  for (const Node* node = &root; node != nullptr; node = next_in(root, *node)) {
    if (node == html_end) in_html = false;
    if (!in_html && is_written_as_html(*node)) {
      in_html = true;
      html_end = skip_in(root, *node);
    }
    if (const auto* reference = as<FootnoteReference>(node)) {
      (in_html ? in_html_ : referenced_).emplace(reference->identifier.view());
    }
    const auto* definition = as<FootnoteDefinition>(node);
    if (definition != nullptr && in_html) defined_in_html_.emplace(definition->identifier.view());
    if (definition == nullptr || labels_.contains(definition->identifier.view())) continue;
    const Text own = definition->label.empty() ? definition->identifier : definition->label;
    const std::string wanted = sanitized(bare_label(own));
    std::string label = wanted;
    for (int& n = next.try_emplace(wanted, 2).first->second; !taken.insert(label).second; ++n)
      label = wanted + "-" + std::to_string(n);
    labels_.emplace(definition->identifier.view(), label);
  }
}

std::string Footnotes::address_in_html(const FootnoteReference& reference) const {
  if (!defined_in_html_.contains(reference.identifier.view())) return {};
  return "#fn-" + id_part(reference.identifier);
}

const std::string* Footnotes::label(const FootnoteReference& reference) const {
  const auto found = labels_.find(reference.identifier.view());
  return found == labels_.end() ? nullptr : &found->second;
}

const std::string* Footnotes::label(const FootnoteDefinition& definition) const {
  const auto found = labels_.find(definition.identifier.view());
  return found == labels_.end() || !referenced_.contains(definition.identifier.view()) ? nullptr : &found->second;
}

std::string Footnotes::tags(const FootnoteDefinition& definition) const {
  if (!in_html_.contains(definition.identifier.view())) return {};
  std::string out = "<a id=\"fn-" + id_part(definition.identifier) + "\"></a>";
  if (label(definition) != nullptr) return out;
  out += "<sup>";
  for (const char c : definition.label.empty() ? definition.identifier.view() : definition.label.view()) {
    if (is_ascii_punctuation(static_cast<char32_t>(c))) out += '\\';
    out += c;
  }
  return out + "</sup> ";
}

}  // namespace offprint::markdown
