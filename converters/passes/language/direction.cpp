// Which way text runs, in the article and in what differs from it.
//
// First, on the page: nodes get the direction that the markup gives (dir, bdo, bdi, `direction` in a style), with
// `auto` decided by the first letter, as browsers do. Later, in the article: what the page says of itself, else what
// its language tells, else what most of its letters do; and blocks that say nothing themselves run as their language
// does, or as nearly all of their letters do. The few words of a cell or an item say nothing, for a name in Latin
// letters in a list runs as its neighbours do. But where blocks say that they run from right to left, and the page says
// nothing, a browser showed the others from left to right. A direction equal to that around it is dropped.
#include "formats/unicode/direction.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "converters/passes/list.h"
#include "formats/document/tree.h"
#include "formats/reading/inline_style.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// ---- of the page

// The direction of the first letter outside what sets its own (HTML §3.2.6.4, "auto").
Direction first_letters(const Node& node) {
  for (const Node* at = next_in(node, node); at != nullptr;) {
    const Element* element = at->element;
    const bool own = element != nullptr && (element->find("dir") != nullptr || element->name == "bdi");
    Letters letters;
    if (const auto* text = as<TextNode>(at)) letters.add(text->value);
    if (letters.first != Direction::None) return letters.first;
    at = own ? skip_in(node, *at) : next_in(node, *at);
  }
  return Direction::None;
}

Direction said_by(const Node& node) {
  const Element& element = *node.element;
  constexpr std::uint64_t kSaying = name_bit("style") | name_bit("dir");
  if (!element.may_have(kSaying) && !element.name.view().starts_with("bd")) return Direction::None;
  const bool styled = element.get("style").find("irection") != std::string_view::npos;  // most styles say nothing
  const InlineStyle style = styled ? inline_style(&element) : InlineStyle();
  const std::string_view dir = trim(element.get("dir"));
  Direction said = style.direction;
  if (said == Direction::None && equals_ignoring_case(dir, "rtl")) said = Direction::Rtl;
  if (said == Direction::None && equals_ignoring_case(dir, "ltr")) said = Direction::Ltr;
  if (said == Direction::None && (equals_ignoring_case(dir, "auto") || element.name == "bdi"))
    said = first_letters(node);
  const bool turns = element.name == "bdo" || style.bidi_override;
  if (!turns || element.block || said == Direction::None) return said;
  return said == Direction::Rtl ? Direction::RtlOverride : Direction::LtrOverride;
}

// ---- of the article

// Blocks that run as their letters do, where they say nothing.
bool may_follow_its_letters(Kind kind) {
  switch (kind) {
    case Kind::Paragraph:
    case Kind::Heading:
    case Kind::BlockQuote:
    case Kind::List:
    case Kind::Code:
    case Kind::Caption:
    case Kind::FootnoteDefinition: return true;
    default: return false;
  }
}

class Settler {
 public:
  explicit Settler(Document& document) : document_(document) { look_through(*document.root); }

  void run() {
    Direction& whole = document_.metadata.direction;
    const bool silent_page = whole == Direction::None;
    if (whole == Direction::None) whole = direction_of_language(document_.metadata.language);
    const bool is_told = whole != Direction::None;
    if (!is_told && !one_way_ && all().rtl > all().ltr) whole = Direction::Rtl;
    if (whole != Direction::Rtl) whole = Direction::None;  // left to right is the default
    if (one_way_ && silent_ && whole == Direction::None) return;
    settle(*document_.root, whole == Direction::Rtl ? Direction::Rtl : Direction::Ltr, silent_page && blocks_say_rtl_);
  }

 private:
  void look_through(const Node& root) {
    for (const Node* at = &root; at != nullptr; at = next_in(root, *at)) {
      silent_ = silent_ && at->language.empty() && at->direction == Direction::None;
      blocks_say_rtl_ = blocks_say_rtl_ || (base(at->direction) == Direction::Rtl && may_follow_its_letters(at->kind));
      if (!one_way_) continue;
      if (const auto* text = as<TextNode>(at)) one_way_ = !may_run_right_to_left(text->value);
      if (const auto* code = as<Code>(at)) one_way_ = !may_run_right_to_left(code->value);
    }
  }

  // The letters of the article; those of its blocks are in blocks_ then.
  const Letters& all() {
    if (!all_) all_ = count(*document_.root);
    return *all_;
  }

  Letters count(const Node& node) {
    Letters letters;
    if (const auto* text = as<TextNode>(&node)) letters.add(text->value);
    if (const auto* code = as<Code>(&node)) letters.add(code->value);
    for (const Node* child = node.first; child != nullptr; child = child->next) letters.add(count(*child));
    if (may_follow_its_letters(node.kind)) blocks_.emplace(&node, letters);
    return letters;
  }

  // `by_default`: nothing around says the direction, so that a browser's default, left to right, holds.
  void settle(Node& node, Direction around, bool by_default) {
    const bool says = node.direction != Direction::None;
    if (node.direction == Direction::None &&
        is(node.kind, group::kFlow | group::kItem | group::kCell | group::kCaption)) {
      node.direction = of_block(node, around, by_default);
    }
    if (node.direction == around) node.direction = Direction::None;
    const Direction inside = node.direction == Direction::None ? around : base(node.direction);
    for (Node* child = node.first; child != nullptr; child = child->next) settle(*child, inside, by_default && !says);
  }

  Direction of_block(const Node& node, Direction around, bool by_default) {
    if (!node.language.empty() && node.kind != Kind::Code) return direction_of_language(node.language);
    if (one_way_ && around == Direction::Ltr) return Direction::None;
    all();
    const auto found = blocks_.find(&node);
    if (found == blocks_.end()) return Direction::None;
    const Direction told = of_letters(node, found->second, by_default ? Direction::Ltr : around);
    return told == Direction::None && by_default ? Direction::Ltr : told;
  }

  static Direction of_letters(const Node& node, const Letters& letters, Direction around) {
    constexpr std::size_t kSentence = 12;  // letters: fewer are a name
    constexpr std::size_t kFew = 4;        // one letter in so many may run the other way
    const bool rtl = letters.rtl > letters.ltr * kFew;
    const bool ltr = letters.ltr > letters.rtl * kFew;
    if (node.kind == Kind::Code) return ltr ? Direction::Ltr : Direction::None;
    if (around == Direction::Ltr) return rtl ? Direction::Rtl : Direction::None;
    return ltr && letters.rtl == 0 && letters.ltr >= kSentence ? Direction::Ltr : Direction::None;
  }

  Document& document_;
  std::unordered_map<const Node*, Letters> blocks_;
  bool one_way_ = true;  // no letter runs from right to left
  bool blocks_say_rtl_ = false;
  bool silent_ = true;          // no node says anything of its language or direction
  std::optional<Letters> all_;  // counted where an answer depends on it
};

}  // namespace

void read_directions(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  for (Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    if (at->element != nullptr) at->direction = said_by(*at);
  }
}

void settle_directions(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  Settler(document).run();
}

}  // namespace offprint
