// What explains a picture: elements that say so become Caption and Credit.
//
// Recognised, where a picture stands within four steps up the page: class names with the word caption (wp-caption-text,
// image-caption, photo-caption …) and credit (photo-credit, copyright …); <small> alone in a block after a picture (the
// crawlers' own caption); a visually hidden label before a source or a caption (the label is cut under --clean article,
// as it is on the page), with role="text" or in a figure; a short paragraph straight after a picture that begins as
// captions do (▲, 图：, Photo by …) or is in small grey print, or stands with it in a box of their own whose class
// speaks of pictures. Within a caption, a credit (by its class, as <cite>, or a last part that begins as
// credits do) is taken out and stands beside it. An empty caption goes. Where no picture is near, nothing is touched.
#include "converters/passes/captions.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/class_words.h"
#include "converters/passes/shown.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"
#include "formats/reading/inline_style.h"

namespace offprint {

namespace {

constexpr std::array<std::string_view, 3> kCaptionWords{"caption", "captions", "cutline"};
constexpr std::array<std::string_view, 7> kCreditWords{"credit",      "credits",      "copyright",  "cred",
                                                       "attribution", "photographer", "photocredit"};
// A class with these is of a wrapper around picture and caption, or says that there is none.
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
  Node* at = node.previous;
  while (at != nullptr && is_blank_node(*at)) at = at->previous;
  return at;
}

bool shows_only_pictures(const Node& node) {
  if (!holds_picture(node)) return false;
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

bool picture_is_near(const Node& node) {
  const Node* const sibling = before(node);
  if (sibling != nullptr && shows_only_pictures(*sibling)) return true;
  const Node* at = node.parent;
  for (int steps = 0; at != nullptr && at->kind != Kind::Root && steps < 4; ++steps, at = at->parent) {
    if (holds_picture(*at)) return true;
  }
  return false;
}

bool inside_caption(const Node& node) {
  return ancestor(node, Kind::Caption) != nullptr || ancestor(node, Kind::Credit) != nullptr;
}

// Most characters that a caption has; more is prose that a class name happens to call so.
constexpr std::size_t kLongest = 600;

std::size_t length(const Node& node) { return characters(text_content(node)); }

template <class T>
T* turn_into(Document& document, Node& node) {
  auto* made = document.make<T>(node.source);
  made->element = node.element;
  made->language = node.language;
  insert_before(node, *made);
  move_children(node, *made);
  detach(node);
  return made;
}

// ---- by class name

enum class Role { None, Caption, Credit };

Role role_of(const Node& node) {
  if (!may_be_caption(node) || is_wrapper(*node.element)) return Role::None;
  if (has_class_word(*node.element, kCreditWords)) return Role::Credit;
  if (has_class_word(*node.element, kCaptionWords)) return Role::Caption;
  return Role::None;
}

// The outermost of nested ones wins, so that its parts stay together; credits inside come out later.
void by_class(Document& document) {
  for (Node* at = document.root; at != nullptr;) {
    Node* next = next_in(*document.root, *at);
    const Role role = role_of(*at);
    if (role != Role::None && !inside_caption(*at) && !holds_picture(*at) && length(*at) <= kLongest &&
        picture_is_near(*at)) {
      next = skip_in(*document.root, *at);
      if (!has_text(*at)) {
        detach(*at);
      } else if (role == Role::Credit) {
        turn_into<Credit>(document, *at);
      } else {
        turn_into<Caption>(document, *at);
      }
    }
    at = next;
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

void small_after_picture(Document& document) {
  for (Node* at = document.root; at != nullptr;) {
    Node* const next = next_in(*document.root, *at);
    const Node* small = at->kind == Kind::Division ? only_child(*at) : nullptr;
    if (small != nullptr && small->kind == Kind::Span && small->element->name == "small") {
      const Node* picture = before(*at);
      if (picture != nullptr && shows_only_pictures(*picture)) {
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

// How captions and credits begin that no markup tells from prose; the paragraph stands straight after a picture and is
// short.
struct Opening {
  std::string_view words;
  bool credit;
};
constexpr std::array kOpenings{
    Opening{"▲", false},
    Opening{"△", false},
    Opening{"▼", false},
    Opening{"↑", false},
    Opening{"图：", false},
    Opening{"圖：", false},
    Opening{"图为", false},
    Opening{"圖為", false},
    Opening{"（图", true},
    Opening{"（圖", true},
    Opening{"图片来源", true},
    Opening{"圖片來源", true},
    Opening{"图源", true},
    Opening{"圖源", true},
    Opening{"图/", true},
    Opening{"圖/", true},
    Opening{"图片：", true},
    Opening{"圖片：", true},
    Opening{"摄影：", true},
    Opening{"攝影：", true},
    Opening{"摄影/", true},
    Opening{"攝影/", true},
    Opening{"Photo:", true},
    Opening{"Photo by", true},
    Opening{"Photograph by", true},
    Opening{"Image:", true},
    Opening{"Image credit", true},
    Opening{"Credit:", true},
    Opening{"Photo credit", true},
    Opening{"Photo courtesy", true},
};
constexpr std::size_t kLongestByWords = 120;

const Opening* opening_of(const Node& node) {
  const std::string text = text_content(node);
  const std::string_view begin = trim(text);
  const auto* found = std::find_if(kOpenings.begin(), kOpenings.end(),
                                   [&](const Opening& o) { return begin.substr(0, o.words.size()) == o.words; });
  return found == kOpenings.end() || length(node) > kLongestByWords ? nullptr : found;
}

// Small print under a picture: all of its text grey, and smaller than the prose or centred.
constexpr std::uint32_t kDarkestGrey = 0x7F;
constexpr std::uint32_t kLightestGrey = 0xB2;
constexpr double kSmallest = 11;  // pixels of a font
constexpr double kLargest = 14;

bool is_grey(std::uint32_t color) {
  const std::uint32_t shade = color & 0xFFU;
  return color == shade * 0x010101U && shade >= kDarkestGrey && shade <= kLightestGrey;
}

// What the styles above a text, up to the block, say of it: the nearest of each property.
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
  if (!has_text(block) || length(block) > kLongestByWords) return false;
  for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) {
    if (at->kind != Kind::Text || is_blank(static_cast<const TextNode*>(at)->value)) continue;
    const InlineStyle look = look_of(*at, block);
    if (!look.color || !is_grey(*look.color)) return false;
    const bool small = look.font_size && *look.font_size >= kSmallest && *look.font_size <= kLargest;
    if (!small && look.text_align != InlineStyle::TextAlign::Center) return false;
  }
  return true;
}

// <div class="picBox"><img><p>…</p></div>: a box for a picture and the one block below it.
constexpr std::array<std::string_view, 10> kPictureBox{"pic",   "picture", "pictures", "image", "img",
                                                       "photo", "figure",  "media",    "thumb", "thumbnail"};

bool ends_picture_box(const Node& block, const Node& picture) {
  if (!has_text(block) || length(block) > kLongestByWords || before(picture) != nullptr) return false;
  for (const Node* at = block.next; at != nullptr; at = at->next) {
    if (has_text(*at) || holds_picture(*at)) return false;
  }
  const Node* box = block.parent;
  while (box->kind == Kind::Division && box->element != nullptr) {
    if (has_class_word(*box->element, kPictureBox)) return true;
    if (only_child(*box->parent) != box) return false;
    box = box->parent;
  }
  return false;
}

bool holds_caption(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (is(at->kind, group::kCaption)) return true;
  }
  return false;
}

void by_place_and_look(Document& document) {
  for (Node* at = document.root; at != nullptr;) {
    Node* next = next_in(*document.root, *at);
    const bool block = at->kind == Kind::Paragraph || at->kind == Kind::Division;
    const bool free = block && !inside_caption(*at) && !holds_picture(*at) && !holds_caption(*at);
    const Node* picture = free ? before(*at) : nullptr;
    if (picture != nullptr && shows_only_pictures(*picture) &&
        (is_small_print(*at) || ends_picture_box(*at, *picture))) {
      next = skip_in(*document.root, *at);
      turn_into<Caption>(document, *at);
    }
    at = next;
  }
}

void by_opening_words(Document& document) {
  for (Node* at = document.root; at != nullptr;) {
    Node* next = next_in(*document.root, *at);
    const bool block = at->kind == Kind::Paragraph || at->kind == Kind::Division;
    const Node* picture = block && !inside_caption(*at) ? before(*at) : nullptr;
    if (picture != nullptr && shows_only_pictures(*picture) && !holds_picture(*at)) {
      if (const Opening* opening = opening_of(*at)) {
        next = skip_in(*document.root, *at);
        if (opening->credit) {
          turn_into<Credit>(document, *at);
        } else {
          turn_into<Caption>(document, *at);
        }
      }
    }
    at = next;
  }
}

// ---- a source with its hidden label

constexpr std::array<std::string_view, 5> kHiddenWords{"hidden", "hide", "sr", "screenreader", "visuallyhidden"};

bool is_hidden_label(const Node& node) {
  return node.kind == Kind::Span && node.element != nullptr && has_class_word(*node.element, kHiddenWords);
}

// A label for screen readers, short, in a figure's parts or beside a picture: "Image source, ", "图像加注文字，".
constexpr std::size_t kLongestLabel = 24;
// What such a label, or a part of a caption, says of what follows: it is a credit.
constexpr std::array<std::string_view, 9> kSourceWords{"来源",   "來源",   "圖源",   "图源", "source",
                                                       "Source", "credit", "Credit", "摄影"};

bool says_source(const Node& label) {
  const std::string text = text_content(label);
  return std::any_of(kSourceWords.begin(), kSourceWords.end(),
                     [&](std::string_view word) { return text.find(word) != std::string::npos; });
}

bool text_follows(const Node& node) {
  for (const Node* at = node.next; at != nullptr; at = at->next) {
    if (has_text(*at)) return true;
  }
  return false;
}

bool is_label(const Node& node) {
  static constexpr std::array<std::string_view, 1> kLabel{"label"};
  const bool label = node.kind == Kind::Division && node.element != nullptr && has_class_word(*node.element, kLabel) &&
                     inside_caption(node);
  return (label || is_hidden_label(node)) && has_text(node) && length(node) <= kLongestLabel && text_follows(node) &&
         ((node.parent->element != nullptr && node.parent->element->get("role") == "text") || inside_caption(node) ||
          ancestor(node, Kind::Figure) != nullptr);
}

// What a label explains: the siblings behind it, up to the next block.
Node* last_explained(const Node& label) {
  Node* last = nullptr;
  for (Node* at = label.next; at != nullptr && !holds_picture(*at) && !is(at->kind, group::kCaption); at = at->next) {
    if (at->element != nullptr && at->element->block) break;
    if (has_text(*at)) last = at;
  }
  return last;
}

// <p role="text"><span class="VisuallyHidden…">图像来源，</span><span>Getty Images</span></p>, and the same spans
// straight beside the picture. The label goes, as on the page; where it says source, what it explains is a credit.
void labelled_parts(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  for (Node* at = document.root; at != nullptr;) {
    Node* next = next_in(*document.root, *at);
    if (at == document.root || !is_label(*at) || !picture_is_near(*at)) {
      at = next;
      continue;
    }
    Node* const last = last_explained(*at);
    const bool paragraph = at->parent->kind == Kind::Paragraph && at->parent->element->get("role") == "text";
    if (says_source(*at) && last != nullptr && !paragraph && ancestor(*at, Kind::Credit) == nullptr) {
      wrap(*at, *last, *document.make<Credit>({at->source.begin, last->source.end}));
    } else if (paragraph && !inside_caption(*at)) {
      turn_into<Credit>(document, *at->parent);
    }
    next = skip_in(*document.root, *at);
    if (options.clean == Clean::Article) {
      diagnostics.cut("label", at->source.begin, text_content(*at));
      detach(*at);
    }
    at = next;
  }
}

// ---- a credit in a caption

// How a part of a caption begins that is a credit, where nothing follows it.
constexpr std::array<std::string_view, 12> kCreditBegins{"Credit:",    "Credit...",  "Credit…", "Photograph:",
                                                         "Photo:",     "Image:",     "摄影：",  "攝影：",
                                                         "图片来源：", "圖片來源：", "图源：",  "圖源："};

bool begins_as_credit(const Node& part) {
  const std::string text = text_content(part);
  const std::string_view begin = trim(text);
  return std::any_of(kCreditBegins.begin(), kCreditBegins.end(), [&](std::string_view words) {
    return begin.size() > words.size() && begin.substr(0, words.size()) == words;
  });
}

// By its class, as a <cite>, or by its words: the last part of more than one, an element or a text of its own.
bool is_credit_part(const Node& node, const Node& caption) {
  if (node.kind == Kind::Credit) return true;
  if (may_be_caption(node) && has_class_word(*node.element, kCreditWords)) return true;
  if (node.parent != &caption || length(caption) == length(node)) return false;
  if (node.element != nullptr && node.element->name == "cite") return true;
  return !text_follows(node) && begins_as_credit(node);
}

Node* credit_of(Document& document, Node& part) {
  if (part.kind == Kind::Credit) return &part;
  if (may_be_caption(part)) return turn_into<Credit>(document, part);
  auto* made = document.make<Credit>(part.source);
  wrap(part, part, *made);
  return made;
}

void take_credits_out(Document& document, Node& caption) {
  Node* last = &caption;
  for (Node* at = caption.first; at != nullptr;) {
    Node* const next = next_in(caption, *at);
    if (is_credit_part(*at, caption) && has_text(*at)) {
      Node* const after = skip_in(caption, *at);
      Node* const made = credit_of(document, *at);
      detach(*made);
      insert_after(*last, *made);
      last = made;
      at = after;
    } else {
      at = next;
    }
  }
  if (!has_text(caption)) detach(caption);
}

void split_captions(Document& document) {
  std::vector<Node*> captions;
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (at->kind == Kind::Caption) captions.push_back(at);
  }
  for (Node* caption : captions) take_credits_out(document, *caption);
}

}  // namespace

void find_captions(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  by_class(document);
  labelled_parts(document, options, diagnostics);
  small_after_picture(document);
  by_opening_words(document);
  by_place_and_look(document);
  split_captions(document);
}

}  // namespace offprint
