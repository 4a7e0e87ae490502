#include "formats/markdown/footnotes.h"

#include <algorithm>

#include "formats/document/tree.h"
#include "formats/markdown/ascii.h"

namespace offprint::markdown {

namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Letters and digits of any script, and - _; everything else becomes a hyphen.
std::string sanitized(std::string_view name) {
  std::string out;
  for (const char c : name) {
    const bool kept = c == '-' || c == '_' || (c > ' ' && c != 0x7F && !is_ascii_punctuation(static_cast<char32_t>(c)));
    out += kept || static_cast<unsigned char>(c) >= 0x80 ? lower(c) : '-';
  }
  return out.empty() ? "note" : out;
}

}  // namespace

Footnotes::Footnotes(const Node& root) {
  std::set<std::string> taken;
  for (const Node* node = &root; node != nullptr; node = next_in(root, *node)) {
    if (const auto* reference = as<FootnoteReference>(node)) referenced_.emplace(reference->identifier.view());
    const auto* definition = as<FootnoteDefinition>(node);
    if (definition == nullptr || labels_.contains(definition->identifier.view())) continue;
    const std::string wanted = sanitized(definition->label.empty() ? definition->identifier : definition->label);
    std::string label = wanted;
    for (int n = 2; !taken.insert(label).second; ++n) label = wanted + "-" + std::to_string(n);
    labels_.emplace(definition->identifier.view(), label);
  }
}

const std::string* Footnotes::label(const FootnoteReference& reference) const {
  const auto found = labels_.find(reference.identifier.view());
  return found == labels_.end() ? nullptr : &found->second;
}

const std::string* Footnotes::label(const FootnoteDefinition& definition) const {
  const auto found = labels_.find(definition.identifier.view());
  return found == labels_.end() || !referenced_.contains(definition.identifier.view()) ? nullptr : &found->second;
}

}  // namespace offprint::markdown
