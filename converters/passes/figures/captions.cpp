// What explains a picture: elements that say so become Caption and Credit.
//
// Recognised, where an element at most four levels up holds a picture: class names with the word caption
// (wp-caption-text, image-caption, photo-caption …) and credit (photo-credit, copyright …); <small> alone in a block
// after a picture (the crawlers' own caption); a visually hidden label before a source or a caption (the label is cut
// under --clean article, as it is on the page), with role="text" or in a figure; a short paragraph straight after a
// picture that begins as captions do (▲, 图：, Photo by …) or is in small grey print, or shares with it a box whose
// class speaks of pictures. Within a caption, a credit (by its class, as <cite>, or a last part that begins as credits
// do) is moved out, beside it; a caption that begins as credits do, with a bar (攝影｜…), is one. A cell, a heading or
// a description stays what it is, around its caption. An empty caption goes. Where no picture is near, nothing is
// touched.
#include "converters/passes/figures/captions.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/figures/caption_words.h"
#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/pictures/picture_holders.h"
#include "formats/document/tree.h"
#include "formats/reading/inline_style.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr auto kRoleWords = both(kCaptionWords, kCreditWords);
// Classes of a block after a picture that begins as captions do: "图：" may announce a source, too.
constexpr std::array<std::string_view, 2> kSourceClasses{"source", "sources"};
// A class with these names a wrapper around picture and caption, or says that there is no caption.
constexpr std::array<std::string_view, 4> kWrapperClasses{"wp-caption", "captioned", "tr-caption-container",
                                                          "no-caption"};

bool has_token(std::string_view classes, std::string_view token) {
  const std::size_t at = classes.find(token);
  if (at == std::string_view::npos) return false;
  const std::size_t end = at + token.size();
  return (at == 0 || is_space(classes[at - 1])) && (end == classes.size() || is_space(classes[end]));
}

bool is_wrapper(const Element& element) {
  return std::any_of(kWrapperClasses.begin(), kWrapperClasses.end(),
                     [&](std::string_view token) { return has_token(element.get("class"), token); });
}

bool may_be_caption(const Node& node) {
  switch (node.kind) {
    case Kind::Division:
    case Kind::Span:
    case Kind::Paragraph:
    case Kind::TableCell:
    case Kind::DefinitionDescription:
    case Kind::DefinitionTerm:
    case Kind::Heading: return node.element != nullptr;
    default: return false;
  }
}

Node* before(const Node& node) {  // the sibling before it, blanks and line breaks aside
  return last_shown(node.previous);
}

bool shows_only_pictures(const Node& node, const PictureHolders& pictures) {
  if (!pictures.contains(node)) return false;
  for (const Node* at = &node; at != nullptr;) {
    if (is(at->kind, group::kCaption)) {
      at = skip_in(node, *at);
      continue;
    }
    if (at->kind == Kind::Text && !is_blank(static_cast<const TextNode*>(at)->value)) return false;
    at = next_in(node, *at);
  }
  return true;
}

// Whether nothing but pictures comes straight before a node. In one walk down the page: where one empty caption after
// another goes, the next has the same before it, which is not looked at again.
class PicturesBefore {
 public:
  explicit PicturesBefore(const PictureHolders& pictures) : pictures_(pictures) {}

  bool operator()(const Node& node) {
    if (node.previous != previous_) {
      previous_ = node.previous;
      const Node* const sibling = before(node);
      found_ = sibling != nullptr && shows_only_pictures(*sibling, pictures_);
    }
    return found_;
  }

  bool or_around(const Node& node) {
    if ((*this)(node)) return true;
    const Node* at = node.parent;
    for (int steps = 0; at != nullptr && at->kind != Kind::Root && steps < 4; ++steps, at = at->parent) {
      if (pictures_.contains(*at)) return true;
    }
    return false;
  }

 private:
  const PictureHolders& pictures_;
  const Node* previous_ = nullptr;
  bool found_ = false;
};

bool inside_caption(const Node& node) {
  return ancestor(node, Kind::Caption) != nullptr || ancestor(node, Kind::Credit) != nullptr;
}

// The most characters of a caption; more is prose that a class name happens to call so.
constexpr std::size_t kLongestOfRole = 600;

std::size_t length(const Node& node) { return characters(text_content(node)); }

// Kinds that mean something besides holding a caption: they stay, around it.
bool keeps_place(Kind kind) { return kind == Kind::TableCell || kind == Kind::Heading || is(kind, group::kDefinition); }

template <class T>
T* turn_into(Document& document, Node& node) {
  auto* made = document.make<T>(node.source);
  made->element = node.element;
  made->language = node.language;
  made->direction = node.direction;
  move_children(node, *made);
  if (keeps_place(node.kind)) {
    append(node, *made);
  } else {
    replace(node, *made);
  }
  return made;
}

Node* turn_into(Document& document, Node& node, CaptionRole role) {
  if (role == CaptionRole::Credits) return turn_into<Credit>(document, node);
  return turn_into<Caption>(document, node);
}

// ---- by class name

// One line: a description of several paragraphs is an article's.
bool describes_picture(const Node& node) {
  constexpr std::size_t kLongest = 240;  // characters
  if (!has_class_word(*node.element, kDescriptionWords) || !has_class_word(*node.element, kOfPictureWords))
    return false;
  int blocks = 0;
  for (const Node* at = next_in(node, node); at != nullptr && blocks < 2; at = next_in(node, *at)) {
    if (at->kind == Kind::Heading || at->kind == Kind::List) return false;
    blocks += at->kind == Kind::Paragraph ? 1 : 0;
  }
  return blocks < 2 && length(node) <= kLongest;
}

CaptionRole role_of(const Node& node) {
  const bool may_be = may_be_caption(node);
  if ((may_be || node.kind == Kind::Emphasis) && describes_picture(node)) return CaptionRole::Explains;
  if (!may_be) return CaptionRole::None;
  if (!has_class_word(*node.element, kRoleWords)) return CaptionRole::None;
  if (is_wrapper(*node.element)) return CaptionRole::None;
  if (has_class_word(*node.element, kCreditWords)) return CaptionRole::Credits;
  if (has_class_word(*node.element, kCaptionWords)) return CaptionRole::Explains;
  return CaptionRole::None;
}

// Those of a page's nodes that are in it still, but none in one that was handled last.
class StillThere {
 public:
  explicit StillThere(const Node& root) : root_(root) {}
  bool operator()(const Node& node) const {
    return is_inside(node, root_) && (handled_ == nullptr || !is_inside(node, *handled_));
  }
  void handled(const Node& node) { handled_ = &node; }

 private:
  const Node& root_;
  const Node* handled_ = nullptr;
};

// The outermost of nested ones wins, so that its parts stay together; credits inside come out later.
void by_class(Document& document, const std::vector<Node*>& named, const PictureHolders& pictures) {
  PicturesBefore near(pictures);
  StillThere still_there(*document.root);
  for (Node* at : named) {
    const CaptionRole role = role_of(*at);
    if (role == CaptionRole::None || !still_there(*at) || inside_caption(*at) || pictures.contains(*at)) continue;
    if (!near.or_around(*at) || length(*at) > kLongestOfRole) continue;
    still_there.handled(*at);
    if (has_text(*at)) {
      turn_into(document, *at, role);
    } else if (!keeps_place(at->kind)) {
      detach(*at);
    }
  }
}

// ---- by place

Node* only_child(const Node& node) {
  Node* found = nullptr;
  for (Node* child = node.first; child != nullptr; child = child->next) {
    if (child->kind == Kind::Text && is_blank(static_cast<TextNode*>(child)->value)) continue;
    if (found != nullptr) return nullptr;
    found = child;
  }
  return found;
}

void small_after_picture(Document& document, const PictureHolders& pictures) {
  PicturesBefore stand_before(pictures);
  for (Node* at = document.root; at != nullptr;) {
    Node* const next = next_in(*document.root, *at);
    const Node* small = at->kind == Kind::Division && !pictures.contains(*at) ? only_child(*at) : nullptr;
    if (small != nullptr && small->kind == Kind::Span && small->element->name == "small") {
      if (stand_before(*at)) {
        Node* const after = skip_in(*document.root, *at);
        if (has_text(*at)) {
          turn_into<Caption>(document, *at);
        } else {
          detach(*at);
        }
        at = after;
        continue;
      }
    }
    at = next;
  }
}

// The most characters of a caption that only its words or its look tell from prose.
constexpr std::size_t kLongestByWords = 120;

// Small print under a picture: all of its text grey, and smaller than the prose or centred.
constexpr std::uint32_t kDarkestGrey = 0x7F;
constexpr std::uint32_t kLightestGrey = 0xB2;
constexpr double kSmallest = 11;  // pixels of a font
constexpr double kLargest = 14;

bool is_grey(std::uint32_t color) {
  const std::uint32_t shade = color & 0xFFU;
  return color == shade * 0x010101U && shade >= kDarkestGrey && shade <= kLightestGrey;
}

// The style of a text, from the elements around it up to the block: of each property the nearest.
InlineStyle look_of(const Node& text, const Node& block) {
  InlineStyle look;
  for (const Node* at = &text; at != nullptr; at = at->parent) {
    const InlineStyle style = inline_style(at->element);
    if (!look.color) look.color = style.color;
    if (!look.font_size) look.font_size = style.font_size;
    if (look.text_align == InlineStyle::TextAlign::Unsaid) look.text_align = style.text_align;
    if (at == &block) break;
  }
  return look;
}

bool is_small_print(const Node& block) {
  for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) {
    if (at->kind != Kind::Text || is_blank(static_cast<const TextNode*>(at)->value)) continue;
    const InlineStyle look = look_of(*at, block);
    if (!look.color || !is_grey(*look.color)) return false;
    const bool small = look.font_size && *look.font_size >= kSmallest && *look.font_size <= kLargest;
    if (!small && look.text_align != InlineStyle::TextAlign::Center) return false;
  }
  return has_text(block) && length(block) <= kLongestByWords;
}

// <div class="picBox"><img><p>…</p></div>: a box for a picture and the one block below it.
constexpr std::array<std::string_view, 10> kPictureBox{"pic",   "picture", "pictures", "image", "img",
                                                       "photo", "figure",  "media",    "thumb", "thumbnail"};

bool is_in_picture_box(const Node& block) {
  const Node* box = block.parent;
  while (box->kind == Kind::Division && box->element != nullptr) {
    if (has_class_word(*box->element, kPictureBox)) return true;
    if (only_child(*box->parent) != box) return false;
    box = box->parent;
  }
  return false;
}

bool ends_picture_box(const Node& block, const Node& picture, const PictureHolders& pictures) {
  if (before(picture) != nullptr || !is_in_picture_box(block) || !has_text(block)) return false;
  for (const Node* at = block.next; at != nullptr; at = at->next) {
    if (has_text(*at) || pictures.contains(*at)) return false;
  }
  return length(block) <= kLongestByWords;
}

bool holds_caption(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (is(at->kind, group::kCaption)) return true;
  }
  return false;
}

// What comes straight before a block that may be a caption by its words or its look, where it holds a picture.
const Node* picture_before(const Node& block, const PictureHolders& pictures) {
  if (block.kind != Kind::Paragraph && block.kind != Kind::Division) return nullptr;
  if (pictures.contains(block)) return nullptr;
  const Node* picture = before(block);
  return picture != nullptr && pictures.contains(*picture) ? picture : nullptr;
}

// By its class, or by that of the one block in it.
bool is_classed_as_source(const Node& block) {
  for (const Node* at = &block; at != nullptr; at = only_child(*at)) {
    if (at->element == nullptr) continue;
    if (has_class_word(*at->element, kSourceClasses) || has_class_word(*at->element, kCreditWords)) return true;
  }
  return false;
}

// Whether the first words of a block may open a caption: most begin with another character.
bool may_open(const Node& block) {
  for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) {
    const auto* text = as<TextNode>(at);
    if (text == nullptr && (at->kind == Kind::Ruby || (at->first == nullptr && has_text(*at)))) return true;
    const std::string_view words = text == nullptr ? std::string_view() : trim(text->value);
    if (!words.empty()) return may_begin_opening(words);
  }
  return false;
}

CaptionRole role_by_words(const Node& block) {
  if (!may_open(block)) return CaptionRole::None;
  const std::string text = text_content(block);
  const CaptionRole role = role_by_opening(text);
  if (role == CaptionRole::None || characters(text) > kLongestByWords) return CaptionRole::None;
  return is_classed_as_source(block) ? CaptionRole::Credits : role;
}

CaptionRole role_by_look(const Node& block, const Node& picture, const PictureHolders& pictures) {
  return is_small_print(block) || ends_picture_box(block, picture, pictures) ? CaptionRole::Explains
                                                                             : CaptionRole::None;
}

// The blocks with a picture straight before them: nothing in a node without one has. Captions that are made of some
// leave the others as they are.
std::vector<Node*> blocks_behind_pictures(Node& root, const PictureHolders& pictures) {
  std::vector<Node*> found;
  for (Node* at = &root; at != nullptr;) {
    const bool holder = pictures.contains(*at);
    if (!holder && picture_before(*at, pictures) != nullptr) found.push_back(at);
    at = holder ? next_in(root, *at) : skip_in(root, *at);
  }
  return found;
}

template <class RoleOf>
void behind_pictures(Document& document, const std::vector<Node*>& blocks, const PictureHolders& pictures,
                     RoleOf role_of) {
  for (Node* block : blocks) {
    const Node* picture = block->parent == nullptr ? nullptr : picture_before(*block, pictures);
    if (picture == nullptr || !shows_only_pictures(*picture, pictures)) continue;
    if (inside_caption(*block) || holds_caption(*block)) continue;
    const CaptionRole role = role_of(*block, *picture);
    if (role != CaptionRole::None) turn_into(document, *block, role);
  }
}

// ---- a source with its hidden label

bool is_hidden_label(const Node& node) {
  return node.kind == Kind::Span && node.element != nullptr && has_class_word(*node.element, kHiddenWords);
}

// A label for screen readers, short, in a figure's parts or beside a picture: "Image source, ", "图像加注文字，".
constexpr std::size_t kLongestLabel = 24;
bool text_follows(const Node& node) {
  for (const Node* at = node.next; at != nullptr; at = at->next) {
    if (has_text(*at)) return true;
  }
  return false;
}

bool has_role_text(const Node& node) { return node.element != nullptr && node.element->get("role") == "text"; }

bool is_label(const Node& node) {
  const bool label = node.kind == Kind::Division && node.element != nullptr &&
                     has_class_word(*node.element, kLabelWords) && inside_caption(node);
  return (label || is_hidden_label(node)) && has_text(node) && length(node) <= kLongestLabel && text_follows(node) &&
         (has_role_text(*node.parent) || inside_caption(node) || ancestor(node, Kind::Figure) != nullptr);
}

// The last of what a label explains: of the siblings after it, up to the next block.
Node* last_explained(const Node& label, const PictureHolders& pictures) {
  Node* last = nullptr;
  for (Node* at = label.next; at != nullptr && !pictures.contains(*at) && !is(at->kind, group::kCaption);
       at = at->next) {
    if (at->element != nullptr && at->element->block) break;
    if (has_text(*at)) last = at;
  }
  return last;
}

// <p role="text"><span class="VisuallyHidden…">图像来源，</span><span>Getty Images</span></p>, and the same spans
// straight beside the picture. The label goes, being invisible on the page; where it says source, the rest is a credit.
void labelled_parts(Document& document, const std::vector<Node*>& labelled, const PictureHolders& pictures,
                    const PassOptions& options, Diagnostics& diagnostics) {
  PicturesBefore near(pictures);
  StillThere still_there(*document.root);
  for (Node* at : labelled) {
    if (!still_there(*at) || !is_label(*at) || !near.or_around(*at)) continue;
    const bool paragraph = at->parent->kind == Kind::Paragraph && has_role_text(*at->parent);
    if (paragraph && !inside_caption(*at)) {
      turn_into<Credit>(document, *at->parent);
    } else if (!paragraph && ancestor(*at, Kind::Credit) == nullptr && says_source(text_content(*at))) {
      Node* const last = last_explained(*at, pictures);
      if (last != nullptr) wrap(*at, *last, *document.make<Credit>({at->source.begin, last->source.end}));
    }
    still_there.handled(*at);
    if (options.clean == Clean::Article) cut_out(*at, "label", options, diagnostics);
  }
}

// ---- a credit in a caption

// By its class, as a <cite>, or by its words: the last part of more than one, an element or a text of its own.
bool is_credit_part(const Node& node, const Node& caption, std::size_t caption_length) {
  if (node.kind == Kind::Credit) return true;
  if (may_be_caption(node) && has_class_word(*node.element, kCreditWords)) return true;
  if (node.parent != &caption || caption_length == length(node)) return false;
  if (node.element != nullptr && node.element->name == "cite") return true;
  return begins_as_credit(text_content(node)) && !text_follows(node);
}

Node* credit_of(Document& document, Node& part) {
  if (part.kind == Kind::Credit) return &part;
  if (may_be_caption(part)) return turn_into<Credit>(document, part);
  auto* made = document.make<Credit>(part.source);
  wrap(part, part, *made);
  return made;
}

// A credit before all of the caption's words is put before it, any other after it.
void take_credits_out(Document& document, Node& caption) {
  Node* last = &caption;
  bool begun = false;
  std::size_t left = length(caption);
  for (Node* at = caption.first; at != nullptr;) {
    Node* const next = next_in(caption, *at);
    if (is_credit_part(*at, caption, left) && has_text(*at)) {
      Node* const after = skip_in(caption, *at);
      Node* const made = credit_of(document, *at);
      detach(*made);
      if (begun) {
        insert_after(*last, *made);
        last = made;
      } else {
        insert_before(caption, *made);
      }
      left -= length(*made);
      at = after;
    } else {
      begun = begun || (at->kind == Kind::Text && has_text(*at));
      at = next;
    }
  }
  if (!has_text(caption) && !holds_picture(caption)) detach(caption);
}

void split_captions(Document& document) {
  if (!document.census.may_hold_kind(kind_bit(Kind::Caption))) return;
  std::vector<Node*> captions;
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (at->kind == Kind::Caption) captions.push_back(at);
  }
  for (Node* caption : captions) {
    if (inside_caption(*caption)) continue;  // a part of that one
    take_credits_out(document, *caption);
    if (caption->parent != nullptr && !holds_picture(*caption) && is_credit_alone(text_content(*caption)))
      turn_into<Credit>(document, *caption);
  }
}

}  // namespace

void find_captions(Document& document, const CaptionSigns& signs, const PictureHolders& pictures,
                   const PassOptions& options, Diagnostics& diagnostics) {
  by_class(document, signs.named, pictures);
  labelled_parts(document, signs.labelled, pictures, options, diagnostics);
  if (signs.small) small_after_picture(document, pictures);
  const std::vector<Node*> blocks = blocks_behind_pictures(*document.root, pictures);
  behind_pictures(document, blocks, pictures,
                  [](const Node& block, const Node& /*picture*/) { return role_by_words(block); });
  behind_pictures(document, blocks, pictures,
                  [&](const Node& block, const Node& picture) { return role_by_look(block, picture, pictures); });
  split_captions(document);
}

}  // namespace offprint
