// A box that holds nothing shows the picture behind it: a picture of the article.
//
// Recognised: `background` and `background-image` in a style attribute, and what lazy loaders read in their place
// (data-bg), of a block without words or pictures that stands beside a paragraph or a caption, or says that it is an
// image (role="img"). A picture behind words, in a link, or anywhere else may be decoration: it stays out, and a loss
// names it. Not what is as small as an icon, a strip of many icons, nor what a data: address holds.
#include <array>
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
    if (before != nullptr || after != nullptr) return is_prose(before) || is_prose(after);
  }
  return false;
}

bool is_picture_box(const Node& node) {
  const Element& element = *node.element;
  const bool said = element.get("role") == "img";
  if (has_text(node) || holds_picture(node) || ancestor(node, Kind::Link) != nullptr) return false;
  return node.kind == Kind::Division ? said || is_beside_prose(node) : node.kind == Kind::Span && said;
}

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
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (at->element == nullptr || at->kind == Kind::Image) continue;
    const std::string_view address = address_behind(*at->element);
    if (address.empty() || !is_safe_picture(address) || is_icon(*at->element)) continue;
    if (is_picture_box(*at)) {
      show(*at, address, document, options, diagnostics);
    } else if (!is_of_tracker(address)) {
      diagnostics.report(DiagnosticCode::BackgroundDropped, at->source.begin, address);
    }
  }
}

}  // namespace offprint
