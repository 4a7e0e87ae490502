// A box that holds nothing shows the picture behind it: a picture of the article.
//
// Recognised: `background` and `background-image` in a style attribute, and what lazy loaders read in their place
// (data-bg), of a block without words or pictures that stands beside a caption, or beside a paragraph and has a height,
// or that says that it is an image (role="img"). A picture behind words, in a link, in an item, a cell or a quotation,
// or anywhere else may be decoration: it stays out, and a loss names it. Not what is as small as an icon or as thin as
// a rule, a strip of many icons, a picture that the page shows anyway, nor what a data: address holds.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/pictures/image_address.h"
#include "converters/passes/pictures/picture_candidates.h"
#include "converters/passes/pictures/trackers.h"
#include "formats/address/safe_address.h"
#include "formats/document/tree.h"
#include "formats/reading/background.h"
#include "formats/reading/inline_style.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Of lazySizes, LazyLoad, WP Rocket, Elementor; their values are addresses, or url(…).
constexpr std::array<std::string_view, 4> kLazyBackgrounds{"data-bg", "data-background-image", "data-background",
                                                           "data-bg-url"};

std::string_view address_behind(const Element& element) {
  for (const std::string_view name : kLazyBackgrounds) {
    const std::string_view value = trim(element.get(name));
    const std::string_view in_brackets = url_in(value);
    const std::string_view address = in_brackets.empty() ? value : in_brackets;
    if (names_picture(address) && is_usable_address(address)) return address;
  }
  const std::string_view address = background_address(element.get("style"));
  return is_usable_address(address) && !is_spacer_address(address) ? address : std::string_view();
}

bool is_icon(const Element& element) {
  constexpr double kIcon = 100;  // pixels
  const InlineStyle style = inline_style(&element);
  return style.width && style.height && *style.width <= kIcon && *style.height <= kIcon;
}

bool pads(const Element& element) { return element.get("style").find("padding") != std::string_view::npos; }

bool is_said(const Element& element) { return element.get("role") == "img"; }

// A line between paragraphs, a shadow, a quotation mark. Padding makes a picture of a box whose height is 0.
bool is_rule(const Element& element) {
  constexpr double kThin = 40;  // pixels
  const InlineStyle style = inline_style(&element);
  const bool padded = style.height == 0.0 && pads(element);
  return (style.width && *style.width <= kThin) || (style.height && *style.height <= kThin && !padded);
}

// An empty box is as high as its style says; a lazy one may be by a stylesheet, which nobody reads.
bool has_height(const Element& element) {
  const InlineStyle style = inline_style(&element);
  const auto is_lazy = [&](std::string_view name) { return element.find(name) != nullptr; };
  return style.down.size.value_or(0) > 0 || style.down.least.value_or(0) > 0 || pads(element) ||
         element.get("style").find("aspect-ratio") != std::string_view::npos ||
         std::any_of(kLazyBackgrounds.begin(), kLazyBackgrounds.end(), is_lazy);
}

bool is_prose(const Node* node) {
  return node != nullptr && (node->kind == Kind::Paragraph || node->kind == Kind::Caption) && has_text(*node);
}

// With nothing between, or in wrappers that hold nothing else.
bool is_beside_prose(const Node& box) {
  constexpr int kWrappers = 3;
  const Node* at = &box;
  for (int i = 0; i < kWrappers && at->parent != nullptr; ++i, at = at->parent) {
    const Node* const before = last_shown(at->previous);
    const Node* const after = first_shown(at->next);
    if (before == nullptr && after == nullptr) continue;
    const auto captions = [](const Node* node) { return is_prose(node) && node->kind == Kind::Caption; };
    return captions(before) || captions(after) || ((is_prose(before) || is_prose(after)) && has_height(*box.element));
  }
  return false;
}

// Where what stands behind is a bullet or a quotation mark more often than a picture.
bool is_marked(const Node& box) {
  constexpr std::array kMarked{Kind::ListItem, Kind::TableCell, Kind::BlockQuote};
  return std::any_of(kMarked.begin(), kMarked.end(), [&](Kind kind) { return ancestor(box, kind) != nullptr; });
}

bool is_picture_box(const Node& node) {
  const bool said = is_said(*node.element);
  if (has_text(node) || holds_picture(node) || ancestor(node, Kind::Link) != nullptr) return false;
  if (node.kind == Kind::Division) return said || (is_beside_prose(node) && !is_marked(node));
  return node.kind == Kind::Span && said;
}

// The pictures that the page shows, by picture_key; read once there is a box to ask for.
class Shown {
 public:
  explicit Shown(const Document& document) : document_(document) {}

  bool holds(std::string_view address) {
    if (!keys_) collect();
    return keys_->count(picture_key(document_.base, address)) > 0;
  }
  void add(std::string_view address) { keys_->insert(picture_key(document_.base, address)); }

 private:
  void collect() {
    keys_.emplace();
    for (const Node* at = document_.root; at != nullptr; at = next_in(*document_.root, *at)) {
      if (const auto* image = as<Image>(at)) keys_->insert(picture_key(document_.base, image->url));
    }
  }

  const Document& document_;
  std::optional<std::set<std::string>> keys_;
};

void show(Node& box, std::string_view address, Document& document, const PassOptions& options,
          Diagnostics& diagnostics) {
  static const Element picture_element{"img", nullptr, 0, false};
  const ImageAddress found = image_address(document.base, address);
  auto* image = document.make<Image>(box.source);
  image->element = &picture_element;
  image->url = document.text(found.origin);
  image->mirror = document.text(found.mirror);
  image->alt = document.text(one_line(box.element->get("aria-label")));
  note_spelling(document, address, found.origin);
  append(box, *image);
  if (is_of_tracker(*image)) cut_out(*image, "tracker", options, diagnostics);
}

}  // namespace

void show_backgrounds(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Shown shown(document);
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (at->element == nullptr || at->kind == Kind::Image) continue;
    const Element& element = *at->element;
    const std::string_view address = address_behind(element);
    if (address.empty() || !is_safe_picture(address) || is_icon(element)) continue;
    if ((is_rule(element) && !is_said(element)) || shown.holds(address)) continue;
    if (is_picture_box(*at)) {
      shown.add(address);
      show(*at, address, document, options, diagnostics);
    } else if (!is_of_tracker(address)) {
      diagnostics.report(DiagnosticCode::BackgroundDropped, at->source.begin, address);
    }
  }
}

}  // namespace offprint
