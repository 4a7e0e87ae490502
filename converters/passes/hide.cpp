// What a browser does not show, and its controls: no text of the article.
//
// Recognised: the `hidden` attribute, `display: none` and `visibility: hidden` in a style attribute, form controls,
// closed dialogs; under --clean article also aria-hidden="true" (shown, but kept from being read aloud: icons,
// advertisements). Class names hide nothing. <noscript> is left to the images pass. Each goes to the ledger with its
// text. What is hidden and holds more text than all the rest is the article before the page's script shows it: kept.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"
#include "formats/reading/inline_style.h"

namespace offprint {

namespace {

// Elements that take input and show no part of the article.
constexpr std::array<std::string_view, 7> kControls{"button",   "select",   "textarea", "input",
                                                    "datalist", "optgroup", "option"};

// A caption is often kept from being read aloud because the picture's alternative text says the same: it is shown, and
// stays.
bool inside_caption(const Node& node) { return ancestor(node, Kind::Caption) != nullptr; }

std::string_view why_hidden(const Node& node, Clean clean) {
  const Element& element = *node.element;
  if (element.find("hidden") != nullptr) return "hidden";
  if (inline_style(&element).hides()) return "hidden";
  if (element.name == "dialog" && element.find("open") == nullptr) return "hidden";
  if (std::find(kControls.begin(), kControls.end(), element.name.view()) != kControls.end()) return "control";
  if (clean == Clean::Article && element.get("aria-hidden") == "true" && !inside_caption(node)) return "hidden";
  return {};
}

// More than half of the page's text, and more than a menu has.
bool is_waiting_article(const Node& root, std::string_view text) {
  constexpr std::size_t kMenu = 160;  // bytes
  return text.size() > kMenu && text.size() > text_content(root).size() / 2;
}

}  // namespace

void hide(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  for (Node* at = document.root->first; at != nullptr;) {
    const std::string_view why = at->element == nullptr ? std::string_view() : why_hidden(*at, options.clean);
    const std::string text = why.empty() ? std::string() : text_content(*at);
    if (why.empty() || (why == "hidden" && is_waiting_article(*document.root, text))) {
      at = next_in(*document.root, *at);
      continue;
    }
    Node* const next = skip_in(*document.root, *at);
    if (!is_blank(text)) diagnostics.cut(why, at->source.begin, text);
    detach(*at);
    at = next;
  }
}

}  // namespace offprint
