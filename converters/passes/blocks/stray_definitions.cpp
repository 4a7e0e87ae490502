#include "converters/passes/blocks/stray_definitions.h"

#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"

namespace offprint {

namespace {

bool in_definition_list(const Node& node) {
  const Node* at = node.parent;
  while (at != nullptr && is(at->kind, group::kGrouping)) at = at->parent;
  return at != nullptr && at->kind == Kind::DefinitionList;
}

struct Run {
  Node* first_term = nullptr;
  Node* last_description = nullptr;  // after the first term
  Node* last = nullptr;
};

Run run_from(Node& first) {
  Run run;
  run.last = &first;
  for (Node* at = &first; at != nullptr && (is(at->kind, group::kDefinition) || is_blank_node(*at)); at = at->next) {
    run.last = at;
    if (at->kind == Kind::DefinitionTerm && run.first_term == nullptr) run.first_term = at;
    if (at->kind == Kind::DefinitionDescription && run.first_term != nullptr) run.last_description = at;
  }
  return run;
}

// Also walks the nodes of a run that may hold strays; inside those that were wrapped there are none.
void wrap_runs_below(Document& document, Node& parent) {
  Node* first = parent.first;
  while (first != nullptr && !is(first->kind, group::kDefinition)) first = first->next;
  if (first == nullptr) return;
  const bool in_list =
      parent.kind == Kind::DefinitionList || (is(parent.kind, group::kGrouping) && in_definition_list(parent));
  for (Node* at = first; at != nullptr && !in_list;) {
    if (!is(at->kind, group::kDefinition)) {
      at = at->next;
      continue;
    }
    const Run run = run_from(*at);
    Node* const next = run.last->next;
    if (run.last_description != nullptr) {
      wrap(*run.first_term, *run.last_description,
           *document.make<DefinitionList>(spanning(*run.first_term, *run.last_description)));
    }
    at = next;
  }
}

}  // namespace

void wrap_stray_definitions(Document& document) {
  constexpr std::uint64_t kParts = kind_bits({Kind::DefinitionTerm, Kind::DefinitionDescription});
  if (!document.census.may_hold_kind(kParts)) return;
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) wrap_runs_below(document, *at);
}

}  // namespace offprint
