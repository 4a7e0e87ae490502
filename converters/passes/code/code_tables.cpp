#include "converters/passes/code/code_tables.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "converters/passes/code/line_numbers.h"
#include "converters/passes/furniture/shown.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Class names that only a highlighter gives to its table, to a cell of it or to an element around it.
constexpr std::array<std::string_view, 17> kHighlighterTables{
    "hljs-ln",   "rouge-table",  "rouge-gutter", "rouge-code",        "crayon-",         "highlighttable",
    "lntable",   "js-file-line", "blob-code",    "syntaxhighlighter", "codehilitetable", "code-snippet",
    "linenodiv", "codehilite",   "lntd",         "linenums",          "prettyprint"};
// Class names of a cell of code. Data may have them too.
constexpr std::array<std::string_view, 4> kCodeCells{"code", "content", "source", "code-line"};

bool holds_any(std::string_view classes, const std::array<std::string_view, kHighlighterTables.size()>& names) {
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view name) { return classes.find(name) != std::string_view::npos; });
}

bool is_highlighters(const Node& node) {
  return node.element != nullptr && holds_any(node.element->get("class"), kHighlighterTables);
}

bool is_named_code(const Node& cell) {
  return cell.element != nullptr &&
         std::find(kCodeCells.begin(), kCodeCells.end(), trim(cell.element->get("class"))) != kCodeCells.end();
}

bool is_blank_in_table(const Node& node) { return is_blank_node(node) || (!has_text(node) && !holds_picture(node)); }

// ---- the grid

// The row's only cell, where it spans columns; null for any other row.
Node* title_in(const Node& row) {
  Node* found = nullptr;
  for (Node* child = row.first; child != nullptr; child = child->next) {
    const auto* cell = as<TableCell>(child);
    if (cell == nullptr && is_blank_in_table(*child)) continue;
    if (cell == nullptr || found != nullptr || cell->colspan == 1 || cell->rowspan != 1) return nullptr;
    found = child;
  }
  return found;
}

// The rows' cells, and the titles above them; nothing where the table holds anything else, such as header cells or
// cells that span.
std::optional<std::vector<std::vector<Node*>>> grid_of(Node& table, std::vector<Node*>& titles) {
  std::vector<std::vector<Node*>> grid;
  for (Node* row = table.first; row != nullptr; row = row->next) {
    if (row->kind != Kind::TableRow) {
      const bool caption = is_element(*row, "caption");
      if (caption) titles.push_back(row);
      if (caption || is_blank_in_table(*row)) continue;
      return {};
    }
    if (Node* title = grid.empty() ? title_in(*row) : nullptr; title != nullptr) {
      titles.push_back(title);
      continue;
    }
    auto& cells = grid.emplace_back();
    for (Node* child = row->first; child != nullptr; child = child->next) {
      const auto* cell = as<TableCell>(child);
      if (cell == nullptr && is_blank_in_table(*child)) continue;
      if (cell == nullptr || cell->header || cell->colspan != 1 || cell->rowspan != 1) return {};
      cells.push_back(child);
    }
    if (cells.size() != grid.front().size() || cells.empty()) return {};
  }
  if (grid.empty()) return {};
  return grid;
}

// Whether the column holds line numbers, or nothing at all; `shown` is set where it has text.
bool is_numbers(const std::vector<std::vector<Node*>>& grid, std::size_t column, bool& shown) {
  long next = 0;
  bool begun = false;
  for (const auto& cells : grid) {
    if (is_blank_in_table(*cells[column])) continue;
    const Numbering numbering = numbering_of(*cells[column]);
    if (numbering.count == 0 || (begun && numbering.first != next)) return false;
    begun = true;
    next = numbering.first + static_cast<long>(numbering.count);
  }
  shown = shown || begun;
  return true;
}

// The one column that is not of numbers. Nothing for any other table.
std::optional<std::size_t> code_column(const std::vector<std::vector<Node*>>& grid, bool& shown) {
  std::optional<std::size_t> found;
  for (std::size_t column = 0; column < grid.front().size(); ++column) {
    if (is_numbers(grid, column, shown)) continue;
    if (found) return {};
    found = column;
  }
  if (!found && shown && grid.front().size() > 1) found = grid.front().size() - 1;  // code that is numbers itself
  return found;
}

// ---- what says that it is code

// Whether all that the cell shows is in <pre> or, where `code_too`, <code>.
bool is_all_code(const Node& node, bool code_too) {
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (is_element(*child, "pre") || (code_too && is_element(*child, "code")) || is_blank_in_table(*child)) continue;
    if (child->first == nullptr || !is_all_code(*child, code_too)) return false;
  }
  return true;
}

bool holds_lines_of_code(const CodeTable& table) {
  return std::all_of(table.code.begin(), table.code.end(), [](const Node* cell) { return is_all_code(*cell, true); });
}

bool begins_indented(const Node& cell) {
  for (const Node* at = &cell; at != nullptr; at = next_in(cell, *at)) {
    const auto* text = as<TextNode>(at);
    if (text == nullptr || text->value.empty()) continue;
    const std::string_view value = text->value;
    return value.starts_with(' ') || value.starts_with('\t') || value.starts_with("\u00A0");
  }
  return false;
}

// Each line in a <pre> of its own, and one of them indented: commands that a table counts are not.
bool is_lines_in_pre(const CodeTable& table) {
  const auto in_pre = [](const Node* cell) { return is_all_code(*cell, false) && LineNumbers(*cell).lines() <= 1; };
  return table.code.size() > 1 && std::all_of(table.code.begin(), table.code.end(), in_pre) &&
         std::any_of(table.code.begin(), table.code.end(), [](const Node* cell) { return begins_indented(*cell); });
}

// As many numbers as lines of code in <pre> or <code>, and more than one.
bool is_a_column_beside_code(const CodeTable& table) {
  if (table.a_row_a_line || table.numbers.empty()) return false;
  std::size_t numbers = 0;
  for (const Node* cell : table.numbers) numbers = std::max(numbers, numbering_of(*cell).count);
  return numbers > 1 && is_all_code(*table.code.front(), true);
}

bool is_counted_by_style(const CodeTable& table) {
  return !table.numbers.empty() && std::all_of(table.numbers.begin(), table.numbers.end(), [](const Node* cell) {
    return cell->element != nullptr && !cell->element->get("data-line-number").empty();
  });
}

bool is_named(const Node& table, const CodeTable& cells) {
  constexpr int kAround = 3;
  const Node* at = &table;
  for (int i = 0; i <= kAround && at != nullptr; ++i, at = at->parent) {
    if (is_highlighters(*at)) return true;
  }
  const Node& code = *cells.code.front();
  if (is_highlighters(code)) return true;
  if (cells.numbers.empty()) return false;
  const Node& number = *cells.numbers.front();
  return is_highlighters(number) ||
         (is_named_line_number(number.element) && (is_named_code(code) || holds_lines_of_code(cells)));
}

}  // namespace

std::optional<CodeTable> code_table(Node& table, bool in_code) {
  CodeTable found;
  const auto grid = grid_of(table, found.titles);
  if (!grid) return {};
  const auto column = code_column(*grid, found.shows_numbers);
  if (!column) return {};
  found.a_row_a_line = grid->size() > 1;
  for (const auto& cells : *grid) {
    for (std::size_t i = 0; i < cells.size(); ++i) (i == *column ? found.code : found.numbers).push_back(cells[i]);
  }
  const bool is_code = in_code || is_counted_by_style(found) || is_named(table, found) ||
                       is_a_column_beside_code(found) || is_lines_in_pre(found);
  if (!is_code) return {};
  return found;
}

}  // namespace offprint
