// Buttons in or beside code: "Copy", "复制代码", and what a highlighter's toolbar holds.
//
// Recognised by structure, name and wording together: an element that is in a block of code, or in one of the few
// elements around it, and that says by its class, role or address that it does something; what it shows is a button's
// words or an icon. Two of these must agree: a program may say "copy", and so may a class. What a program prints is
// text of the code, in no element of its own, so it stays. The name of the language beside a button goes with it where
// the code says it itself.
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "converters/passes/code/code_language.h"
#include "converters/passes/code/words_beside.h"
#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "formats/document/node_table.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Words of a class that copies.
constexpr std::array<std::string_view, 8> kCopies{"copy",   "clipboard",     "copybtn", "copycode",
                                                  "copier", "zeroclipboard", "btncopy", "copybutton"};
// Words of a class that is a button or holds some.
constexpr std::array<std::string_view, 11> kButtons{"button",  "btn",     "toolbar", "tools", "tool",    "action",
                                                    "actions", "command", "help",    "icon",  "collapse"};
// Names of pictures without words that fold the code.
constexpr std::array<std::string_view, 2> kFoldPictures{"code_img_closed", "code_img_opened"};  // cnblogs

// The whole label of a button beside code, white space and letter case aside.
constexpr std::array<std::string_view, 38> kWordings{
    "?",        "copy",           "copycode",  "copied",     "copied!",  "copy!",      "copytoclipboard", "copysnippet",
    "copylink", "copytext",       "viewplain", "viewsource", "viewraw",  "print",      "about",           "expand",
    "collapse", "wrap",           "复制",      "复制代码",   "複製",     "複製程式碼", "複製代碼",        "拷贝",
    "拷贝代码", "已复制",         "复制成功",  "登录后复制", "一键复制", "点击复制",   "点击复制代码",    "代码复制",
    "コピー",   "コードをコピー", "복사",      "kopieren",   "copier",   "copiar",
};
// The same of one that folds the code or has it explained.
constexpr std::array<std::string_view, 7> kSigns{"▲", "▶", "▼", "▾", "viewcode", "代码解读", "ai代码解释"};
// The same of one that runs a script: a class may speak of commands, and a program say "run".
constexpr std::array<std::string_view, 4> kActions{"run", "runcode", "运行", "运行代码"};
constexpr std::size_t kLongest = 40;  // bytes of a button's words

std::string without_spaces(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (!is_space(c)) out += c;
  }
  return out;
}

bool is_one_of(std::span<const std::string_view> wordings, std::string_view text) {
  if (text.size() > kLongest) return false;
  const std::string said = without_spaces(text);
  return std::any_of(wordings.begin(), wordings.end(),
                     [&](std::string_view wording) { return equals_ignoring_case(said, wording); });
}

bool is_wording(std::string_view text) { return is_one_of(kWordings, text) || is_one_of(kSigns, text); }

// Whether it runs a script and leads nowhere. The reader leaves such addresses out.
bool does_something(const Node& node) {
  const Element& element = *node.element;
  if (element.get("role") == "button" || element.find("onclick") != nullptr || element.name == "clipboard-copy")
    return true;
  if (element.name != "a" || element.find("href") == nullptr) return false;
  const auto* link = as<Link>(&node);
  return link == nullptr || link->url == "#";
}

// The pictures' own words, where the node shows nothing else; "" for any other.
std::string words_of_icons(const Node& node) {
  std::string words;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (at->kind == Kind::Embed) return {};
    const auto* image = as<Image>(at);
    if (image == nullptr) continue;
    words = image->alt.empty() ? std::string(image->title.view()) : std::string(image->alt.view());
    if (!is_wording(words)) return {};
  }
  return words;
}

bool is_fold_picture(const Node& node) {
  return node.kind == Kind::Image && node.element != nullptr && holds_name(node.element->get("class"), kFoldPictures);
}

// `plain`: classes that say nothing of a button.
bool is_button(const Node& node, SeenValues& plain) {
  if (is_fold_picture(node)) return true;
  if (node.element == nullptr || node.kind == Kind::Code || node.first == nullptr) return false;
  const std::string_view classes = node.element->get("class");
  const std::string_view id = telling_id(*node.element);
  const bool silent = id.empty() && (classes.empty() || plain.hold(classes));
  const bool copies = !silent && has_class_word(*node.element, kCopies);
  const bool named = !silent && has_class_word(*node.element, kButtons);
  if (!copies && !named && id.empty() && !classes.empty()) plain.add(classes);
  const bool acts = does_something(node);
  if (!copies && !named && !acts) return false;
  const std::string text = text_content(node);
  if (is_blank(text)) return (copies || acts) && !words_of_icons(node).empty();
  if (!copies && !acts && is_one_of(kSigns, text) && ancestor(node, Kind::Paragraph) != nullptr) return false;
  if (holds_picture(node) || trim(text).size() > kLongest) return false;
  return is_wording(text) || (acts && is_one_of(kActions, text)) ||
         (copies && (named || acts) && trim(text).find('\n') == std::string_view::npos);
}

// Blocks of code and the few elements around them.
class PlacesOfCode {
 public:
  explicit PlacesOfCode(const Node& root) {
    for (const Node* at = &root; at != nullptr; at = next_in(root, *at)) {
      if (at->element != nullptr && is_code(*at->element)) add(*at);
    }
  }

  bool any() const { return any_; }

  // Whether its name says that the element holds code.
  bool is_code(const Element& element) {
    if (element.name == "pre") return true;
    const std::string_view classes = element.get("class");
    if (classes.empty() || other_classes_.hold(classes)) return false;
    const auto holds = [&](std::string_view part) { return classes.find(part) != std::string_view::npos; };
    if (holds("crayon-") || holds("highlight") || holds("blockcode")) return true;  // "syntaxhighlighter" holds one
    other_classes_.add(classes);
    return false;
  }

  // Whether one is around the node.
  bool are_around(const Node& node) const {
    constexpr int kDeep = 6;
    const Node* at = node.parent;
    for (int i = 0; i < kDeep && at != nullptr; ++i, at = at->parent) {
      if (places_.find(*at) != nullptr) return true;
    }
    return false;
  }

 private:
  void add(const Node& code) {
    constexpr int kAround = 3;
    any_ = true;
    const Node* around = &code;
    for (int i = 0; i <= kAround && around != nullptr && around->element != nullptr; ++i, around = around->parent) {
      if (places_.find(*around) == nullptr) places_.add(*around, true);
    }
  }

  SeenValues other_classes_;  // of elements that are no code
  NodeTable<bool> places_;
  bool any_ = false;
};

// ---- bars

// Whether it shows buttons and the name of a language, "javascript" or "[java]".
bool is_bar(const Node& node, SeenValues& plain) {
  if (!holds_few_words(node)) return false;
  std::string words;
  for (const Node* at = next_in(node, node); at != nullptr;) {
    if (const auto* text = as<TextNode>(at)) words += text->value.view();
    at = is_button(*at, plain) ? skip_in(node, *at) : next_in(node, *at);
  }
  std::string_view label = trim(words);
  if (label.starts_with('[') && label.ends_with(']')) label = label.substr(1, label.size() - 2);
  return is_language_name(label);
}

class Bars {
 public:
  explicit Bars(PlacesOfCode& places) : places_(places) {}

  // The largest bar around the button, where its code says its language without it; else the button itself.
  Node& around(Node& button, SeenValues& plain) {
    constexpr int kAround = 3;
    Node* bar = &button;
    Node* at = button.parent;
    for (int i = 0; i < kAround && at != nullptr && at->element != nullptr; ++i, at = at->parent) {
      if (places_.is_code(*at->element)) break;
      if (is(at->kind, group::kCell | group::kDefinition) || at->kind == Kind::Heading) break;  // a language's name
      if (is_bar(*at, plain)) bar = at;
    }
    return bar != &button && says_language(*bar->parent) ? *bar : button;
  }

 private:
  bool says_language(const Node& code) {
    const auto [found, added] = says_language_.try_emplace(&code, false);
    if (added) found->second = !code_language(code).empty();
    return found->second;
  }

  PlacesOfCode& places_;
  std::unordered_map<const Node*, bool> says_language_;  // what is around bars: one may hold many
};

}  // namespace

void cut_code_buttons(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  PlacesOfCode places(*document.root);
  if (!places.any()) return;
  Bars bars(places);
  SeenValues plain;
  for (Node* at = document.root->first; at != nullptr;) {
    const bool button = places.are_around(*at) && is_button(*at, plain);
    Node& cut = button ? bars.around(*at, plain) : *at;
    Node* const next = button ? skip_in(*document.root, cut) : next_in(*document.root, *at);
    if (button) cut_out(cut, "control", options, diagnostics);
    at = next;
  }
}

}  // namespace offprint
