#include "formats/html/table_sections.h"

#include <vector>

#include "formats/document/tree.h"

namespace offprint {

namespace {

std::vector<Node*> nodes_between(Node* first, const Node* last) {
  std::vector<Node*> nodes;
  for (Node* at = first; at != nullptr; at = at == last ? nullptr : at->next) nodes.push_back(at);
  return nodes;
}

}  // namespace

void TableSections::add(std::string_view name, Node& table, Node* before) {
  Section* const section = name == "thead" ? &head_ : name == "tfoot" ? &foot_ : nullptr;
  if (section == nullptr || section->first != nullptr) return;
  section->first = before == nullptr ? table.first : before->next;
  section->last = table.last;
}

void TableSections::order(Node& table) const {
  if (foot_.first != nullptr && foot_.last->next != nullptr) {
    for (Node* node : nodes_between(foot_.first, foot_.last)) {
      detach(*node);
      append(table, *node);
    }
  }
  if (head_.first == nullptr) return;
  Node* row = table.first;
  while (row != head_.first && row->kind != Kind::TableRow) row = row->next;
  if (row == head_.first) return;
  for (Node* node : nodes_between(head_.first, head_.last)) {
    detach(*node);
    insert_before(*row, *node);
  }
}

}  // namespace offprint
