// What a browser does not show, and its controls: not text of the article. A box that takes no input is text: ☑, ☐.
//
// Recognised: the `hidden` attribute, `display: none` and `visibility: hidden` in a style attribute, closed dialogs;
// under --clean article also form controls, and aria-hidden="true" around words (shown, but kept from being read aloud:
// icons, advertisements). Class names hide nothing. <noscript> is left to the images pass. Each cut goes to the ledger.
// What a script would show stays: a lazy picture, a frame of lazy pictures, WeChat's article, hidden content with more
// text than all the rest, and the closed panels of accordions and tabs; so do buttons that are the text's (panels.h).
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "converters/passes/furniture/panels.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/pictures/picture_candidates.h"
#include "formats/document/tree.h"
#include "formats/reading/inline_style.h"
#include "formats/reading/task_box.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Elements that take input and show no part of the article. An <option> outside them is text.
struct ControlRow {
  std::string_view name;
  bool shows_text;  // all of its text: it stays under --clean none
};
constexpr std::array<ControlRow, 5> kControls{
    {{"button", true}, {"textarea", true}, {"select", false}, {"input", false}, {"datalist", false}}};

// What alone makes an element one that is not shown: its name or one of its attributes.
constexpr std::uint64_t kControlNames = [] {
  std::uint64_t bits = name_bit("dialog");
  for (const ControlRow& row : kControls) bits |= name_bit(row.name);
  return bits;
}();
constexpr std::uint64_t kBoxes = name_bits({"en-todo", "input"});
constexpr std::uint64_t kHiding = name_bits({"aria-hidden", "hidden", "style"});

// Ids of elements that hold the article and are hidden until the page's script runs.
constexpr std::array<std::string_view, 2> kArticles{"js_content", "js_article"};  // WeChat

// A caption is often hidden from screen readers because the picture's alternative text says the same: it is shown, and
// stays.
bool inside_caption(const Node& node) { return ancestor(node, Kind::Caption) != nullptr; }

// A lazy picture, or a small frame of lazy pictures only, which keeps their place (visibility) until a script shows
// them. A frame with display: none keeps no place.
bool is_lazy(const Node& node, const InlineStyle& style) {
  constexpr int kFrame = 16;  // nodes
  const bool picture = node.kind == Kind::Image || node.element->name == "picture";
  if (!picture && style.display == InlineStyle::Display::None) return false;
  bool lazy = false;
  int seen = 0;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    const auto* text = as<TextNode>(at);
    if (++seen > kFrame || (text != nullptr && !is_blank(text->value))) return false;
    if (at->kind == Kind::Image || (picture && at->element != nullptr)) {
      lazy = lazy || (at->element != nullptr && waits_for_script(*at->element));
    }
  }
  return lazy;
}

bool is_hidden(const Node& node) {
  const Element& element = *node.element;
  if (!element.may_have(name_bit("hidden") | name_bit("style"))) return false;
  const InlineStyle style = inline_style(&element);
  const auto* attribute = element.find("hidden");
  if ((attribute == nullptr || element.get("hidden") == "until-found") && !style.hides()) return false;
  const std::string_view id = element.get("id");
  if (std::find(kArticles.begin(), kArticles.end(), id) != kArticles.end()) return false;
  return !is_lazy(node, style);
}

std::string_view why_hidden(const Node& node, Clean clean) {
  const Element& element = *node.element;
  if (is_hidden(node) || (element.name == "dialog" && element.find("open") == nullptr)) return "hidden";
  for (const ControlRow& row : kControls) {
    if (element.name != row.name) continue;
    const bool text = row.shows_text && (clean == Clean::None || (element.name == "button" && is_text_button(node)));
    return text ? std::string_view() : "control";
  }
  const bool unread = clean == Clean::Article && element.get("aria-hidden") == "true";
  // An item or a cell that a browser shows keeps its neighbours in their places.
  const bool placed = is(node.kind, group::kItem | group::kRow | group::kCell | group::kDefinition);
  const bool caption = is(node.kind, group::kCaption) || inside_caption(node);  // pandoc's, where it is the alt too
  const bool drawn = element.name == "img" || holds_picture(node);  // Wikipedia's, of which a formula is made by now
  return unread && !placed && !caption && has_text(node) && !drawn ? "hidden" : std::string_view();
}

class Hider {
 public:
  Hider(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document),
        root_(*document.root),
        options_(options),
        diagnostics_(diagnostics),
        controls_(document.census.may_hold_element(kControlNames)) {}

  void run() {
    for (Node* at = root_.first; at != nullptr;) {
      if (document_.census.may_hold_element(kBoxes) && is_shown_box(*at) && !is_hidden(*at)) {
        at = show_state(*at);
        continue;
      }
      const bool asked = at->element != nullptr && (controls_ || at->element->may_have(kHiding));
      const std::string_view why = asked ? why_hidden(*at, options_.clean) : std::string_view();
      Node* const after = why.empty() ? nullptr : skip_in(root_, *at);
      const bool stays = why.empty() || (why == "hidden" && (panels_.holds(*at) || is_waiting_article(*at)));
      const bool gone = !stays && take_out(*at, why);
      if (!gone && why == "control") show_value(*at);
      at = gone ? after : next_in(root_, *at);
    }
  }

 private:
  bool take_out(Node& node, std::string_view why) {
    if (!is_empty_place(node)) return cut_out(node, why, options_, diagnostics_);
    if (keeps(options_, why)) return false;
    record_cut(node, why, diagnostics_);
    while (node.first != nullptr) detach(*node.first);
    return true;
  }

  // A box that takes no input shows what is done. Returns what to look at next.
  Node* show_state(Node& box) {
    Node* state = document_.make_text(is_ticked(box) ? Text("☑") : Text("☐"), box.source);
    insert_before(box, *state);
    unwrap(box);
    return next_in(root_, *state);
  }

  // Where a control is kept.
  void show_value(Node& node) {
    const std::string_view words = shown_value(node);
    if (!is_blank(words)) append(node, *document_.make_text(document_.text(words), node.source));
  }

  // A cell that is only invisible still takes up its place: only what it holds goes.
  static bool is_empty_place(const Node& node) {
    const bool invisible = node.kind == Kind::TableCell && node.element->find("hidden") == nullptr;
    return invisible && inline_style(node.element).display != InlineStyle::Display::None;
  }

  // More than half of the page's text, and more than a menu has.
  bool is_waiting_article(const Node& node) {
    constexpr std::size_t kMenu = 160;  // bytes
    const std::size_t size = text_content(node).size();
    if (size <= kMenu) return false;
    if (!left_) left_ = text_content(root_).size();
    if (size > *left_ / 2) return true;
    *left_ -= size;
    return false;
  }

  Document& document_;
  Node& root_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  Panels panels_{root_};
  const bool controls_;              // whether the page may hold any
  std::optional<std::size_t> left_;  // bytes of the page's text, without what went: it is counted once
};

}  // namespace

void hide(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Hider(document, options, diagnostics).run();
}

}  // namespace offprint
