#include "converters/passes/furniture/panels.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "converters/passes/furniture/furniture_words.h"
#include "converters/passes/furniture/sentences.h"
#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr int kBlanks = 8;  // nodes passed over: what buttons leave behind them is a row of blanks without end

const Node* shown_before(const Node& node) {
  const Node* before = node.previous;
  for (int i = 0; i < kBlanks && before != nullptr && is_blank_node(*before); ++i) before = before->previous;
  return before;
}
const Node* shown_behind(const Node& node) {
  const Node* behind = node.next;
  for (int i = 0; i < kBlanks && behind != nullptr && is_blank_node(*behind); ++i) behind = behind->next;
  return behind;
}

// Whether it is all that the nearest block around it shows.
bool is_alone_in(const Node& node, const Node& block) {
  for (const Node* at = &node; at != &block; at = at->parent)
    if (shown_before(*at) != nullptr || shown_behind(*at) != nullptr) return false;
  return true;
}

bool asks(const Node& node) {
  const std::string text = text_content(node);
  const std::string_view shown = trim(text);
  return shown.ends_with('?') || shown.ends_with("？") || shown.ends_with("؟");
}

// Labels of buttons that do something to the page.
constexpr auto kControlWords = std::to_array<std::string_view>(
    {"play",     "pause",     "next",      "previous",  "prev",     "zoom",      "close",     "menu",
     "search",   "show more", "show less", "read more", "see more", "view more", "load more", "expand",
     "collapse", "contents",  "ok",        "播放",      "暂停",     "展开",      "收起",      "展開",
     "关闭",     "關閉",      "下一张",    "上一张",    "查看更多", "阅读更多",  "放大"});

// What stands below it, or below what holds nothing else.
const Node* answer_below(const Node& node) {
  const Node* at = &node;
  while (at->parent->parent != nullptr && shown_behind(*at) == nullptr && shown_before(*at) == nullptr) at = at->parent;
  const Node* const answer = shown_behind(*at);
  return answer != nullptr && is_block(*answer) && answer->kind != Kind::Heading ? answer : nullptr;
}

// Of a heading or a term; not the numbers and menus that pages set as headings.
bool is_name(const Node& button) {
  const Node* const block = block_around(button);
  if (!has_text(button) || !is_alone_in(button, *block)) return false;
  if (block->kind == Kind::DefinitionTerm) return true;
  if (block->kind != Kind::Heading) return false;
  const Node* const answer = answer_below(*block);
  return answer != nullptr && (holds_sentence(*answer) || (asks(button) && has_text(*answer))) &&
         !holds_controls(*answer);
}

// A question with its answer beside it or beside what holds it.
bool is_question(const Node& button) {
  if (!asks(button)) return false;
  const Node* const answer = answer_below(button);
  return answer != nullptr && has_text(*answer) && !holds_controls(*answer);
}

// The words of a text beside a button; "" where they are signs only, which part buttons.
std::string_view words_of(const Node* node) {
  const auto* text = node == nullptr ? nullptr : as<TextNode>(node);
  if (text == nullptr) return {};
  const std::string_view words = trim(text->value);
  constexpr std::string_view kSigns = "|/-";
  return words.find_first_not_of(kSigns) == std::string_view::npos || words == "·" || words == "•" ? std::string_view()
                                                                                                   : words;
}

// Words before and behind it, in one paragraph: "press [OK], then …".
bool stands_in_sentence(const Node& button) {
  constexpr std::size_t kFew = 4;  // characters
  const Kind kind = button.parent->kind;
  if (kind != Kind::Paragraph && kind != Kind::ListItem && kind != Kind::TableCell) return false;
  const std::string_view before = words_of(button.previous);
  const std::string_view behind = words_of(button.next);
  const bool any = !before.empty() && !behind.empty() && !before.ends_with(':') && !before.ends_with("：");
  return any && characters(before.substr(0, 64)) + characters(behind.substr(0, 64)) >= kFew;
}

bool is_picture_of_figure(const Node& button) {
  if (has_text(button) || !holds_picture(button)) return false;
  const Node* const figure = ancestor(button, Kind::Figure);
  if (figure == nullptr) return false;
  int pictures = 0;  // of the figure: an icon stands beside the picture
  for (const Node* at = figure; at != nullptr && pictures < 2; at = next_in(*figure, *at))
    pictures += at->kind == Kind::Image ? 1 : 0;
  return pictures == 1;
}

// A dialog, a tip, a menu; a form; words about cookies.
bool is_window(const Node& node) {
  static constexpr std::array<std::string_view, 5> kRoles{"dialog", "alertdialog", "menu", "tooltip", "status"};
  if (std::find(kRoles.begin(), kRoles.end(), node.element->get("role")) != kRoles.end()) return true;
  if (holds_controls(node)) return true;
  const std::string text = text_content(node);
  return text.find("ookie") != std::string::npos;
}

// What an element says it opens, as an id; not the tip or the window of one.
std::string_view opens(const Element& element) {
  static constexpr std::array<std::string_view, 3> kTargets{"data-bs-target", "data-target", "href"};
  static constexpr std::array<std::string_view, 4> kWindows{"modal", "tooltip", "popover", "dropdown"};
  for (const std::string_view name : {std::string_view("data-toggle"), std::string_view("data-bs-toggle")})
    if (std::find(kWindows.begin(), kWindows.end(), element.get(name)) != kWindows.end()) return {};
  if (element.find("aria-haspopup") != nullptr) return {};
  if (const std::string_view id = element.get("aria-controls"); !id.empty()) return id;
  const bool toggles = element.get("role") == "tab" || element.find("aria-expanded") != nullptr ||
                       element.find("data-toggle") != nullptr || element.find("data-bs-toggle") != nullptr;
  if (!toggles) return {};
  for (const std::string_view name : kTargets)
    if (const std::string_view id = element.get(name); id.starts_with('#')) return id.substr(1);
  return {};
}

}  // namespace

bool holds_controls(const Node& node) {
  static constexpr std::array<std::string_view, 7> kControls{"form",     "input",  "button", "select",
                                                             "textarea", "iframe", "ins"};
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (at->element != nullptr && std::find(kControls.begin(), kControls.end(), at->element->name) != kControls.end())
      return true;
  }
  return false;
}

bool is_text_button(const Node& button) {
  if (is_picture_of_figure(button)) return true;
  const std::string text = text_content(button);
  const std::string_view label = trim(text);
  const auto says = [&](std::string_view words) { return equals_ignoring_case(label, words); };
  if (std::any_of(kControlWords.begin(), kControlWords.end(), says)) return false;
  if (std::any_of(furniture::kButtons.begin(), furniture::kButtons.end(), says)) return false;
  return is_name(button) || is_question(button) || stands_in_sentence(button);
}

bool Panels::holds(const Node& hidden) {
  const Element& element = *hidden.element;
  const bool tab = element.get("role") == "tabpanel";
  const std::string_view id = element.get("id");
  if ((!tab && id.empty()) || !holds_sentence(hidden) || is_window(hidden)) return false;
  if (tab) return true;
  if (!opened_) {
    opened_.emplace();
    for (const Node* at = root_.first; at != nullptr; at = next_in(root_, *at)) {
      const std::string_view opened = at->element == nullptr ? std::string_view() : opens(*at->element);
      if (!opened.empty() && has_text(*at)) opened_->emplace(opened);
    }
  }
  return opened_->contains(std::string(id));
}

}  // namespace offprint
