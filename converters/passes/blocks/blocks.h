// How a page's tree becomes an article's, box by box (make_blocks.cpp says what is made of what).
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "converters/passes/blocks/emptiness.h"
#include "converters/passes/blocks/flow.h"
#include "converters/passes/blocks/text_setting.h"
#include "converters/passes/formulas/formula_nodes.h"
#include "formats/document/document.h"
#include "formats/document/tree.h"
#include "formats/reading/inline_style.h"
#include "formats/unicode/characters.h"

namespace offprint {

class Blocks {
 public:
  explicit Blocks(Document& document) : document_(document) {}

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
    if (marks_.empty()) return place_all(node, flow);
    const InlineStyle style = inline_style(node.element);
    const auto ends = [&](const Node* mark) { return mark != &node && takes_back(style, mark->kind); };
    if (std::none_of(marks_.begin(), marks_.end(), ends)) return place_all(node, flow);
    const std::vector<const Node*> around = marks_;
    std::erase_if(marks_, ends);
    place_all(node, flow);
    marks_ = around;
  }

  // Leaves `marks_` as they are.
  void place_all(Node& node, Flow& flow) {
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      place(*child, flow);
      child = next;
    }
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
      case Kind::InlineMath:
      case Kind::Break:
      case Kind::FootnoteReference: return leaf(node, flow);
      case Kind::Image: return image(node, flow);
      case Kind::Heading: return phrasing_block(node, flow);
      case Kind::Figure: return figure(node, flow);
      case Kind::Gallery: return gallery(node, flow);
      case Kind::Embed: return embed(node, flow);
      case Kind::Math: return flow.phrasing ? leaf(inlined(document_, node), flow) : block_leaf(node, flow);
      case Kind::Code:
      case Kind::ThematicBreak: return block_leaf(node, flow);
      case Kind::List: return list(static_cast<List&>(node), flow);
      case Kind::ListItem: return stray_item(node, flow);
      case Kind::Table: return table(static_cast<Table&>(node), flow);
      case Kind::DefinitionList: return definitions(node, flow);
      case Kind::FootnoteDefinition: return note(node, flow);
      case Kind::TableRow:  // outside the element that they belong in
      case Kind::TableCell:
      case Kind::DefinitionTerm:
      case Kind::DefinitionDescription: return division(node, flow);
      default: return flow_block(node, flow);
    }
  }

  // ---- inlines

  template <class Fill>
  void within_mark(Node& node, Fill fill) {
    const bool raised = node.kind == Kind::Superscript || node.kind == Kind::Subscript;  // once more in raised text
    const bool heaps = raised || document_.origin == Origin::Author || document_.origin == Origin::Own;
    const bool again =
        !heaps && std::any_of(marks_.begin(), marks_.end(), [&](const Node* m) { return m->kind == node.kind; });
    if (!again) marks_.push_back(&node);
    fill();
    if (!again) marks_.pop_back();
  }

  void mark(Node& node, Flow& flow) {
    within_mark(node, [&] { span(node, flow); });
  }

  void span(Node& node, Flow& flow) {
    const TextSetting outer = std::exchange(setting_, setting_.inside(node));
    children(node, flow);
    setting_ = outer;
  }

  void text(TextNode& node, Flow& flow) {
    if (is_blank(node.value) && (flow.paragraph == nullptr || flow.edge)) return;
    leaf(node, flow);
  }

  void leaf(Node& node, Flow& flow) {
    open_paragraph(node, flow);
    keep_own_setting(node, flow);
    detach(node);
    setting_.settle_on(node, block_setting_);
    append(innermost(flow), node);
  }

  // An image is a paragraph of its own where its style makes it a block.
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
    Node* base = copy->first;
    while (base != nullptr && is_empty(*base)) base = base->next;
    if (base != nullptr) leaf(*copy, flow);
    for (Node* block : inside.after) emit(*block, flow);
    const bool alone = base == nullptr && !node.annotation.empty();  // it is of a block, or of nothing
    if (alone) leaf(*document_.make_text(node.annotation, node.source), flow);
  }

  // Inlines after a block that could not be in their container go into another container of the same kind.
  void go_on_behind(Flow& flow) {
    if (flow.again == nullptr || flow.behind == nullptr || flow.behind == flow.container) return;
    flow.container = copy_alone(document_.arena, *flow.again);
    flow.paragraph = flow.container;
    put_after(*flow.container, flow);
    flow.open.clear();
  }

  void open_paragraph(const Node& first, Flow& flow) {
    if (flow.phrasing) {
      go_on_behind(flow);
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
    flow.first = setting_;
  }

  // A paragraph whose first text is in a setting of its own has that too only if all its text has.
  void keep_own_setting(const Node& next, Flow& flow) {
    if (flow.phrasing || !flow.first || setting_ == *flow.first || next.kind == Kind::Break) return;
    if (const auto* text = as<TextNode>(&next); text != nullptr && is_blank(text->value)) return;
    flow.first.reset();
    flow.paragraph->language = {};
    flow.paragraph->direction = Direction::None;
    box_setting_.settle_on(*flow.paragraph, block_setting_);
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
      copy->direction = Direction::None;
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
    setting_.settle_on(block, block_setting_);
    append(*flow.container, block);
  }

  static void put_after(Node& block, Flow& flow) {
    flow.after.push_back(&block);
    if (block.kind != Kind::FootnoteDefinition) flow.behind = &block;
  }

  // Takes the children of such kinds out.
  template <class IsOne>
  static std::vector<Node*> take_children(Node& parent, IsOne is_one) {
    std::vector<Node*> taken;
    for (Node* child = parent.first; child != nullptr;) {
      Node* const next = child->next;
      if (is_one(child->kind)) {
        detach(*child);
        taken.push_back(child);
      }
      child = next;
    }
    return taken;
  }

  // Puts the block into the flow, or after it where only inlines may be.
  void emit(Node& block, Flow& flow) {
    end_paragraph(flow);
    if (flow.phrasing) {
      put_after(block, flow);
    } else {
      add_block(block, flow);
    }
  }

  void division(Node& node, Flow& flow) {
    end_paragraph(flow);
    box(node, flow);
    end_paragraph(flow);
  }

  void paragraph(Node& node, Flow& flow) {
    end_paragraph(flow);
    flow.element = node.element;
    flow.source = node.source;
    box(node, flow);
    end_paragraph(flow);
  }

  void box(Node& node, Flow& flow) {
    const TextSetting outer = std::exchange(box_setting_, setting_.inside(node));
    span(node, flow);
    box_setting_ = outer;
  }

  // What is inside a block is of the block's language and direction unless it says otherwise.
  template <class Fill>
  void inside(const Node& block, Fill fill) {
    const TextSetting setting = std::exchange(setting_, setting_.inside(block));
    const TextSetting outer = std::exchange(block_setting_, setting_);
    const TextSetting box = std::exchange(box_setting_, setting_);
    fill();
    box_setting_ = box;
    block_setting_ = outer;
    setting_ = setting;
  }

  void phrasing_block(Node& node, Flow& flow) {
    if (flow.phrasing) return division(node, flow);
    Node* copy = copy_alone(document_.arena, node);
    Flow into = phrasing_into(*copy);
    into.again = &node;
    inside(node, [&] { children(node, into); });
    if (stays(*copy)) emit(*copy, flow);
    for (Node* block : into.after) emit(described(*block, flow), flow);
    end_paragraph(flow);
  }

  // A block that a term could not hold is a description of it; a note is none (definitions).
  Node& described(Node& block, const Flow& flow) {
    if (block.kind == Kind::FootnoteDefinition) return block;
    if (flow.container->kind != Kind::DefinitionList || is(block.kind, group::kDefinition)) return block;
    auto* description = document_.make<DefinitionDescription>(block.source);
    append(*description, block);
    return *description;
  }

  void flow_block(Node& node, Flow& flow) {
    if (flow.phrasing) return division(node, flow);
    Node* copy = copy_alone(document_.arena, node);
    Flow into = flow_into(*copy);
    inside(node, [&] { children(node, into); });
    if (stays(*copy)) emit(*copy, flow);
    end_paragraph(flow);
  }

  // It is out of the flow, which goes on around it.
  void note(Node& node, Flow& flow) {
    Node* copy = copy_alone(document_.arena, node);
    Flow into = flow_into(*copy);
    inside(node, [&] { children(node, into); });
    if (!flow.phrasing) return emit(*copy, flow);
    put_after(*copy, flow);
  }

  // Nothing shows of an empty block, but in Markdown its author made one.
  bool stays(const Node& block) const {
    return block.first != nullptr || (document_.origin == Origin::Author && block.element == nullptr);
  }

  void block_leaf(Node& node, Flow& flow) {
    detach(node);
    emit(node, flow);
  }

  // ---- figures (block_figures.cpp)

  void embed(Node& node, Flow& flow);
  Node& settled_embed(Node& node);
  void figure(Node& node, Flow& flow);
  bool figure_part(Node& node, Node& figure, std::vector<Node*>& behind);
  bool picture(Node& node, Node& figure);
  void caption(Node& node, Node& figure, std::vector<Node*>& behind);
  void gallery(Node& node, Flow& flow);

  // ---- lists

  void list(List& node, Flow& flow) {
    if (flow.phrasing) return division(node, flow);
    auto* copy = static_cast<List*>(copy_alone(document_.arena, node));
    inside(node, [&] { items(node, *copy); });
    const bool judged =
        document_.origin == Origin::Author && node.element == nullptr;  // Markdown says whether it is loose
    if (!judged) copy->spread = document_.origin == Origin::Own ? says_loose(*copy) : holds_loose(*copy);
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
      } else if (is_mark(child->kind) && holds_item(*child)) {  // <ol><a><li>, as unclosed links leave it
        within_mark(*child, [&] { items(*child, list); });
      } else if (child->kind != Kind::Text || !is_blank(static_cast<TextNode*>(child)->value)) {
        between_items(*child, list);
      }
      child = next;
    }
  }

  static bool holds_item(const Node& node) {
    for (const Node* at = node.first; at != nullptr; at = at->next) {
      const bool opens = is(at->kind, group::kGrouping) || is_mark(at->kind);
      if (at->kind == Kind::ListItem || (opens && holds_item(*at))) return true;
    }
    return false;
  }

  void item(Node& node, List& list) {
    Node* copy = copy_alone(document_.arena, node);
    Flow into = flow_into(*copy);
    inside(node, [&] { children(node, into); });
    if (list.ordered || stays(*copy)) {  // the numbers count empty items too
      append(list, *copy);
    }
  }

  // What is between items (a list straight in a list, as old editors write it) belongs to the item before it.
  void between_items(Node& node, List& list) {
    Node* into = list.last;
    if (into == nullptr) into = document_.make<ListItem>(node.source);
    Flow flow = flow_into(*into);
    place(node, flow);
    if (into->parent == nullptr && into->first != nullptr) append(list, *into);
  }

  // We write no <p> around the words of a tight list's items.
  static bool says_loose(const List& list) {
    bool loose = false;
    for (const Node* item = list.first; item != nullptr; item = item->next) {
      if (item->first == nullptr || item->first->kind != Kind::Paragraph) continue;
      if (item->first->element == nullptr) return false;
      loose = true;
    }
    return loose;
  }

  static bool holds_loose(const List& list) {
    bool loose = false;
    for (const Node* item = list.first; item != nullptr; item = item->next) loose = loose || is_loose(*item);
    return loose;
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
    Node* copy = copy_alone(document_.arena, node);
    inside(node, [&] { definition_parts(node, *copy); });
    const auto notes = take_children(*copy, [](Kind kind) { return kind == Kind::FootnoteDefinition; });
    if (copy->first != nullptr) emit(*copy, flow);
    for (Node* note : notes) emit(*note, flow);
    end_paragraph(flow);
  }

  void definition_parts(Node& node, Node& list) {
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      Flow into = flow_into(list);
      if (child->kind == Kind::DefinitionTerm) {
        phrasing_block(*child, into);
      } else if (child->kind == Kind::DefinitionDescription) {
        flow_block(*child, into);
      } else if (is(child->kind, group::kGrouping)) {
        definition_parts(*child, list);
      } else if (child->kind != Kind::Text || !is_blank(static_cast<TextNode*>(child)->value)) {
        auto* description = document_.make<DefinitionDescription>(child->source);
        Flow inner = flow_into(*description);
        place(*child, inner);
        if (description->first != nullptr) append(list, *description);
      }
      child = next;
    }
  }

  // ---- tables (block_tables.cpp)

  void table(Table& node, Flow& flow);
  Table* table_alone(Table& node, Node& figure, std::vector<Node*>& behind);
  void table_row(Node& node, Table& table);
  void cell(Node& node, Node& table_row);
  void stray_cell(Node& node, Node& table_row);

  Document& document_;
  std::vector<const Node*> marks_;  // of the page, open, outermost first; no kind twice, but for what heaps
  TextSetting setting_;             // of what is being placed
  TextSetting block_setting_;       // of the block that is being filled
  TextSetting box_setting_;         // of the box in it whose text is being placed: a paragraph, a division
};

}  // namespace offprint
