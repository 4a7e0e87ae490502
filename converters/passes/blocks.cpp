// Makes the page's tree an article's: blocks hold blocks, paragraphs and their like hold inlines.
//
// HTML lets anything stand in anything; a reader sees boxes. This pass walks the page in order and writes a new tree as
// the boxes fall: inlines gather in a paragraph until a block begins or ends; a mark that holds blocks
// (<b><p>…</p></b>) goes into each of them; Division and Span are gone, their language and their anchors passed on.
// Where only inlines may stand (a heading, a caption), a block's edge becomes a line break, and what cannot stand there
// at all (an embed, a table) follows after.
#include <algorithm>
#include <utility>
#include <vector>

#include "converters/passes/anchors.h"
#include "converters/passes/flow.h"
#include "converters/passes/list.h"
#include "converters/passes/table_columns.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"
#include "formats/reading/inline_style.h"

namespace offprint {

namespace {

class Blocks {
 public:
  explicit Blocks(Document& document) : document_(document), anchors_(document) {}

  void run() {
    auto* root = document_.make<Root>(document_.root->source);
    root->language = document_.root->language;
    Flow flow = flow_into(*root);
    children(*document_.root, flow);
    document_.root = root;
    document_.stage = Stage::Article;
  }

 private:
  void children(Node& node, Flow& flow) {
    const std::vector<const Node*> around = marks_;
    if (!marks_.empty()) {
      const InlineStyle style = inline_style(node.element);
      std::erase_if(marks_, [&](const Node* mark) { return mark != &node && takes_back(style, mark->kind); });
    }
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      place(*child, flow);
      child = next;
    }
    marks_ = around;
  }

  void place(Node& node, Flow& flow) {
    if (is_mark(node.kind)) return mark(node, flow);
    switch (node.kind) {
      case Kind::Span: return span(node, flow);
      case Kind::Root:
      case Kind::Division: return division(node, flow);
      case Kind::Paragraph:
      case Kind::Caption:  // outside a figure
      case Kind::Credit: return paragraph(node, flow);
      case Kind::Text: return text(static_cast<TextNode&>(node), flow);
      case Kind::Ruby: return ruby(static_cast<Ruby&>(node), flow);
      case Kind::InlineCode:
      case Kind::Break:
      case Kind::FootnoteReference: return leaf(node, flow);
      case Kind::Image: return image(node, flow);
      case Kind::Heading:
      case Kind::DefinitionTerm: return phrasing_block(node, flow);
      case Kind::Figure: return figure(node, flow);
      case Kind::Gallery: return gallery(node, flow);
      case Kind::Embed: return embed(node, flow);
      case Kind::Code:
      case Kind::ThematicBreak: return block_leaf(node, flow);
      case Kind::List: return list(static_cast<List&>(node), flow);
      case Kind::ListItem: return stray_item(node, flow);
      case Kind::Table: return table(static_cast<Table&>(node), flow);
      case Kind::DefinitionList: return definitions(node, flow);
      default: return flow_block(node, flow);
    }
  }

  // ---- inlines

  void mark(Node& node, Flow& flow) {
    anchors_.pass(node);
    const bool heaps =
        node.kind == Kind::Superscript || node.kind == Kind::Subscript;  // raised once more in raised text
    const bool again =
        !heaps && std::any_of(marks_.begin(), marks_.end(), [&](const Node* m) { return m->kind == node.kind; });
    if (!again) marks_.push_back(&node);
    span(node, flow);
    if (!again) marks_.pop_back();
  }

  void span(Node& node, Flow& flow) {
    anchors_.pass(node);
    const Text outer = std::exchange(language_, node.language.empty() ? language_ : node.language);
    children(node, flow);
    language_ = outer;
  }

  void text(TextNode& node, Flow& flow) {
    if (is_blank(node.value) && (flow.paragraph == nullptr || flow.edge)) return;
    leaf(node, flow);
  }

  void leaf(Node& node, Flow& flow) {
    open_paragraph(node, flow);
    detach(node);
    if (node.language.empty() && language_.view() != block_language_.view()) node.language = language_;
    append(innermost(flow), node);
    anchors_.settle_on(node);
  }

  // On lines of its own where its style says so.
  void image(Node& node, Flow& flow) {
    const bool block = inline_style(node.element).display == InlineStyle::Display::Block;
    if (block && flow.paragraph != nullptr) end_paragraph(flow);
    leaf(node, flow);
    if (block) end_paragraph(flow);
  }

  void ruby(Ruby& node, Flow& flow) {
    auto* copy = static_cast<Ruby*>(copy_alone(document_.arena, node));
    Flow inside = phrasing_into(*copy);
    std::vector<const Node*> outer = std::exchange(marks_, {});
    children(node, inside);
    marks_ = std::move(outer);
    if (copy->first != nullptr) leaf(*copy, flow);
  }

  void open_paragraph(const Node& first, Flow& flow) {
    if (flow.phrasing) {
      if (flow.edge && flow.container->last != nullptr) {
        flow.open.clear();
        append(*flow.container, *document_.make<Break>({first.source.begin, first.source.begin}));
      }
      flow.edge = false;
      return;
    }
    if (flow.paragraph != nullptr) return;
    auto* paragraph = document_.make<Paragraph>(flow.element != nullptr ? flow.source : first.source);
    paragraph->element = std::exchange(flow.element, nullptr);
    add_block(*paragraph, flow);
    flow.paragraph = paragraph;
  }

  // The innermost copy of the marks that are open on the page, opening and closing copies here as needed.
  Node& innermost(Flow& flow) {
    std::size_t same = 0;
    while (same < flow.open.size() && same < marks_.size() && flow.open[same].first == marks_[same]) ++same;
    flow.open.resize(same);
    Node* inner = same == 0 ? flow.paragraph : flow.open.back().second;
    for (std::size_t i = same; i < marks_.size(); ++i) {
      Node* copy = copy_alone(document_.arena, *marks_[i]);
      copy->language = {};  // its text nodes carry it
      append(*inner, *copy);
      flow.open.emplace_back(marks_[i], copy);
      inner = copy;
    }
    return *inner;
  }

  // ---- blocks

  static void end_paragraph(Flow& flow) {
    flow.open.clear();
    if (flow.phrasing) {
      flow.edge = true;
    } else {
      flow.paragraph = nullptr;
    }
    flow.element = nullptr;
  }

  void add_block(Node& block, Flow& flow) {
    if (block.language.empty() && language_.view() != block_language_.view()) block.language = language_;
    append(*flow.container, block);
    anchors_.settle_on(block);
  }

  // The block stands in the flow now, or after it where only inlines may stand.
  void emit(Node& block, Flow& flow) {
    end_paragraph(flow);
    if (flow.phrasing) {
      flow.after.push_back(&block);
    } else {
      add_block(block, flow);
    }
  }

  void division(Node& node, Flow& flow) {
    end_paragraph(flow);
    span(node, flow);
    end_paragraph(flow);
  }

  void paragraph(Node& node, Flow& flow) {
    end_paragraph(flow);
    flow.element = node.element;
    flow.source = node.source;
    span(node, flow);
    end_paragraph(flow);
  }

  // What is inside a block is of the block's language unless it says otherwise.
  template <class Fill>
  void inside(const Node& block, Fill fill) {
    const Text language = std::exchange(language_, block.language.empty() ? language_ : block.language);
    const Text outer = std::exchange(block_language_, language_);
    fill();
    block_language_ = outer;
    language_ = language;
  }

  void phrasing_block(Node& node, Flow& flow) { phrasing_block(node, flow, flow); }

  // What the block cannot hold goes to `others`.
  void phrasing_block(Node& node, Flow& flow, Flow& others) {
    if (flow.phrasing) return division(node, flow);
    anchors_.pass(node);
    Node* copy = copy_alone(document_.arena, node);
    Flow into = phrasing_into(*copy);
    inside(node, [&] { children(node, into); });
    if (copy->first != nullptr) emit(*copy, flow);
    for (Node* block : into.after) emit(*block, others);
    end_paragraph(flow);
  }

  void flow_block(Node& node, Flow& flow) {
    if (flow.phrasing) return division(node, flow);
    anchors_.pass(node);
    Node* copy = copy_alone(document_.arena, node);
    Flow into = flow_into(*copy);
    inside(node, [&] { children(node, into); });
    if (copy->first != nullptr) emit(*copy, flow);
    end_paragraph(flow);
  }

  void block_leaf(Node& node, Flow& flow) {
    anchors_.pass(node);
    detach(node);
    emit(node, flow);
  }

  void embed(Node& node, Flow& flow) {
    anchors_.pass(node);
    Node* copy = copy_alone(document_.arena, node);
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      if (child->kind == Kind::Image) {
        detach(*child);
        append(*copy, *child);
      }
      child = next;
    }
    emit(*copy, flow);
  }

  // The figures pass left pictures and captions in it, nothing else.
  void figure(Node& node, Flow& flow) {
    anchors_.pass(node);
    Node* copy = copy_alone(document_.arena, node);
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      if (is(child->kind, group::kCaption)) {
        caption(*child, *copy);
      } else {
        picture(*child, *copy);
      }
      child = next;
    }
    if (copy->first != nullptr) emit(*copy, flow);
  }

  // A link that is open around the whole figure goes around its picture.
  void picture(Node& node, Node& figure) {
    const auto link = std::find_if(marks_.begin(), marks_.end(), [](const Node* m) { return m->kind == Kind::Link; });
    Node* inner = &figure;
    if (link != marks_.end() && node.kind == Kind::Image) {
      inner = copy_alone(document_.arena, **link);
      append(figure, *inner);
    }
    detach(node);
    append(*inner, node);
    anchors_.settle_on(node);
  }

  void caption(Node& node, Node& figure) {
    anchors_.pass(node);
    Node* copy = copy_alone(document_.arena, node);
    Flow into = phrasing_into(*copy);
    std::vector<const Node*> outer = std::exchange(marks_, {});
    inside(node, [&] { children(node, into); });
    marks_ = std::move(outer);
    if (copy->first != nullptr) append(figure, *copy);
  }

  // The figures pass left figures in it, nothing else.
  void gallery(Node& node, Flow& flow) {
    anchors_.pass(node);
    Node* copy = copy_alone(document_.arena, node);
    Flow into = flow_into(*copy);
    children(node, into);
    if (copy->first != nullptr) emit(*copy, flow);
  }

  // ---- lists

  void list(List& node, Flow& flow) {
    if (flow.phrasing) return division(node, flow);
    anchors_.pass(node);
    auto* copy = static_cast<List*>(copy_alone(document_.arena, node));
    inside(node, [&] { items(node, *copy); });
    for (const Node* item = copy->first; item != nullptr; item = item->next) {
      copy->spread = copy->spread || is_loose(*item);
    }
    if (copy->first != nullptr) emit(*copy, flow);
    end_paragraph(flow);
  }

  void items(Node& node, List& list) {
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      if (child->kind == Kind::ListItem) {
        item(*child, list);
      } else if (is(child->kind, group::kGrouping) && holds_item(*child)) {
        items(*child, list);
      } else if (child->kind != Kind::Text || !is_blank(static_cast<TextNode*>(child)->value)) {
        between_items(*child, list);
      }
      child = next;
    }
  }

  static bool holds_item(const Node& node) {
    for (const Node* at = node.first; at != nullptr; at = at->next) {
      if (at->kind == Kind::ListItem || (is(at->kind, group::kGrouping) && holds_item(*at))) return true;
    }
    return false;
  }

  void item(Node& node, List& list) {
    anchors_.pass(node);
    Node* copy = copy_alone(document_.arena, node);
    Flow into = flow_into(*copy);
    inside(node, [&] { children(node, into); });
    if (copy->first != nullptr || list.ordered) {  // the numbers count empty items too
      append(list, *copy);
      anchors_.settle_on(*copy);
    }
  }

  // What stands between items (a list straight in a list, as old editors write it) belongs to the item before it.
  void between_items(Node& node, List& list) {
    Node* into = list.last;
    if (into == nullptr) into = document_.make<ListItem>(node.source);
    Flow flow = flow_into(*into);
    place(node, flow);
    if (into->parent == nullptr && into->first != nullptr) append(list, *into);
  }

  static bool is_loose(const Node& item) {
    int blocks = 0;
    for (const Node* block = item.first; block != nullptr; block = block->next) {
      if (block->kind != Kind::List || block->next != nullptr) ++blocks;
    }
    return blocks > 1;
  }

  // Items without a list, as crawlers leave them, make one.
  void stray_item(Node& node, Flow& flow) {
    if (flow.phrasing) return division(node, flow);
    auto* list = as<List>(flow.container->last);
    if (list == nullptr || list->element != nullptr || flow.paragraph != nullptr) {
      list = document_.make<List>(node.source);
      item(node, *list);
      if (list->first != nullptr) emit(*list, flow);
    } else {
      item(node, *list);
    }
    end_paragraph(flow);
  }

  void definitions(Node& node, Flow& flow) {
    if (flow.phrasing) return division(node, flow);
    anchors_.pass(node);
    Node* copy = copy_alone(document_.arena, node);
    inside(node, [&] { definition_parts(node, *copy, flow); });
    if (copy->first != nullptr) emit(*copy, flow);
    end_paragraph(flow);
  }

  void definition_parts(Node& node, Node& list, Flow& flow) {
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      Flow into = flow_into(list);
      if (child->kind == Kind::DefinitionTerm) {
        phrasing_block(*child, into, flow);
      } else if (child->kind == Kind::DefinitionDescription) {
        flow_block(*child, into);
      } else if (is(child->kind, group::kGrouping)) {
        definition_parts(*child, list, flow);
      } else if (child->kind != Kind::Text || !is_blank(static_cast<TextNode*>(child)->value)) {
        auto* description = document_.make<DefinitionDescription>(child->source);
        Flow inner = flow_into(*description);
        place(*child, inner);
        if (description->first != nullptr) append(list, *description);
      }
      child = next;
    }
  }

  // ---- tables

  void table(Table& node, Flow& flow) {
    if (flow.phrasing) return division(node, flow);
    anchors_.pass(node);
    auto* copy = static_cast<Table*>(copy_alone(document_.arena, node));
    inside(node, [&] { rows(node, *copy, flow); });
    if (copy->first == nullptr) return end_paragraph(flow);
    set_columns(document_.arena, *copy);
    emit(*copy, flow);
    end_paragraph(flow);
  }

  void rows(Node& node, Table& table, Flow& flow) {
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      if (child->kind == Kind::TableRow) {
        table_row(*child, table);
      } else if (child->kind != Kind::Text || !is_blank(static_cast<TextNode*>(child)->value)) {
        place(*child, flow);  // a caption, or what the parser left between rows: before the table
        end_paragraph(flow);
      }
      child = next;
    }
  }

  void table_row(Node& node, Table& table) {
    anchors_.pass(node);
    Node* copy = copy_alone(document_.arena, node);
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      if (child->kind == Kind::TableCell) cell(*child, *copy);
      child = next;
    }
    if (copy->first != nullptr) append(table, *copy);
  }

  void cell(Node& node, Node& table_row) {
    anchors_.pass(node);
    Node* copy = copy_alone(document_.arena, node);
    Flow into = flow_into(*copy);
    inside(node, [&] { children(node, into); });
    if (all_paragraphs(*copy)) join_paragraphs(*copy);
    append(table_row, *copy);
    anchors_.settle_on(*copy);
  }

  static bool all_paragraphs(const Node& cell) {
    for (const Node* block = cell.first; block != nullptr; block = block->next) {
      if (block->kind != Kind::Paragraph) return false;
    }
    return true;
  }

  void join_paragraphs(Node& cell) {
    for (Node* block = cell.first; block != nullptr;) {
      Node* const next = block->next;
      if (next != nullptr) append(*block, *document_.make<Break>({block->source.end, block->source.end}));
      unwrap(*block);
      block = next;
    }
  }

  Document& document_;
  std::vector<const Node*> marks_;  // of the page, open, outermost first; no kind twice
  Text language_;                   // of what is being placed
  Text block_language_;             // of the block that is being filled
  PageAnchors anchors_;
};

}  // namespace

void make_blocks(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  Blocks(document).run();
}

}  // namespace offprint
