#include "converters/passes/figures/figure_parts.h"

#include <vector>

#include "converters/passes/furniture/shown.h"
#include "converters/passes/tables/layout_tables.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongestCaption = 300;  // characters, where nothing says that it is one

// A link around a picture and words, without a caption: a card that leads to another page, not a figure of this one.
bool is_link_card(const Node& figure) {
  bool card = false;
  for (const Node* at = &figure; at != nullptr; at = next_in(figure, *at)) {
    if (is(at->kind, group::kCaption)) return false;
    card = card || (at->kind == Kind::Link && holds_picture(*at) && has_text(*at));
  }
  return card;
}

// Whether it has words outside captions.
bool has_words(const Node& node) {
  for (const Node* at = &node; at != nullptr;) {
    if (is(at->kind, group::kCaption)) {
      at = skip_in(node, *at);
      continue;
    }
    if (at->first == nullptr && has_text(*at)) return true;
    at = next_in(node, *at);
  }
  return false;
}

// A table of nothing but pictures and captions only lays them out.
bool is_shown_whole(const Node& node) {
  if (node.kind == Kind::Table) return has_words(node) && !only_places(node);
  return is(node.kind, group::kExhibit);
}

// Text such as captions hold: no headings, lists, quotations or tables.
bool is_plain(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    switch (at->kind) {
      case Kind::Heading:
      case Kind::List:
      case Kind::BlockQuote:
      case Kind::Table:
      case Kind::Code: return false;
      default: break;
    }
  }
  return true;
}

bool holds_shown(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (is_picture(*at) || is(at->kind, group::kExhibit)) return true;
  }
  return false;
}

// What a figure shows, and what is said of it.
struct Content {
  int pictures = 0;
  bool exhibits = false;
  bool caption = false;
  bool credit = false;
  bool list = false;  // with pictures and words beside captions: a figure cannot hold one, and its numbers matter
};

Content content_of(const Node& figure) {
  Content content;
  for (const Node* at = next_in(figure, figure); at != nullptr;) {
    if (at->kind == Kind::FootnoteDefinition) {  // its pictures are its own
      at = skip_in(figure, *at);
      continue;
    }
    const bool whole = is_shown_whole(*at);
    content.exhibits = content.exhibits || (whole && (has_text(*at) || holds_picture(*at)));
    if (at->kind == Kind::List && holds_shown(*at) && has_words(*at)) {
      content.list = true;
      return content;
    }
    content.caption = content.caption || at->kind == Kind::Caption;
    content.credit = content.credit || at->kind == Kind::Credit;
    if (is_picture(*at) && at->parent->kind != Kind::Embed) ++content.pictures;
    at = whole ? skip_in(figure, *at) : next_in(figure, *at);
  }
  return content;
}

void dissolve(Document& document, Node& figure) {
  auto* division = document.make<Division>(figure.source);
  division->element = figure.element;
  division->language = figure.language;
  division->direction = figure.direction;
  move_children(figure, *division);
  replace(figure, *division);
}

class Parts {
 public:
  Parts(Document& document, Node& figure, const Content& content)
      : document_(document),
        figure_(&figure),
        keeps_exhibits_(content.caption || content.credit),
        captions_text_(content.pictures == 1 && !content.exhibits && !content.caption) {}

  void run() {
    figures_.push_back(figure_);
    before_ = document_.make<Division>(figure_->source);
    insert_before(*figure_, *before_);
    behind_ = rest_behind();
    auto* content = document_.make<Division>(figure_->source);
    move_children(*figure_, *content);
    free_what_captions_hold(*content);
    gather(*content, nullptr);
    if (captions_text_) make_captions();
    for (std::size_t i = 0; i < figures_.size(); ++i) split(*figures_[i]);  // NOLINT(modernize-loop-convert): it grows
    for (Node* figure : figures_) release_bare(*figure);
    for (Node* rest : rests_) {
      if (rest->first == nullptr) detach(*rest);
    }
    if (before_->first == nullptr) detach(*before_);
  }

 private:
  Division* rest_behind() {
    auto* rest = document_.make<Division>(figure_->source);
    insert_after(*figure_, *rest);
    rests_.push_back(rest);
    return rest;
  }

  // A figure, a table or code within a caption cannot be part of its line, so it follows the caption.
  static bool is_no_line(const Node& node) {
    return node.kind == Kind::Figure || node.kind == Kind::Code || (node.kind == Kind::Table && is_shown_whole(node));
  }

  static void free_what_captions_hold(Node& content) {
    for (Node* at = content.first; at != nullptr;) {
      if (!is(at->kind, group::kCaption)) {
        at = next_in(content, *at);
        continue;
      }
      Node* last = at;
      for (Node* inner = next_in(*at, *at); inner != nullptr;) {
        if (!is_no_line(*inner)) {
          inner = next_in(*at, *inner);
          continue;
        }
        Node* const next = skip_in(*at, *inner);
        detach(*inner);
        insert_after(*last, *inner);
        last = inner;
        inner = next;
      }
      at = skip_in(content, *at);
    }
  }

  void gather(Node& node, const Node* link) {
    for (Node* child = node.first; child != nullptr;) {
      Node* const next = child->next;
      place(*child, link);
      child = next;
    }
  }

  bool is_exhibit(const Node& node) const { return keeps_exhibits_ && is_shown_whole(node); }

  bool holds_part(const Node& node) const {
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      if (is_picture(*at) || is(at->kind, group::kCaption) || is_exhibit(*at)) return true;
    }
    return false;
  }

  void place(Node& node, const Node* link) {
    if (is_picture(node)) return picture(node, link);
    if (is(node.kind, group::kCaption)) {
      if (has_text(node) || holds_picture(node)) take(*figure_, node);
      return;
    }
    if (is_blank_node(node)) return;
    if (is_exhibit(node)) return show(node);
    // What is shown as a whole (a quotation, a table) keeps its pictures.
    const bool whole = is_shown_whole(node) || node.kind == Kind::FootnoteDefinition;
    if (holds_part(node) && !whole) return gather_box(node, node.kind == Kind::Link ? &node : link);
    if (!has_text(node) && !holds_picture(node)) return;
    Node& rest = *(shows_ ? behind_ : before_);
    const bool parts = edge_ && rest.last != nullptr && !is_block(*rest.last) && !is_block(node);
    if (parts) append(rest, *document_.make<Break>({node.source.begin, node.source.begin}));
    edge_ = false;
    take(rest, linked(node, link));
  }

  // The node with a link of its own around it, where the link around it was taken apart.
  Node& linked(Node& node, const Node* link) {
    if (link == nullptr || is_block(node)) return node;
    Node* around = copy_alone(document_.arena, *link);
    take(*around, node);
    return *around;
  }

  // What a block holds is on lines of its own.
  void gather_box(Node& node, const Node* link) {
    edge_ = edge_ || is_block(node);
    gather(node, link);
    const auto* ruby = as<Ruby>(&node);
    if (ruby != nullptr && !ruby->annotation.empty()) place(*document_.make_text(ruby->annotation, node.source), link);
    edge_ = edge_ || is_block(node);
  }

  static void take(Node& into, Node& node) {
    detach(node);
    append(into, node);
  }

  // What a figure shows: after prose it begins another figure.
  void show(Node& node) {
    if (behind_->first != nullptr) {
      auto* next = document_.make<Figure>(node.source);
      insert_after(*behind_, *next);
      figure_ = next;
      figures_.push_back(next);
      behind_ = rest_behind();
    }
    shows_ = true;
    take(*figure_, node);
  }

  void picture(Node& node, const Node* link) { show(node.kind == Kind::Image ? linked(node, link) : node); }

  // Short text beside the only picture becomes its caption.
  void make_captions() {
    const std::size_t length = characters(text_content(*before_)) + characters(text_content(*behind_));
    if (length > kLongestCaption || !is_plain(*before_) || !is_plain(*behind_)) return;
    const auto caption = [&](Node& rest) {
      auto* made = document_.make<Caption>(rest.source);
      move_children(rest, *made);
      return made;
    };
    if (before_->first != nullptr) insert_before(*figure_->first, *caption(*before_));
    if (behind_->first != nullptr) append(*figure_, *caption(*behind_));
  }

  // A table, code or quotation without a caption is not a figure.
  void release_bare(Node& figure) {
    for (const Node* child = figure.first; child != nullptr; child = child->next) {
      if (!is(child->kind, group::kExhibit)) return;
    }
    dissolve(document_, figure);
  }

  // Picture, caption, picture, caption: a figure each. A caption with no picture after it stays with the last.
  void split(Node& figure) {
    const Node* last_shown = figure.last;
    while (last_shown != nullptr && is(last_shown->kind, group::kCaption)) last_shown = last_shown->previous;
    const bool caption_first = figure.first != nullptr && is(figure.first->kind, group::kCaption);
    bool ended = false;
    Node* into = &figure;
    for (Node* at = last_shown == nullptr ? nullptr : figure.first; at != nullptr;) {
      Node* const next = at->next;
      const bool caption = is(at->kind, group::kCaption);
      if (ended && caption == caption_first && last_shown != nullptr) {
        auto* more = document_.make<Figure>(at->source);
        insert_after(*into, *more);
        figures_.push_back(more);
        into = more;
        ended = false;
      }
      ended = ended || caption != caption_first;
      if (at == last_shown) last_shown = nullptr;  // what follows are its captions
      if (into != &figure) take(*into, *at);
      at = next;
    }
  }

  Document& document_;
  Node* figure_;
  bool keeps_exhibits_;
  bool captions_text_;
  bool shows_ = false;  // the figure shows something by now
  bool edge_ = false;   // a block begins or ends here
  Division* before_ = nullptr;
  Division* behind_ = nullptr;  // after `figure_`
  std::vector<Division*> rests_;
  std::vector<Node*> figures_;
};

}  // namespace

void settle_figure(Document& document, Node& figure) {
  const Content content = content_of(figure);
  const bool shows = content.pictures > 0 || (content.exhibits && (content.caption || content.credit));
  if (shows && !content.list && !is_link_card(figure)) return Parts(document, figure, content).run();
  dissolve(document, figure);
}

}  // namespace offprint
