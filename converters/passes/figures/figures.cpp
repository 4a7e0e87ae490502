// Pictures with their captions and credits, and galleries of them.
//
// Recognised: <figure> with a picture; what captions.cpp found, tied to the picture beside it; a wrapper whose class
// says figure and that holds one picture and little text; a block that begins with a picture, then a bold head, then
// text (a gallery's entry); a wrapper whose class says gallery. A caption without a picture beside it stays a
// paragraph, and a picture without a caption a picture.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "converters/passes/figures/captions.h"
#include "converters/passes/figures/figure_parts.h"
#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/known_values.h"
#include "converters/passes/list.h"
#include "converters/passes/pictures/picture_holders.h"
#include "formats/document/node_table.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::array<std::string_view, 2> kFigureWords{"figure", "fig"};
constexpr std::array<std::string_view, 6> kGalleryWords{"gallery", "slideshow", "carousel",
                                                        "slider",  "album",     "swiper"};
constexpr std::size_t kLongestWrapped = 300;  // characters, where only a wrapper's class says figure

// What there is of figures anywhere in a page, found in one walk: most pages have few of the forms that are looked for.
struct Signs {
  CaptionSigns captions;
  std::vector<Node*> pictures;
  bool parts = false;      // a picture, a figure, a caption
  bool figures = false;    // kFigureWords
  bool galleries = false;  // kGalleryWords
};

// What a class or an id says, as bits.
constexpr unsigned kSaysCaption = 1U << 0U;
constexpr unsigned kSaysLabel = 1U << 1U;
constexpr unsigned kSaysFigure = 1U << 2U;
constexpr unsigned kSaysGallery = 1U << 3U;

unsigned said_in(std::string_view value) {
  static constexpr auto kNames = both(kCaptionWords, kCreditWords);
  static constexpr auto kLabels = both(kLabelWords, kHiddenWords);
  unsigned says = 0;
  any_word(value, [&](std::string_view word) {
    if (ClassWords(kNames).holds(word) || ClassWords(kDescriptionWords).holds(word)) says |= kSaysCaption;
    if (ClassWords(kLabels).holds(word)) says |= kSaysLabel;
    if (ClassWords(kFigureWords).holds(word)) says |= kSaysFigure;
    if (ClassWords(kGalleryWords).holds(word)) says |= kSaysGallery;
    return false;
  });
  return says;
}

Signs signs_of(Node& root) {
  Signs signs;
  KnownValues<unsigned> known;
  const auto said = [&](std::string_view value) { return value.empty() ? 0U : known.of(value, said_in); };
  for (Node* at = &root; at != nullptr; at = next_in(root, *at)) {
    const bool picture = at->kind == Kind::Image || at->kind == Kind::Embed;
    if (picture) signs.pictures.push_back(at);
    signs.parts = signs.parts || picture || at->kind == Kind::Figure || is(at->kind, group::kCaption);
    if (at->element == nullptr) continue;
    signs.captions.small = signs.captions.small || at->element->name == "small";
    const unsigned says = said(at->element->get("class")) | said(telling_id(*at->element));
    if (says == 0) continue;
    if ((says & kSaysCaption) != 0) signs.captions.named.push_back(at);
    if ((says & kSaysLabel) != 0) signs.captions.labelled.push_back(at);
    signs.figures = signs.figures || (says & kSaysFigure) != 0;
    signs.galleries = signs.galleries || (says & kSaysGallery) != 0;
  }
  return signs;
}

// What nodes hold: pictures, found once, and something to read outside captions, found where it is asked for. What
// holds no words holds only pictures, captions and credits.
class Holders {
 public:
  explicit Holders(const std::vector<Node*>& pictures) {
    for (const Node* picture : pictures) note(*picture, kPicture);
  }

  bool has_picture(const Node& node) const { return holds(node, kPicture); }
  bool has_words(const Node& node) {
    if (!holds(node, kAsked)) add(node, kAsked | (reads(node) ? kWords : 0));
    return holds(node, kWords);
  }
  void add_picture(const Node& node) { add(node, kPicture); }  // one that was made around a picture

 private:
  static constexpr unsigned kPicture = 1U << 0U;
  static constexpr unsigned kAsked = 1U << 1U;  // whether there are words
  static constexpr unsigned kWords = 1U << 2U;

  static bool reads(const Node& node) {
    for (const Node* up = node.parent; up != nullptr; up = up->parent) {
      if (is(up->kind, group::kCaption)) return false;
    }
    for (const Node* at = &node; at != nullptr;) {
      const bool caption = is(at->kind, group::kCaption);
      if (!caption && at->first == nullptr && has_text(*at)) return true;
      at = caption ? skip_in(node, *at) : next_in(node, *at);
    }
    return false;
  }

  bool holds(const Node& node, unsigned what) const {
    const unsigned* held = nodes_.find(node);
    return held != nullptr && (*held & what) != 0;
  }
  // Whether it is news.
  bool add(const Node& node, unsigned what) {
    unsigned* held = nodes_.find(node);
    if (held == nullptr) held = &nodes_.add(node, 0);
    const bool known = (*held & what) != 0;
    *held |= what;
    return !known;
  }
  // All above a known node are known, too.
  void note(const Node& node, unsigned what) {
    for (const Node* up = &node; up != nullptr && add(*up, what); up = up->parent) {
    }
  }

  NodeTable<unsigned> nodes_;
};

class Figures {
 public:
  Figures(Document& document, const Signs& signs) : document_(document), signs_(signs), held_(signs.pictures) {}

  void run() {
    for (Node* at : divisions_with_pictures()) bold_head(*at);
    tie_all();
    if (signs_.figures)
      for (Node* at : all(is_figure_wrapper)) wrapper(*at);
    if (signs_.galleries)
      for (Node* at : all(is_gallery_figure)) open_gallery(*at);
    settle_all();
    if (signs_.galleries)
      for (Node* at : all(is_gallery_wrapper)) gallery(*at);
    galleries_of_neighbours();
  }

 private:
  void tie_all() {
    if (!document_.census.may_hold_kind(kind_bits({Kind::Caption, Kind::Credit}))) return;
    const std::vector<Node*> captions = all([](const Node& n) { return is(n.kind, group::kCaption); });
    for (Node* caption : captions) tie(*caption);
  }

  void settle_all() {
    if (!document_.census.may_hold_kind(kind_bit(Kind::Figure))) return;
    for (Node* at : all([](const Node& n) { return n.kind == Kind::Figure; })) settle(*at);
  }

  template <class Wanted>
  std::vector<Node*> all(Wanted wanted) {
    std::vector<Node*> found;
    for (Node* at = document_.root; at != nullptr; at = next_in(*document_.root, *at)) {
      if (wanted(*at)) found.push_back(at);
    }
    return found;
  }

  std::vector<Node*> divisions_with_pictures() {
    std::vector<Node*> found;
    for (Node* at = document_.root; at != nullptr;) {
      const bool holds = held_.has_picture(*at);
      if (holds && at->kind == Kind::Division) found.push_back(at);
      at = holds ? next_in(*document_.root, *at) : skip_in(*document_.root, *at);
    }
    return found;
  }

  template <class T>
  T* turn_into(Node& node) {
    auto* made = document_.make<T>(node.source);
    made->element = node.element;
    made->language = node.language;
    made->direction = node.direction;
    if (held_.has_picture(node)) held_.add_picture(*made);
    move_children(node, *made);
    replace(node, *made);
    return made;
  }

  // ---- <div><img><b>HEAD</b>: TEXT</div>

  void bold_head(Node& block) {
    Node* picture = first_shown(block.first);
    if (picture == nullptr || !(picture->kind == Kind::Image ||
                                (picture->kind == Kind::Link && pictures_in(*picture) == 1 && !has_text(*picture))))
      return;
    Node* head = first_shown(picture->next);
    if (head == nullptr || head->kind != Kind::Strong || first_shown(head->next) == nullptr) return;
    for (const Node* at = head; at != nullptr; at = at->next) {
      if (pictures_in(*at) > 0 || (at->element != nullptr && at->element->block)) return;
    }
    auto* caption = document_.make<Caption>(spanning(*head, *block.last));
    for (Node* at = head; at != nullptr;) {
      Node* const next = at->next;
      detach(*at);
      append(*caption, *at);
      at = next;
    }
    append(block, *caption);
    headed_.push_back(turn_into<Figure>(block));
    headed_set_.insert(headed_.back());
  }

  // ---- a caption and the picture beside it

  void tie(Node& caption) {
    const Node* figure = ancestor(caption, Kind::Figure);
    if (figure != nullptr && held_.has_picture(*figure)) return;
    Node* child = &caption;
    Node* around = caption.parent;
    while (around->kind != Kind::Root && !held_.has_picture(*around)) {
      child = around;
      around = around->parent;
    }
    if (around->kind != Kind::Root && !held_.has_words(*around)) return make_figure(*around);
    if (around->kind == Kind::TableRow || around->kind == Kind::Table || held_.has_words(*child)) return;
    if (Node* picture = beside(*child, true)) {
      make_figure_of(*picture, *child);
    } else if (Node* following = beside(*child, false)) {
      make_figure_of(*child, *following);
    }
  }

  void make_figure_of(Node& first, Node& last) {
    auto* figure = document_.make<Figure>(spanning(first, last));
    held_.add_picture(*figure);
    wrap(first, last, *figure);
  }

  // Makes a figure of all that the node holds: in its place, or within it where the node itself means something.
  void make_figure(Node& around) {
    switch (around.kind) {
      case Kind::Root:
      case Kind::Heading:
      case Kind::Ruby:
      case Kind::TableRow: return;
      case Kind::ListItem:
      case Kind::TableCell:
      case Kind::BlockQuote:
      case Kind::DefinitionDescription:
      case Kind::FootnoteDefinition: return make_figure_of(*around.first, *around.last);
      default: break;
    }
    if (is_mark(around.kind)) return make_figure_of(*around.first, *around.last);
    turn_into<Figure>(around);
  }

  // The nearest sibling that shows only pictures, with nothing but a few captions between.
  Node* beside(const Node& node, bool before) {
    constexpr int kMostBetween = 8;
    int between = 0;
    for (Node* at = before ? node.previous : node.next; at != nullptr; at = before ? at->previous : at->next) {
      if (is_blank_node(*at)) continue;
      if (held_.has_words(*at) || ++between > kMostBetween) return nullptr;
      if (held_.has_picture(*at)) return is_closed(*at) && holds_caption(node) ? nullptr : at;
    }
    return nullptr;
  }

  static bool holds_caption(const Node& node) {
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      if (at->kind == Kind::Caption) return true;
    }
    return false;
  }

  // A figure that the page itself made, with its caption: what follows is not its caption.
  static bool is_closed(const Node& node) {
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      if (at->kind == Kind::Figure && at->element != nullptr && holds_caption(*at)) return true;
    }
    return false;
  }

  // ---- wrappers that say figure

  static bool is_figure_wrapper(const Node& node) {
    return node.kind == Kind::Division && node.element != nullptr && has_class_word(*node.element, kFigureWords) &&
           pictures_in(node) == 1;
  }

  // The outermost that holds one picture and little text; text outside a caption is the caption.
  void wrapper(Node& node) {
    if (node.parent == nullptr || ancestor(node, Kind::Figure) != nullptr || !has_text(node)) return;
    if (characters(text_content(node)) > kLongestWrapped) return;
    turn_into<Figure>(node);
  }

  // ---- a figure's parts

  // The outermost first: it takes what it can of the inner ones; the rest is settled where it then is.
  void settle(Node& figure) {
    if (figure.parent != nullptr && is_inside(figure, *document_.root)) settle_figure(document_, figure);
  }

  // ---- galleries

  // <figure class="…gallery…"><figure>…</figure><figure>…</figure><figcaption>…</figcaption></figure>
  static bool is_gallery_figure(const Node& node) {
    if (node.kind != Kind::Figure || node.element == nullptr || !has_class_word(*node.element, kGalleryWords))
      return false;
    int figures = 0;
    for (const Node* at = next_in(node, node); at != nullptr; at = next_in(node, *at))
      figures += at->kind == Kind::Figure ? 1 : 0;
    return figures > 1;
  }

  // It becomes a Division of figures; its own caption, which is not one of theirs, a paragraph after it.
  void open_gallery(Node& node) {
    std::vector<Node*> captions;
    for (Node* at = node.first; at != nullptr; at = at->next) {
      if (is(at->kind, group::kCaption)) captions.push_back(at);
    }
    Node* last = turn_into<Division>(node);
    for (Node* caption : captions) {
      auto* text = turn_into<Division>(*caption);
      detach(*text);
      insert_after(*last, *text);
      last = text;
    }
  }

  static bool is_gallery_wrapper(const Node& node) {
    const bool block = node.kind == Kind::Division || node.kind == Kind::List || node.kind == Kind::DefinitionList;
    return block && node.element != nullptr && has_class_word(*node.element, kGalleryWords) && pictures_in(node) > 1;
  }

  void gallery(Node& node) {
    if (node.parent == nullptr || ancestor(node, Kind::Gallery) != nullptr || !only_figures(node)) return;
    auto* made = document_.make<Gallery>(node.source);
    made->element = node.element;
    for (Node* at = next_in(node, node); at != nullptr;) {
      Node* const next = skip_in(node, *at);
      if (at->kind == Kind::Figure) {
        detach(*at);
        append(*made, *at);
      } else if (is_picture(*at) || (at->kind == Kind::Link && pictures_in(*at) == 1 && !has_text(*at))) {
        auto* figure = document_.make<Figure>(at->source);
        detach(*at);
        append(*figure, *at);
        append(*made, *figure);
      } else {
        at = next_in(node, *at);
        continue;
      }
      at = next;
    }
    replace(node, *made);
  }

  static bool only_figures(const Node& node) {
    for (const Node* at = &node; at != nullptr;) {
      if (at->kind == Kind::Figure) {
        at = skip_in(node, *at);
        continue;
      }
      if (at->first == nullptr && !is_blank_node(*at) && has_text(*at)) return false;
      at = next_in(node, *at);
    }
    return true;
  }

  // Entries with a bold head, one after another, are a gallery.
  void galleries_of_neighbours() {
    for (Node* figure : headed_) {
      if (figure->parent == nullptr || figure->parent->kind == Kind::Gallery) continue;
      Node* last = figure;
      for (Node* at = first_shown(figure->next); at != nullptr && is_headed(*at); at = first_shown(at->next)) last = at;
      if (last == figure) continue;
      auto* made = document_.make<Gallery>(spanning(*figure, *last));
      wrap(*figure, *last, *made);
      drop_blanks(*made);
    }
  }

  bool is_headed(const Node& node) const { return headed_set_.contains(&node); }

  static void drop_blanks(Node& gallery) {
    for (Node* at = gallery.first; at != nullptr;) {
      Node* const next = at->next;
      if (at->kind != Kind::Figure) detach(*at);
      at = next;
    }
  }

  Document& document_;
  const Signs& signs_;
  Holders held_;
  std::vector<Node*> headed_;
  std::unordered_set<const Node*> headed_set_;
};

// Of what an author wrote, a <figure> is one, and nothing else is.
void settle_figures(Document& document) {
  std::vector<Node*> figures;
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (at->kind == Kind::Figure) figures.push_back(at);
  }
  std::reverse(figures.begin(), figures.end());  // the inner ones first
  for (Node* figure : figures) settle_figure(document, *figure);
}

}  // namespace

void find_figures(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  const Signs signs = signs_of(*document.root);
  if (!signs.parts) return;
  if (document.origin == Origin::Own) return;  // they are in order
  if (document.origin == Origin::Author) return settle_figures(document);
  find_captions(document, signs.captions, PictureHolders(signs.pictures), options, diagnostics);
  Figures(document, signs).run();
}

}  // namespace offprint
