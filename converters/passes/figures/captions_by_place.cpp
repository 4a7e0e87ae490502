#include "converters/passes/figures/captions_by_place.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "converters/passes/figures/caption_nodes.h"
#include "converters/passes/figures/captions.h"
#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"
#include "formats/reading/inline_style.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Classes of a block after a picture that begins as captions do: "图：" may announce a source, too.
constexpr std::array<std::string_view, 2> kSourceClasses{"source", "sources"};
constexpr std::size_t kLongestByPlace = 240;  // characters

Node* only_child(const Node& node) {
  Node* found = nullptr;
  for (Node* child = node.first; child != nullptr; child = child->next) {
    if (child->kind == Kind::Text && is_blank(static_cast<TextNode*>(child)->value)) continue;
    if (found != nullptr) return nullptr;
    found = child;
  }
  return found;
}

bool is_small(const Node& node) { return node.kind == Kind::Span && is_element(node, "small"); }

// <div><img><small>…</small></div>: nothing but pictures, the first of all, and their captions.
bool holds_pictures_and_small(const Node& box, const PictureHolders& pictures) {
  const Node* const first = first_shown(box.first);
  const Node* const second = first == nullptr ? nullptr : first_shown(first->next);
  if (second == nullptr || !is_small(*second) || pictures.contains(*second)) return false;
  for (const Node* at = first; at != nullptr; at = first_shown(at->next)) {
    if (pictures.contains(*at) ? !shows_only_pictures(*at, pictures) : !is_small(*at)) return false;
    if (!pictures.contains(*at) && shown_length(*at) > kLongestByPlace) return false;
  }
  return true;
}

void turn_small(Document& document, Node& box, const PictureHolders& pictures) {
  for (Node* at = first_shown(box.first); at != nullptr;) {
    Node* const next = first_shown(at->next);
    if (!pictures.contains(*at)) {
      if (has_text(*at)) {
        make_of<Caption>(document, *at);
      } else {
        detach(*at);
      }
    }
    at = next;
  }
}

void small_after_picture(Document& document, const PictureHolders& pictures) {
  PicturesBefore stand_before(pictures);
  for (Node* at = document.root; at != nullptr;) {
    const bool block = at->kind == Kind::Division || at->kind == Kind::Paragraph;
    if (block && pictures.contains(*at) && !inside_caption(*at) && holds_pictures_and_small(*at, pictures))
      turn_small(document, *at, pictures);
    Node* const next = next_in(*document.root, *at);
    const Node* small = at->kind == Kind::Division && !pictures.contains(*at) ? only_child(*at) : nullptr;
    if (small != nullptr && is_small(*small) && stand_before(*at)) {
      Node* const after = skip_in(*document.root, *at);
      if (has_text(*at)) {
        make_of<Caption>(document, *at);
      } else {
        detach(*at);
      }
      at = after;
      continue;
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
  return has_text(block) && shown_length(block) <= kLongestByWords;
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
  if (shown_before(picture) != nullptr || !is_in_picture_box(block) || !has_text(block)) return false;
  for (const Node* at = block.next; at != nullptr; at = at->next) {
    if (has_text(*at) || pictures.contains(*at)) return false;
  }
  return shown_length(block) <= kLongestByWords;
}

// Whether the page shows anything outside of the box: an article of one picture and one paragraph has no caption.
bool is_part(const Node& box) {
  for (const Node* at = &box; at->parent != nullptr; at = at->parent) {
    if (first_shown(at->next) != nullptr || last_shown(at->previous) != nullptr) return true;
  }
  return false;
}

// <div><div><img><p role="text">credit</p></div><div><p>caption</p></div></div>: a box for these two.
bool ends_credited_box(const Node& block, const Node& picture) {
  const Node* const text = only_child(block);
  if (text == nullptr || text->kind != Kind::Paragraph || shown_before(picture) != nullptr) return false;
  if (first_shown(block.next) != nullptr || block.parent->kind != Kind::Division || !is_part(*block.parent))
    return false;
  const Node* credit = &picture;
  while (credit != nullptr && !(credit->kind == Kind::Credit && has_role_text(*credit)))
    credit = next_in(picture, *credit);
  return credit != nullptr && has_text(*text) && shown_length(*text) <= kLongestByPlace;
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
  const Node* picture = shown_before(block);
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
  const bool explains =
      is_small_print(block) || ends_picture_box(block, picture, pictures) || ends_credited_box(block, picture);
  return explains ? CaptionRole::Explains : CaptionRole::None;
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
    if (role != CaptionRole::None) make_of(document, *block, role);
  }
}

}  // namespace

void find_captions_by_place(Document& document, bool small, const PictureHolders& pictures) {
  if (small) small_after_picture(document, pictures);
  const std::vector<Node*> blocks = blocks_behind_pictures(*document.root, pictures);
  behind_pictures(document, blocks, pictures,
                  [](const Node& block, const Node& /*picture*/) { return role_by_words(block); });
  behind_pictures(document, blocks, pictures,
                  [&](const Node& block, const Node& picture) { return role_by_look(block, picture, pictures); });
}

}  // namespace offprint
