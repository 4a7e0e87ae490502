// Tables and their captions, for the blocks pass.
#include "converters/passes/blocks/blocks.h"
#include "converters/passes/tables/table_columns.h"

namespace offprint {

namespace {

bool is_table_caption(const Node& node) {
  return is(node.kind, group::kCaption) || (node.element != nullptr && node.element->name == "caption");
}

bool all_paragraphs(const Node& cell) {
  for (const Node* block = cell.first; block != nullptr; block = block->next) {
    if (block->kind != Kind::Paragraph) return false;
  }
  return true;
}

void join_paragraphs(Document& document, Node& cell) {
  for (Node* block = cell.first; block != nullptr;) {
    Node* const next = block->next;
    if (next != nullptr) append(*block, *document.make<Break>({block->source.end, block->source.end}));
    unwrap(*block);
    block = next;
  }
}

}  // namespace

// With its caption it is a figure: the caption is shown above it, wherever it is in the source.
void Blocks::table(Table& node, Flow& flow) {
  auto* figure = document_.make<Figure>(node.source);
  std::vector<Node*> behind;
  Table* const alone = table_alone(node, *figure, behind);
  if (alone != nullptr && figure->first == nullptr) {
    emit(*alone, flow);
  } else if (alone != nullptr) {
    append(*figure, *alone);
    emit(*figure, flow);
  } else {
    while (Node* caption = figure->first) {  // the caption of no table
      detach(*caption);
      auto* text = document_.make<Paragraph>(caption->source);
      move_children(*caption, *text);
      emit(*text, flow);
    }
  }
  for (Node* block : behind) emit(*block, flow);
  end_paragraph(flow);
}

// The table without its captions, which go to `figure`, what these cannot hold `behind` it; null where it has no cell.
Table* Blocks::table_alone(Table& node, Node& figure, std::vector<Node*>& behind) {
  auto* copy = static_cast<Table*>(copy_alone(document_.arena, node));
  inside(node, [&] {
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      if (child->kind == Kind::TableRow) {
        table_row(*child, *copy);
      } else if (is_table_caption(*child)) {
        caption(*child, figure, behind);
      } else if (child->kind != Kind::Text || !is_blank(static_cast<TextNode*>(child)->value)) {
        auto* row = document_.make<TableRow>(child->source);
        stray_cell(*child, *row);
        if (row->first != nullptr) append(*copy, *row);
      }
      child = next;
    }
  });
  if (copy->first == nullptr) return nullptr;
  set_columns(document_.arena, *copy);
  return copy;
}

void Blocks::table_row(Node& node, Table& table) {
  Node* copy = copy_alone(document_.arena, node);
  for (Node* child = node.first; child != nullptr;) {
    Node* const next = child->next;
    if (child->kind == Kind::TableCell) {
      cell(*child, *copy);
    } else if (child->kind != Kind::Text || !is_blank(static_cast<TextNode*>(child)->value)) {
      stray_cell(*child, *copy);
    }
    child = next;
  }
  if (copy->first != nullptr) append(table, *copy);
}

void Blocks::cell(Node& node, Node& table_row) {
  Node* copy = copy_alone(document_.arena, node);
  Flow into = flow_into(*copy);
  inside(node, [&] { children(node, into); });
  if (all_paragraphs(*copy)) join_paragraphs(document_, *copy);
  append(table_row, *copy);
}

// What is in a row without being a cell is shown as one.
void Blocks::stray_cell(Node& node, Node& table_row) {
  auto* copy = document_.make<TableCell>(node.source);
  Flow into = flow_into(*copy);
  place(node, into);
  if (copy->first == nullptr) return;
  if (all_paragraphs(*copy)) join_paragraphs(document_, *copy);
  append(table_row, *copy);
}

}  // namespace offprint
