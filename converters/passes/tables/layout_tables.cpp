// Tables that only lay things out become what they hold.
//
// Recognised: role="presentation" or "none"; a single cell; a single column of blocks; a table that holds another
// table; one cell that has nearly all of the text, as the article beside a menu has. A table with header cells or a
// caption means something and is kept, and so is an unsure case: rows of short cells.
#include "converters/passes/tables/layout_tables.h"

#include <algorithm>
#include <vector>

#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

struct Shape {
  int rows = 0;
  int widest = 0;  // cells of the widest row
  bool header = false;
  bool caption = false;
  bool table_inside = false;
  std::size_t all = 0;      // bytes of text
  std::size_t largest = 0;  // of the cell that has most
  int parts = 0;            // headings, paragraphs and breaks of that cell
  int facts = 0;            // rows of two cells with text and more
  bool blocks = false;      // headings, lists, figures, pictures or more than one paragraph in a cell
};

bool is_heavy(const Node& node) {
  switch (node.kind) {
    case Kind::Heading:
    case Kind::List:
    case Kind::Figure:
    case Kind::BlockQuote:
    case Kind::Image:
    case Kind::Embed:
    case Kind::Paragraph: return true;
    default: return false;
  }
}

void measure_row(const Node& table_row, Shape& shape) {
  int cells = 0;
  int filled = 0;
  ++shape.rows;
  for (const Node* cell = table_row.first; cell != nullptr; cell = cell->next) {
    const auto* c = as<TableCell>(cell);
    if (c == nullptr) continue;
    ++cells;
    shape.header = shape.header || c->header;
    std::size_t size = 0;
    int parts = 0;
    for (const Node* at = next_in(*cell, *cell); at != nullptr; at = next_in(*cell, *at)) {
      shape.table_inside = shape.table_inside || at->kind == Kind::Table;
      shape.blocks = shape.blocks || is_heavy(*at);
      if (const auto* text = as<TextNode>(at)) size += trim(text->value).size();
      parts += at->kind == Kind::Paragraph || at->kind == Kind::Heading || at->kind == Kind::Break ? 1 : 0;
    }
    filled += size > 0 ? 1 : 0;
    shape.all += size;
    if (size > shape.largest) shape.parts = parts;
    shape.largest = std::max(shape.largest, size);
  }
  shape.widest = std::max(shape.widest, cells);
  shape.facts += filled > 1 ? 1 : 0;
}

Shape measure(const Node& table) {
  Shape shape;
  for (const Node* child = table.first; child != nullptr; child = child->next) {
    if (child->kind == Kind::TableRow) measure_row(*child, shape);
    shape.caption = shape.caption || child->kind == Kind::Division || is(child->kind, group::kCaption);
  }
  return shape;
}

// Table, rows and cells become Divisions: the blocks pass dissolves them.
void dissolve(Document& document, Node& node) {
  for (Node* child = node.first; child != nullptr;) {
    Node* const next = child->next;
    if (child->kind == Kind::TableRow || child->kind == Kind::TableCell) dissolve(document, *child);
    child = next;
  }
  auto* division = document.make<Division>(node.source);
  division->element = node.element;
  division->language = node.language;
  division->direction = node.direction;
  insert_before(node, *division);
  move_children(node, *division);
  detach(node);
}

}  // namespace

bool only_places(const Node& table) {
  if (table.element != nullptr) {
    const std::string_view role = table.element->get("role");
    if (role == "presentation" || role == "none") return true;
  }
  const Shape shape = measure(table);
  if (shape.table_inside) return true;
  if (shape.header || shape.caption) return false;
  constexpr std::size_t kArticle = 900;  // bytes
  constexpr int kParts = 3;
  const bool article = shape.largest >= kArticle && shape.largest * 10 >= shape.all * 8 && shape.parts >= kParts;
  if (article && shape.facts <= 1) return true;
  return shape.widest <= 1 && (shape.rows <= 1 || shape.blocks);
}

void unwrap_layout_tables(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  std::vector<Node*> tables;
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (at->kind == Kind::Table) tables.push_back(at);
  }
  for (Node* table : tables) {
    if (only_places(*table)) dissolve(document, *table);
  }
}

}  // namespace offprint
