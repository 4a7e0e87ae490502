#include "formats/pandoc/places.h"

#include <utility>

#include "formats/address/address.h"
#include "formats/document/tree.h"

namespace offprint::pandoc {

Identifiers::Identifiers(const Document& document) {
  for (const Anchor& anchor : document.anchors) {
    if (anchor.node == nullptr || anchor.node == document.root || !is_inside(*anchor.node, *document.root)) continue;
    if (!fragments_.emplace(anchor.id.view(), anchor.node).second) continue;
    ids_.emplace(anchor.node, anchor.id.view());  // a node keeps its first
  }
}

std::string_view Identifiers::of(const Node& node) const {
  if (ids_.empty()) return {};
  const auto found = ids_.find(&node);
  return found == ids_.end() ? std::string_view() : found->second;
}

std::string_view Identifiers::target(std::string_view fragment) const {
  auto found = fragments_.find(fragment);
  const std::string decoded = found == fragments_.end() ? percent_decode(fragment) : std::string();
  if (found == fragments_.end()) found = fragments_.find(decoded);
  return found == fragments_.end() ? std::string_view() : of(*found->second);
}

Notes::Notes(const Node& root) {
  for (const Node* at = &root; at != nullptr; at = next_in(root, *at)) {
    if (const auto* definition = as<FootnoteDefinition>(at)) {
      Note& note = notes_[definition->identifier.view()];
      if (note.definition == nullptr) note.definition = definition;
    } else if (const auto* reference = as<FootnoteReference>(at)) {
      Note& note = notes_[reference->identifier.view()];
      note.shared = std::exchange(note.referred, true);
      if (note.reference == nullptr && ancestor(*at, Kind::FootnoteDefinition) == nullptr) note.reference = reference;
    }
  }
}

const Notes::Note* Notes::find(std::string_view identifier) const {
  const auto found = notes_.find(identifier);
  return found == notes_.end() ? nullptr : &found->second;
}

const FootnoteDefinition* Notes::at(const FootnoteReference& reference) const {
  const Note* const note = find(reference.identifier);
  return note != nullptr && note->reference == &reference ? note->definition : nullptr;
}

bool Notes::is_referred(const FootnoteDefinition& definition) const {
  const Note* const note = find(definition.identifier);
  return note != nullptr && note->definition == &definition && note->reference != nullptr;
}

std::string Notes::place(std::string_view identifier) const {
  const Note* const note = find(identifier);
  if (note == nullptr || note->definition == nullptr) return {};
  return (note->reference != nullptr ? "fnref-" : "fn-") + std::string(identifier);
}

bool Notes::is_shared(std::string_view identifier) const {
  const Note* const note = find(identifier);
  return note != nullptr && note->shared;
}

}  // namespace offprint::pandoc
