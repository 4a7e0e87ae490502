// Marks that the page puts beside a heading: "¶", "#", "§", an icon of a chain, "[编辑]".
//
// Recognised: a link in a heading, or right beside it in the element that wraps both, that leads to a place in this
// page and shows nothing but a sign for it ("¶") or words for it ("Permalink"), or that shows nothing but words for
// editing in brackets. A caption and what has the role of a heading are headings here. So is any block for a link that
// begins or ends it, shows nothing but a sign and leads to the block or to what it is in: the pilcrow of a paragraph,
// of a listing's name, of a formula's number. Kept: a heading that is nothing else, a heading's own characters ("C#",
// "§ 12"), a note's mark
// ("*", "†", "[1]"), and a link that leads elsewhere.
#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/sieve.h"

namespace offprint {

namespace {

// All that a link to the heading itself shows: signs, then words.
constexpr std::size_t kWordless = 16;
constexpr std::array<std::string_view, 26> kSigns{"¶",
                                                  "#",
                                                  "§",
                                                  "⁋",
                                                  "∞",
                                                  "🔗",
                                                  "⚓",
                                                  "⌘",
                                                  "☍",
                                                  "❡",
                                                  "##",
                                                  "\uE157",
                                                  "🔗\uFE0E",
                                                  "🔗\uFE0F",
                                                  "⚓\uFE0E",
                                                  "⚓\uFE0F",
                                                  "link",
                                                  "permalink",
                                                  "anchor",
                                                  "direct link",
                                                  "link to this heading",
                                                  "link to this section",
                                                  "copy link",
                                                  "链接",
                                                  "連結",
                                                  "固定链接"};
// All that a link to edit the section shows, in the brackets and between the strokes that wikis put there.
constexpr std::array<std::string_view, 24> kEdits{"edit",
                                                  "edit source",
                                                  "edit section",
                                                  "edit this section",
                                                  "编辑",
                                                  "编辑源代码",
                                                  "编辑本段",
                                                  "編輯",
                                                  "編輯原始碼",
                                                  "編輯原始碼",
                                                  "编辑段落",
                                                  "編集",
                                                  "ソースを編集",
                                                  "편집",
                                                  "원본 편집",
                                                  "bearbeiten",
                                                  "quelltext bearbeiten",
                                                  "modifier",
                                                  "modifier le code",
                                                  "editar",
                                                  "править",
                                                  "править код",
                                                  "modifica",
                                                  "播报编辑"};

// ---- what an element shows

// How many bytes a bracket, a bar or a zero-width character takes at the place; 0 for anything else.
std::size_t separator(std::string_view text, std::size_t at) {
  static constexpr std::array<std::string_view, 14> kBetween{"[",  "]",  "|", "(", ")",      "【",     "】",
                                                             "〔", "〕", "·", "/", "\u200B", "\uFEFF", "\u00A0"};
  static constexpr std::array<bool, 256> kFirst = first_bytes(kBetween);
  if (!kFirst[static_cast<unsigned char>(text[at])]) return 0;
  for (const std::string_view one : kBetween) {
    if (text[at] == one.front() && text.substr(at).starts_with(one)) return one.size();
  }
  return 0;
}

// Where the words begin behind white space and separators; the end for none.
std::size_t words_begin(std::string_view text) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t size = is_space(text[begin]) ? 1 : separator(text, begin);
    if (size == 0) break;
    begin += size;
  }
  return begin;
}

// The next words, without the separators around them.
std::string_view next_words(std::string_view& text) {
  const std::size_t begin = words_begin(text);
  std::size_t end = begin;
  while (end < text.size() && separator(text, end) == 0) ++end;
  const std::string_view words = trim(text.substr(begin, end - begin));
  text.remove_prefix(end);
  return words;
}

// Whether the text is nothing but phrases of the list, at least one.
bool shows_only(std::string_view text, std::span<const std::string_view> list) {
  constexpr std::size_t kLongest = 60;  // bytes
  if (text.size() > kLongest) return false;
  bool found = false;
  while (!text.empty()) {
    const std::string_view words = next_words(text);
    if (words.empty()) continue;
    if (std::none_of(list.begin(), list.end(), [&](std::string_view one) { return equals_ignoring_case(one, words); }))
      return false;
    found = true;
  }
  return found;
}

// A link of invisible characters, in which the style sheet draws something.
bool is_invisible(std::string_view text) {
  if (is_blank(text)) return false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (!is_space(c.value) && c.value != 0x200B && c.value != 0xFEFF && c.value != 0xA0) return false;
    at += c.size;
  }
  return true;
}

// Its text and its pictures' alternative texts; "" where they are longer than a mark.
std::string short_text(const Node& node) {
  constexpr std::size_t kLongest = 60;  // bytes
  std::string text;
  for (const Node* at = &node; at != nullptr && text.size() <= kLongest; at = next_in(node, *at)) {
    if (const auto* run = as<TextNode>(at)) text += run->value.view();
    if (const auto* code = as<InlineCode>(at)) text += code->value.view();
    if (const auto* image = as<Image>(at)) text += image->alt.empty() ? "picture" : std::string(image->alt.view());
    if (at->kind == Kind::Embed) return {};
  }
  return text.size() <= kLongest ? text : std::string();
}

// ---- what it is

bool is_named_edit(const Node& node) {
  static constexpr std::array<std::string_view, 4> kNames{"edit", "editsection", "editlink", "editor"};
  return node.element != nullptr && has_class_word(*node.element, kNames);
}

// By ARIA, of a block without blocks.
bool has_role_of_heading(const Node& node) {
  if (node.element == nullptr || !equals_ignoring_case(trim(node.element->get("role")), "heading")) return false;
  if (node.kind != Kind::Paragraph && node.kind != Kind::Division) return false;
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (is_block(*child)) return false;
  }
  return true;
}

bool is_head(const Node& node) {
  return node.kind == Kind::Heading || node.kind == Kind::DefinitionTerm || node.kind == Kind::Caption ||
         (node.kind == Kind::Division && is_element(node, "caption")) || has_role_of_heading(node);
}

// Of a block: a link that shows nothing but a sign, and leads to what it is in.
bool is_own_sign(const Link& link) {
  const std::string_view url = link.url;
  const std::size_t mark = url.find('#');
  if (mark == std::string_view::npos || mark + 1 == url.size()) return false;
  if (!shows_only(short_text(link), std::span(kSigns).first(kWordless))) return false;
  const auto* behind = as<TextNode>(link.next);
  if (behind != nullptr && !behind->value.empty() && is_digit(behind->value.view().front())) return false;  // § 3
  const std::string_view fragment = url.substr(mark + 1);
  const std::string decoded = percent_decode(fragment);
  for (const Node* at = link.parent; at != nullptr; at = at->parent) {
    if (is_element(*at, "pre")) return false;
    const std::string_view id = at->element == nullptr ? std::string_view() : at->element->get("id");
    if (!id.empty() && (id == fragment || id == decoded)) return true;
  }
  return false;
}

// Whether a sibling on that side shows something.
bool shows_more(const Node& node, bool before) {
  const Node* at = before ? node.previous : node.next;
  while (at != nullptr && !has_text(*at) && !holds_picture(*at)) at = before ? at->previous : at->next;
  return at != nullptr;
}

class Marks {
 public:
  Marks(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : document_(document), options_(options), diagnostics_(diagnostics) {}

  void run() {
    std::vector<Node*> heads;
    std::vector<Node*> signs;
    for (Node* at = document_.root; at != nullptr; at = next_in(*document_.root, *at)) {
      if (is_head(*at)) heads.push_back(at);
      const auto* link = as<Link>(at);
      if (link != nullptr && is_own_sign(*link)) signs.push_back(at);
    }
    for (Node* head : heads) settle(*head);
    std::for_each(signs.rbegin(), signs.rend(), [&](Node* sign) { settle_sign(*sign); });
  }

 private:
  // From the page's end to its beginning: one sign may stand before another.
  void settle_sign(Node& link) {
    if (!is_inside(link, *document_.root)) return;  // it went with a heading's
    Node* mark = &link;                             // with the elements that hold nothing else
    while (mark->parent != nullptr && !is_block(*mark->parent) && begins(*mark) && ends(*mark)) mark = mark->parent;
    if (mark->parent == nullptr || offprint::is_mark(mark->parent->kind)) return;  // amid words
    const bool last = ends(*mark);
    if (!(last && shows_more(*mark, true)) && !(begins(*mark) && shows_more(*mark, false))) return;
    Node* const parent = mark->parent;
    Node* const behind = mark->next;
    cut(*mark);
    if (!last || mark->parent != nullptr) return;
    emptied_ = parent;
    blank_from_ = behind;
  }

  static bool begins(const Node& node) { return last_shown(node.previous) == nullptr; }

  // What is known to be blank is not looked at again for each sign before it.
  bool ends(const Node& node) const {
    const Node* const known = node.parent == emptied_ ? blank_from_ : nullptr;
    const Node* at = node.next;
    while (at != nullptr && at != known && is_blank_node(*at)) at = at->next;
    return at == known || at == nullptr;
  }

  void settle(Node& head) {
    head_ = nullptr;
    std::vector<Node*> marks;
    bool says_more = false;
    for (Node* at = next_in(head, head); at != nullptr;) {
      const bool mark = is_mark(*at, head);
      if (mark) marks.push_back(at);
      const auto* text = as<TextNode>(at);
      const std::string_view words = text == nullptr ? std::string_view() : text->value.view();
      says_more = says_more || (!mark && (is_picture(*at) || words_begin(words) < words.size()));
      at = mark ? skip_in(head, *at) : next_in(head, *at);
    }
    if (!says_more) return;
    if (head.kind == Kind::Heading) add_beside(head, marks);
    for (Node* mark : marks) cut(*mark);
  }

  bool has_id(const Node& head, std::string_view id) {
    if (head_ != &head) {
      head_ = &head;
      ids_.clear();
      for (const Node* at = &head; at != nullptr; at = next_in(head, *at)) {
        if (at->element != nullptr) ids_.insert(at->element->get("id"));
      }
    }
    return ids_.contains(id);
  }

  // What comes right before and after the heading, in the element that wraps them.
  void add_beside(Node& heading, std::vector<Node*>& marks) {
    const auto is_beside = [&](const Node* node) {
      return node != nullptr && (!is_block(*node) || is_named_edit(*node)) && is_mark(*node, heading);
    };
    Node* before = heading.previous;
    while (before != nullptr && is_blank_node(*before)) before = before->previous;
    if (is_beside(before)) marks.push_back(before);
    for (Node* after = first_shown(heading.next); is_beside(after); after = first_shown(after->next)) {
      marks.push_back(after);
    }
  }

  bool is_mark(const Node& node, const Node& head) {
    if (node.element == nullptr || node.first == nullptr || is_head(node)) return false;
    if (!holds_link(node) && !is_named_edit(node)) return false;
    const std::string text = short_text(node);
    if (text.empty()) return false;
    if (shows_only(text, kEdits))
      return is_named_edit(node) || (holds_link(node) && (in_brackets(node, text) || edits(node)));
    return (is_invisible(text) || shows_only(text, kSigns)) && leads_to_itself(node, head);
  }

  // "How to edit" may have a link on its last word.
  static bool in_brackets(const Node& node, std::string_view text) {
    const auto* before = as<TextNode>(static_cast<const Node*>(node.previous));
    const auto opens = [](std::string_view words, bool begins) {
      for (const std::string_view one : {"[", "【", "("}) {
        if (begins ? trim(words).starts_with(one) : trim(words).ends_with(one)) return true;
      }
      return false;
    };
    return opens(text, true) || (before != nullptr && opens(before->value, false));
  }

  static bool edits(const Node& node) {
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      const auto* link = as<Link>(at);
      if (link == nullptr) continue;
      const std::string_view url = link->url;
      const std::string_view path = url.substr(0, url.find_first_of("?#"));
      if (url.find("action=edit") != std::string_view::npos || path.ends_with("/edit")) return true;
    }
    return false;
  }

  static bool holds_link(const Node& node) {
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      if (at->kind == Kind::Link || (at->element != nullptr && at->element->name == "a")) return true;
    }
    return false;
  }

  // Whether all links in the node, at least one, lead to a place of this page.
  bool leads_to_itself(const Node& node, const Node& head) {
    bool found = false;
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      const auto* link = as<Link>(at);
      if (link == nullptr) continue;
      if (!is_own(link->url, head)) return false;
      found = true;
    }
    return found;
  }

  bool is_own(std::string_view address, const Node& head) {
    if (address.starts_with('#')) return true;
    const std::size_t mark = address.find('#');
    if (mark == std::string_view::npos) return false;
    const std::string_view own = document_.metadata.url;
    if (!own.empty() && address.substr(0, mark) == own.substr(0, own.find('#'))) return true;
    const std::string_view fragment = address.substr(mark + 1);
    return !fragment.empty() && has_id(head, fragment);
  }

  void cut(Node& mark) {
    if (keeps(options_, kReason)) return;
    take_brackets(mark);
    keep_ids(mark);
    cut_out(mark, kReason, options_, diagnostics_);
  }

  // "[" and "]" as text around the link go with it.
  void take_brackets(Node& mark) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> kBrackets{
        {{"[", "]"}, {"(", ")"}, {"【", "】"}}};
    auto* before = as<TextNode>(mark.previous);
    auto* after = as<TextNode>(mark.next);
    if (before == nullptr || after == nullptr) return;
    for (const auto& [open, close] : kBrackets) {
      const std::string_view left = before->value;
      const std::string_view right = after->value;
      if (!left.ends_with(open) || !right.starts_with(close)) continue;
      auto* opening = document_.make<TextNode>(before->source);
      auto* closing = document_.make<TextNode>(after->source);
      opening->value = before->value.part(left.size() - open.size(), open.size());
      closing->value = after->value.part(0, close.size());
      before->value = before->value.part(0, left.size() - open.size());
      after->value = after->value.part(close.size(), right.size() - close.size());
      insert_before(*mark.first, *opening);
      append(mark, *closing);
      if (before->value.empty()) detach(*before);
      if (after->value.empty()) detach(*after);
      return;
    }
  }

  // Other links may lead to where the mark was.
  void keep_ids(Node& mark) {
    for (const Node* at = &mark; at != nullptr; at = next_in(mark, *at)) {
      if (at->element == nullptr || (at->element->get("id").empty() && at->element->get("name").empty())) continue;
      auto* place = document_.make<Span>(at->source);
      place->element = at->element;
      insert_before(mark, *place);
    }
  }

  static constexpr std::string_view kReason = "heading-mark";
  Document& document_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  const Node* emptied_ = nullptr;     // where the last sign went,
  const Node* blank_from_ = nullptr;  // and what stood behind it
  const Node* head_ = nullptr;        // whose ids are known
  std::unordered_set<std::string_view> ids_;
};

}  // namespace

void cut_heading_marks(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Marks(document, options, diagnostics).run();
}

}  // namespace offprint
