#include "converters/passes/furniture/furniture_guard.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "converters/passes/furniture/shown.h"
#include "formats/document/tree.h"

namespace offprint::furniture {

namespace {

struct Guard {
  Kind kind;
  std::string_view element;  // "" for any
  bool exhibit;              // what holds it, with words outside links, stays too
  std::string_view why;
};
constexpr std::array kGuards{
    Guard{Kind::Table, "", true, "figures and words in their columns"},
    Guard{Kind::TableRow, "", false, "without it the rows no longer match"},
    Guard{Kind::TableCell, "", false, "its neighbours would move into its column"},
    Guard{Kind::ListItem, "", false, "the numbers of a list that stays count it"},
    Guard{Kind::DefinitionList, "", true, "terms and what they mean"},
    Guard{Kind::DefinitionTerm, "", false, "its description would belong to another"},
    Guard{Kind::DefinitionDescription, "", false, "its term would mean nothing"},
    Guard{Kind::Division, "pre", true, "code and poems show every character"},
    Guard{Kind::Division, "caption", false, "it names its table"},
    Guard{Kind::Division, "summary", false, "it names what can be opened"},
    Guard{Kind::Division, "legend", false, "it names its group"},
    Guard{Kind::Code, "", true, "the same, where a reader made it"},
    Guard{Kind::BlockQuote, "", true, "somebody's words"},
    Guard{Kind::Caption, "", false, "it explains what is beside it"},
    Guard{Kind::Credit, "", false, "it names the maker of what is beside it"},
    Guard{Kind::FootnoteDefinition, "", false, "a reference leads to it"},
};

// The rows of each kind, which stand together: [begin, end).
struct Rows {
  std::uint8_t begin = 0;
  std::uint8_t end = 0;
  bool named = false;  // they name elements
};
constexpr std::array<Rows, kKindCount> kRowsOf = [] {
  std::array<Rows, kKindCount> rows{};
  for (std::size_t i = 0; i < kGuards.size(); ++i) {
    Rows& of = rows.at(static_cast<std::size_t>(kGuards.at(i).kind));
    if (of.end != 0 && (of.end != i || !of.named))
      throw "the rows of a kind stand together, and are one or name elements";
    if (of.end == 0) of.begin = static_cast<std::uint8_t>(i);
    of.end = static_cast<std::uint8_t>(i + 1);
    of.named = !kGuards.at(i).element.empty();
  }
  return rows;
}();

// The first letters of the elements that rows name.
constexpr std::array<bool, 256> kFirstLetters = [] {
  std::array<bool, 256> letters{};
  for (const Guard& guard : kGuards) {
    if (!guard.element.empty()) letters.at(static_cast<unsigned char>(guard.element.front())) = true;
  }
  return letters;
}();

// Whether a row may name the element: none names "div".
bool may_be_named(const Element* element) {
  return element != nullptr && !element->name.empty() &&
         kFirstLetters[static_cast<unsigned char>(*element->name.begin())];
}

// The heading that the block is, or that is all it holds; a line all in bold is one to a reader. Null for neither.
const Node* heading_of(const Node& node) {
  const Node* at = &node;
  while (at->kind == Kind::Division || at->kind == Kind::Paragraph || at->kind == Kind::Span) {
    at = first_shown(at->first);
    if (at == nullptr || first_shown(at->next) != nullptr) return nullptr;
  }
  return at->kind == Kind::Heading || at->kind == Kind::Strong ? at : nullptr;
}

// A heading's outermost wrapper that holds nothing else.
const Node* last_of_heading(const Node& heading, const Measures& measures) {
  const Node* at = &heading;
  while (next_shown(*at, measures) == nullptr && at->parent != nullptr && at->parent->parent != nullptr &&
         is_measured(*at->parent) && measures.of(*at->parent).all == measures.of(heading).all)
    at = at->parent;
  return at;
}

bool is_picture_alone(const Node& node, const Measures& measures) {
  if (!is_measured(node)) return node.kind == Kind::Image;
  return measures.of(node).all == 0 && (measures.of(node).holds & holding::kShown) != 0;
}

// Links with words that neither share the page nor are named as furniture: what an author may put under a heading.
bool is_links_alone(const Node& node, const Measures& measures) {
  if (!is_measured(node)) return node.kind == Kind::Link;
  const Measure& m = measures.of(node);
  return is_links(m) && m.said.rows == 0 && (m.holds & holding::kShare) == 0;
}

// What comes under the heading, a few pictures and links passed over; null for nothing.
const Node* under(const Node& heading, const Measures& measures) {
  constexpr int kFew = 12;  // so that the search does not run through a page of links
  const Node* at = next_shown(*last_of_heading(heading, measures), measures);
  for (int passed = 0; at != nullptr && passed < kFew; ++passed) {
    if (!is_picture_alone(*at, measures) && !is_links_alone(*at, measures)) break;
    at = next_shown(*at, measures);
  }
  return at;
}

// Text, a player, a table: anything but links and furniture.
bool heads_something(const Node& block, const Measures& measures) {
  const Node* heading = heading_of(block);
  const Node* at = heading == nullptr ? nullptr : under(block, measures);
  if (at == nullptr) return false;
  if (!is_measured(*at)) return at->kind != Kind::Link;
  if (const auto* next = as<Heading>(heading_of(*at))) {  // a deeper one: its text is this one's
    const auto* own = as<Heading>(heading);
    return own != nullptr && next->depth > own->depth;
  }
  const Measure& m = measures.of(*at);
  if (m.comments.count > 0 || (m.said.thread && !m.said.section)) return false;
  if (m.all == 0) return (m.holds & holding::kEmbed) != 0;
  // What is named as furniture is judged on its own.
  return !is_links(m) && (m.said.rows == 0 || m.longest >= kProse || (m.holds & holding::kExhibit) != 0);
}

// A picture or a player with its words: in a figure, or a box with such a name, the picture may be a link.
bool is_captioned(const Node& node, const Measure& m) {
  if ((m.holds & holding::kCaption) == 0) return false;
  const bool box = node.kind == Kind::Figure || m.said.caption;
  return (m.holds & (holding::kShown | holding::kEmbed | (box ? holding::kPicture : 0U))) != 0;
}

}  // namespace

Guarded guarded_as(const Node& node) {
  const Rows rows = kRowsOf[static_cast<std::size_t>(node.kind)];
  if (rows.end == 0) return {};
  if (!rows.named) return {true, kGuards[rows.begin].exhibit};
  if (!may_be_named(node.element)) return {};
  for (std::size_t i = rows.begin; i < rows.end; ++i) {
    if (node.element->name == kGuards[i].element) return {true, kGuards[i].exhibit};
  }
  return {};
}

bool is_exhibit(const Node& node, Guarded guarded, const Measure& m) {
  return (guarded.exhibit && m.all > m.linked) || is_captioned(node, m);
}

bool is_guarded(const Node& node, const Measures& measures) {
  if (stays_as_itself(node) || (measures.of(node).holds & holding::kExhibit) != 0) return true;
  return heads_something(node, measures);
}

bool is_most_of_what_stays(const Node& node, const Measures& measures) {
  const Measure& m = measures.of(node);
  return m.within != nullptr && m.all * 2 > measures.of(*m.within).all;
}

const Node* next_shown(const Node& node, const Measures& measures) {
  const auto shows = [&](const Node& at) {
    if (is_blank_node(at)) return false;
    if (!is_measured(at)) return at.kind == Kind::Text || has_text(at) || holds_picture(at);
    const Measure& m = measures.of(at);
    return m.all > 0 || (m.holds & (holding::kPicture | holding::kEmbed | holding::kLink)) != 0;
  };
  const Node* at = node.next;
  while (at != nullptr && !shows(*at)) at = at->next;
  return at;
}

}  // namespace offprint::furniture
