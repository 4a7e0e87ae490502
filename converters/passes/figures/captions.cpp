// What explains a picture: elements that say so become Caption and Credit.
//
// Recognised, where an element at most four levels up holds a picture: class names with the word caption
// (wp-caption-text, image-caption, photo-caption …) and credit (photo-credit, copyright …); <small> alone in a block
// after a picture (the crawlers' own caption), or in a block of nothing but pictures and such; a visually hidden label
// before a source or a caption (the label is cut under --clean article, as it is on the page), with role="text" or in a
// figure; a short paragraph straight after a picture that begins as captions do (▲, 图：, Photo by …) or is in small
// grey print, or shares with it a box whose class speaks of pictures, or one of nothing but the picture, a credit with
// role="text" and it. Within a caption, a credit (by its class, as <cite>, or a last part that begins as credits do) is
// moved out, beside it; a caption that begins as credits do, with a bar (攝影｜…), is one. A cell, a heading or a
// description stays what it is, around its caption. An empty caption goes. Where no picture is near, nothing is
// touched.
#include "converters/passes/figures/captions.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/figures/caption_nodes.h"
#include "converters/passes/figures/caption_words.h"
#include "converters/passes/figures/captions_by_place.h"
#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/pictures/picture_holders.h"
#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr auto kRoleWords = both(kCaptionWords, kCreditWords);
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

// The most characters of a caption; more is prose that a class name happens to call so.
constexpr std::size_t kLongestOfRole = 600;

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
  return blocks < 2 && shown_length(node) <= kLongest;
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
    if (!near.or_around(*at) || shown_length(*at) > kLongestOfRole) continue;
    still_there.handled(*at);
    if (has_text(*at)) {
      make_of(document, *at, role);
    } else if (!keeps_place(at->kind)) {
      detach(*at);
    }
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

bool is_label(const Node& node) {
  const bool label = node.kind == Kind::Division && node.element != nullptr &&
                     has_class_word(*node.element, kLabelWords) && inside_caption(node);
  return (label || is_hidden_label(node)) && has_text(node) && shown_length(node) <= kLongestLabel &&
         text_follows(node) &&
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
      make_of<Credit>(document, *at->parent);
    } else if (!paragraph && ancestor(*at, Kind::Credit) == nullptr && says_source(text_content(*at))) {
      Node* const last = last_explained(*at, pictures);
      if (last != nullptr) wrap(*at, *last, *document.make<Credit>(spanning(*at, *last)));
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
  if (node.parent != &caption || caption_length == shown_length(node)) return false;
  if (node.element != nullptr && node.element->name == "cite") return true;
  return begins_as_credit(text_content(node)) && !text_follows(node);
}

Node* credit_of(Document& document, Node& part) {
  if (part.kind == Kind::Credit) return &part;
  if (may_be_caption(part)) return make_of<Credit>(document, part);
  auto* made = document.make<Credit>(part.source);
  wrap(part, part, *made);
  return made;
}

// A credit before all of the caption's words is put before it, any other after it.
void take_credits_out(Document& document, Node& caption) {
  Node* last = &caption;
  bool begun = false;
  std::size_t left = shown_length(caption);
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
      left -= shown_length(*made);
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
      make_of<Credit>(document, *caption);
  }
}

}  // namespace

void find_captions(Document& document, const CaptionSigns& signs, const PictureHolders& pictures,
                   const PassOptions& options, Diagnostics& diagnostics) {
  by_class(document, signs.named, pictures);
  labelled_parts(document, signs.labelled, pictures, options, diagnostics);
  find_captions_by_place(document, signs.small, pictures);
  split_captions(document);
}

}  // namespace offprint
