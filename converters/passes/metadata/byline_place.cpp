#include "converters/passes/metadata/byline_place.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "converters/passes/furniture/class_words.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/metadata/byline_elements.h"
#include "converters/passes/metadata/byline_roles.h"
#include "converters/passes/metadata/names.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongestPlaced = 240;  // bytes of a line's text
constexpr int kMostPlaced = 60;              // of a line

// Its text, where it is a line's; else none.
std::string line_text(const Node& block) {
  std::string out;
  int nodes = 0;
  for (const Node* at = &block; at != nullptr; at = next_in(block, *at)) {
    if (const auto* text = as<TextNode>(at)) out += text->value.view();
    if (at->kind == Kind::Break || is_block(*at)) out += '\n';
    if (++nodes > kMostPlaced || out.size() > kLongestPlaced) return {};
  }
  return std::string(trim(out));
}

bool ends_sentence(std::string_view text) {
  static constexpr std::array<std::string_view, 6> kEnds{"。", "！", "？", ".", "!", "?"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](std::string_view end) { return text.ends_with(end); });
}

bool has_text_above(const Node& holder, const Node& node) {
  for (const Node* at = &holder; at != nullptr && at != &node; at = next_in(holder, *at)) {
    const auto* text = as<TextNode>(at);
    if (text != nullptr && !is_blank(text->value)) return true;
  }
  return false;
}

int cells_with_text(const Node& row) {
  int cells = 0;
  for (const Node* cell = row.first; cell != nullptr; cell = cell->next)
    cells += cell->kind == Kind::TableCell && has_text(*cell) ? 1 : 0;
  return cells;
}

// Two rows of two cells and more are a table of facts; a layout's has the article in a row of one.
bool is_row_of_facts(const Node& row) {
  const auto is_fact = [](const Node* other) {
    return other != nullptr && other->kind == Kind::TableRow && cells_with_text(*other) > 1;
  };
  return is_fact(&row) && (is_fact(first_shown(row.next)) || is_fact(row.previous));
}

// What is said of a book or a film, and of no article.
constexpr std::array<std::string_view, 12> kFacts{"书名", "書名", "出版社", "装帧", "裝幀",      "页数",
                                                  "頁數", "导演", "導演",   "主演", "publisher", "isbn"};

bool says_fact(const Node* line) {
  if (line == nullptr || !is_block(*line)) return false;
  const std::string text = line_text(*line);
  const std::size_t label = std::min(text.find(':'), text.find("："));
  if (label == std::string::npos || ends_sentence(text)) return false;
  const std::string_view words = trim(std::string_view(text).substr(0, label));
  return std::any_of(kFacts.begin(), kFacts.end(),
                     [&](std::string_view fact) { return equals_ignoring_case(words, fact); });
}

const Node* shown_above(const Node& line) { return last_shown(line.previous); }

// A heading, or a short line that is no sentence: a name of something.
bool is_name_line(const Node* node) {
  constexpr std::size_t kShort = 40;  // characters
  if (node == nullptr || !is_block(*node)) return false;
  const std::string text = line_text(*node);
  return !text.empty() && characters(text) <= kShort && !ends_sentence(text);
}

// Whether the two look alike: `<p><strong>` and `<p><strong>`, `<h3>` and `<h3>`.
bool are_alike(const Node& a, const Node& b) {
  if (a.kind != b.kind || a.element->name.view() != b.element->name.view()) return false;
  const Node* const first = first_shown(a.first);
  const Node* const other = first_shown(b.first);
  return first != nullptr && other != nullptr && first->kind == other->kind;
}

// What says that a name follows: up to a colon, a bar or a slash.
std::string_view label_of(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kSigns{"：", ":", "｜", "|", "丨", "／", "/", " by "};
  std::size_t end = text.size();
  for (const std::string_view sign : kSigns) end = std::min(end, text.find(sign));
  return trim(text.substr(0, end));
}

bool names_others(const Node& line, std::string_view label, const BylineText& read) {
  const std::string text = line_text(line);
  if (text.empty() || label_of(text) != label || !may_be_byline(text)) return false;
  const std::vector<std::string> names = read_byline(text).authors;
  return !names.empty() && std::none_of(names.begin(), names.end(), [&](const std::string& name) {
    return std::find(read.authors.begin(), read.authors.end(), name) != read.authors.end();
  });
}

}  // namespace

bool is_part_of_facts(const Node& line, const Node& root, std::string_view title) {
  for (const Node* at = &line; at != nullptr && at != &root; at = at->parent) {
    if (at->kind == Kind::TableRow && is_row_of_facts(*at)) return true;
    const bool holds = at->kind == Kind::BlockQuote || at->kind == Kind::List || at->kind == Kind::DefinitionList;
    if (holds && has_text_above(*at, line)) return title.empty() || text_content(*at).find(title) == std::string::npos;
  }
  return false;
}

bool is_beside_facts(const Node& line) {
  const std::string text = line_text(line);
  const std::string_view label = label_of(text);
  if (label != "作者" && !equals_ignoring_case(label, "author")) return false;
  return says_fact(first_shown(line.next)) || says_fact(shown_above(line));
}

bool is_one_of_several(const Node& line, const BylineText& read, const Node& root) {
  const Node* const name = shown_above(line);
  const std::string text = line_text(line);
  if (!is_name_line(name)) return false;
  for (const Node* at = skip_in(root, line); at != nullptr; at = next_in(root, *at)) {
    const Node* const above = is_block(*at) ? shown_above(*at) : nullptr;
    const bool named = above != nullptr && above != &line && is_block(*above) && are_alike(*name, *above);
    if (named && is_name_line(above) && names_others(*at, label_of(text), read)) return true;
  }
  return false;
}

namespace {

// An item that holds a block of text beside the node, and no heading: one of a thread, not a line of the page's.
bool is_entry_around(const Node& item, const Node& node) {
  int left = kMostPlaced;
  bool found = false;
  for (const Node* at = next_in(item, item); at != nullptr && left > 0; --left) {
    if (at->kind == Kind::Heading) return false;
    const auto* text = found || at == &node ? nullptr : as<TextNode>(at);
    if (text != nullptr && !is_blank(text->value)) {
      const Node* const block = block_around(*text);
      found = block != &item && !is_inside(node, *block);
    }
    at = at == &node ? skip_in(item, *at) : next_in(item, *at);
  }
  return found;
}

bool says_answer(const Element& element) {
  static constexpr std::array<std::string_view, 6> kWords{"comment", "comments", "commentlist",
                                                          "reply",   "replies",  "feedback"};
  if (element.name == "body" || element.name == "html" || element.name == "main") return false;
  const auto cites = [](std::string_view name) { return name == "h-cite"; };  // microformats2
  return element.get("itemprop") == "comment" || has_class_word(element, kWords) ||
         any_name(element.get("class"), cites);
}

}  // namespace

bool is_of_answer(const Node& node, const Node* text) {
  bool in_item = false;
  for (const Node* at = node.parent; at != nullptr; at = at->parent) {
    if (text != nullptr && is_inside(*text, *at)) return false;
    if (at->kind == Kind::ListItem && !std::exchange(in_item, true) && is_entry_around(*at, node)) return true;
    if (at->element != nullptr && says_answer(*at->element)) return true;
  }
  return false;
}

namespace {

constexpr int kNear = 12;     // siblings that are looked at on each side of an entry
constexpr int kLevels = 8;    // elements that an entry's date may begin
constexpr int kAtBegin = 16;  // nodes among which an entry's date is

// "14:05", "1998年6月", "2019-05-06".
bool begins_with_date(std::string_view text) {
  static constexpr std::array<std::string_view, 7> kSigns{":", ".", "：", "年", "月", "-", "/"};
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const std::string_view rest = text.substr(digits);
  if (digits == 0 || digits > 4) return false;
  const auto* const sign = std::find_if(kSigns.begin(), kSigns.end(), [&](auto s) { return rest.starts_with(s); });
  if (sign == kSigns.end()) return false;
  return sign->size() > 1 || (rest.size() > 1 && is_digit(rest[1]));
}

bool begins_with_date(const Node& node) {
  int left = kAtBegin;
  for (const Node* at = &node; at != nullptr && left > 0; at = next_in(node, *at), --left) {
    if (is_element(*at, "time")) return true;
    const auto* text = as<TextNode>(at);
    if (text != nullptr && !is_blank(text->value)) return begins_with_date(trim(text->value));
  }
  return false;
}

bool have_one_shape(const Node& a, const Node& b) {
  return a.kind == b.kind && a.element != nullptr && b.element != nullptr &&
         a.element->name.view() == b.element->name.view() && a.element->get("class") == b.element->get("class");
}

// Whether one near the node begins so, too. Where the node holds nothing but the date, a block of text must stand
// between them: "published … • updated …" are of one line.
template <class Step>
bool has_twin(const Node& node, bool more, const Step& step) {
  bool between = more;
  int left = kNear;
  for (const Node* at = step(node); at != nullptr && left > 0; at = step(*at), --left) {
    if (is_blank_node(*at)) continue;
    if (have_one_shape(node, *at) && begins_with_date(*at)) return between;
    between = between || (is_block(*at) && has_text(*at));
  }
  return false;
}

// Whether nothing is shown before it in what holds it; false where that takes long to tell.
bool is_first(const Node& node) {
  int left = kNear;
  const Node* at = node.previous;
  while (at != nullptr && left > 0 && is_blank_node(*at)) at = at->previous, --left;
  return at == nullptr;
}

}  // namespace

bool begins_entry(const Node& date, const Node& root) {
  bool more = false;  // it holds more than the date
  int left = kLevels;
  for (const Node* at = &date; at != &root && at != nullptr && left > 0; at = at->parent, --left) {
    if (has_twin(*at, more, [](const Node& node) { return node.next; })) return true;
    if (has_twin(*at, more, [](const Node& node) { return node.previous; })) return true;
    if (!is_first(*at)) return false;
    more = more || at->next != nullptr;
  }
  return false;
}

bool is_clock(std::string_view text) {
  constexpr std::size_t kLongest = 8;  // 11.05 pm
  const std::size_t sign = text.find_first_of(":.");
  if (text.size() > kLongest || sign == 0 || sign > 2 || sign == std::string_view::npos) return false;
  return is_digit(text[0]) && sign + 2 < text.size() && is_digit(text[sign + 1]) && is_digit(text[sign + 2]);
}

namespace {

// "Posted … in … by …", "Ann Roe ·": no word is written small but those that join.
bool joins_names(std::string_view text) {
  static constexpr std::array<std::string_view, 8> kJoining{"by", "in", "on", "at", "and", "par", "von", "por"};
  for (std::string_view rest = trim(text); !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find_first_of(" \n"));
    const bool joins = std::find(kJoining.begin(), kJoining.end(), word) != kJoining.end();
    if (!joins && !word.empty() && word.front() >= 'a' && word.front() <= 'z') return false;
    rest = trim(rest.substr(word.size()));
  }
  return true;
}

// Signs of ASCII, Latin-1 and General Punctuation up to the arrows and shapes are none: "·", "•", "—".
bool holds_letters(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    const bool sign =
        c.size == 1 ? !is_alphanumeric(text[at]) : c.value < 0xC0 || (c.value >= 0x2000 && c.value < 0x2C00);
    if (!sign) return true;
    at += c.size;
  }
  return false;
}

}  // namespace

bool may_date_article(const Node& line) {
  constexpr std::size_t kLongestNick = 12;  // characters
  for (const Node* at = &line; at != nullptr; at = next_in(line, *at)) {
    if (at->kind != Kind::Link) continue;
    const std::string shown = text_content(*at);
    if (characters(shown) > kLongestNick && !is_person(shown) && !find_date(shown)) return false;
  }
  const std::string beside = text_beside_links(line);
  const std::vector<std::string> names = split_names(beside);
  const bool named = !names.empty() && std::all_of(names.begin(), names.end(), is_written_as_person);
  return !holds_letters(beside) || (joins_names(beside) && (named || may_be_byline(beside)));
}

}  // namespace offprint
