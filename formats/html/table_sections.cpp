#include "formats/html/table_sections.h"

#include <algorithm>
#include <cstdint>
#include <vector>

#include "formats/document/tree.h"
#include "formats/reading/inline_style.h"

namespace offprint {

namespace {

std::vector<Node*> nodes_between(Node* first, const Node* last) {
  std::vector<Node*> nodes;
  for (Node* at = first; at != nullptr; at = at == last ? nullptr : at->next) nodes.push_back(at);
  return nodes;
}

// A row that is not shown takes no part: what is shown after it is reached all the same.
bool is_rendered(const Node& row) {
  if (row.kind != Kind::TableRow) return false;
  if (row.element == nullptr) return true;
  return row.element->find("hidden") == nullptr && inline_style(row.element).display != InlineStyle::Display::None;
}

// Of the rows of a section, or of those between two.
void end_cells(Node* first, Node* last) {
  constexpr std::uint16_t kMostRows = 65534;
  std::uint16_t left = 0;  // shown rows from here on
  for (Node* row = last; row != nullptr; row = row == first ? nullptr : row->previous) {
    if (is_rendered(*row) && left < kMostRows) ++left;
    for (Node* at = row->kind == Kind::TableRow ? row->first : nullptr; at != nullptr; at = at->next) {
      auto* cell = as<TableCell>(at);
      if (cell == nullptr || cell->rowspan == 1) continue;
      const std::uint16_t reach = std::max<std::uint16_t>(left, 1);
      if (cell->rowspan == 0 || cell->rowspan > reach) cell->rowspan = reach;
    }
  }
}

}  // namespace

// Ends the cells of the rows from the last section to `before`, and of those behind it.
void TableSections::settle(Node& table, Node* before) {
  Node* const loose = settled_ == nullptr ? table.first : settled_->next;
  Node* const section = before == nullptr ? table.first : before->next;
  if (loose != section) end_cells(loose, before);
  if (section != nullptr) end_cells(section, table.last);
  settled_ = table.last;
}

void TableSections::add(std::string_view name, Node& table, Node* before) {
  if (name != "thead" && name != "tbody" && name != "tfoot") return;
  settle(table, before);
  Section* const section = name == "thead" ? &head_ : name == "tfoot" ? &foot_ : nullptr;
  if (section == nullptr || section->first != nullptr) return;
  section->first = before == nullptr ? table.first : before->next;
  section->last = table.last;
}

void TableSections::order(Node& table) {
  settle(table, table.last);
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
