// The nodes of a Document: a struct for each kind, all made in the Document's arena and never destroyed.
//
// A tree is linked both ways (parent, siblings, first and last child). Change the links only with the functions of
// formats/document/tree.h, which keep them consistent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>

#include "formats/document/kind.h"
#include "formats/document/text.h"
#include "formats/unicode/direction.h"

namespace offprint {

// Where a node came from: [begin, end) in bytes of the normalised UTF-8 (Document::input). A node made by a pass copies
// the source of what it was made from.
struct Source {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Attribute {
  Text name;   // ASCII lower case
  Text value;  // references decoded, UTF-8; empty if the attribute has no value
};

// One of 64 bits for a name, so that most questions for an attribute that is not there are one test. The factors are
// such that elements of which passes ask (bdi, code, pre) share theirs with no element that every page has, nor `dir`
// its.
constexpr std::uint64_t name_bit(std::string_view name) {
  if (name.empty()) return 1;
  const auto at = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(name[i])); };
  return std::uint64_t{1} << ((at(0) * 4 + at(name.size() / 2) + at(name.size() - 1) * 32 + name.size() * 58) % 64);
}

// The HTML element that a page's node was read from. Only readers of pages make one; passes read it.
struct Element {
  Text name;  // ASCII lower case: "div", "h2", "noscript"
  const Attribute* attributes = nullptr;
  std::uint32_t count = 0;  // of attributes; of equal names only the first is kept
  bool block = false;       // whether HTML's rendering rules make it a block (§15.3)
  std::uint64_t names = 0;  // the name_bit of each attribute

  // The attribute's value; null if there is none of that name (an empty value is not null).
  const Text* find(std::string_view attribute) const {
    return (names & name_bit(attribute)) == 0 ? nullptr : find_among(attribute);
  }
  // The same, "" for none.
  std::string_view get(std::string_view attribute) const {
    const Text* value = find(attribute);
    return value == nullptr ? std::string_view() : value->view();
  }
  // Whether an attribute may be there of which `bits` holds the name_bit.
  bool may_have(std::uint64_t bits) const { return (names & bits) != 0; }

 private:
  const Text* find_among(std::string_view attribute) const;
};

struct Node {
  Kind kind;
  Direction direction = Direction::None;  // of its text, if it differs from what surrounds it
  Source source;
  mutable std::uint32_t place = 0;  // its row in the NodeTable of the pass that runs (node_table.h)
  Node* parent = nullptr;
  Node* previous = nullptr;
  Node* next = nullptr;
  Node* first = nullptr;             // child
  Node* last = nullptr;              // child
  const Element* element = nullptr;  // null if it was not read from an element
  Text language;                     // BCP 47, if it differs from what surrounds it; else empty

  explicit constexpr Node(Kind k) : kind(k) {}
};

// A node of kind K without fields of its own.
template <Kind K>
struct Plain : Node {
  static constexpr Kind kKind = K;
  constexpr Plain() : Node(K) {}
};

using Root = Plain<Kind::Root>;
using Paragraph = Plain<Kind::Paragraph>;
using ThematicBreak = Plain<Kind::ThematicBreak>;
using BlockQuote = Plain<Kind::BlockQuote>;
using TableRow = Plain<Kind::TableRow>;
// What a page shows with its explanation: image, link around an image, embed, table, code or quotation; then caption
// and credit in the page's order.
using Figure = Plain<Kind::Figure>;
using Caption = Plain<Kind::Caption>;
// Who made the picture, kept apart from the caption.
using Credit = Plain<Kind::Credit>;
using Gallery = Plain<Kind::Gallery>;
using DefinitionList = Plain<Kind::DefinitionList>;
using DefinitionTerm = Plain<Kind::DefinitionTerm>;
using DefinitionDescription = Plain<Kind::DefinitionDescription>;
using Emphasis = Plain<Kind::Emphasis>;
using Strong = Plain<Kind::Strong>;
using Delete = Plain<Kind::Delete>;
using Underline = Plain<Kind::Underline>;
using Mark = Plain<Kind::Mark>;
using Superscript = Plain<Kind::Superscript>;
using Subscript = Plain<Kind::Subscript>;
using Break = Plain<Kind::Break>;
using Division = Plain<Kind::Division>;
using Span = Plain<Kind::Span>;

struct Heading : Plain<Kind::Heading> {
  std::uint8_t depth = 1;  // 1 to 6, as in the source
};

// How an ordered list shows its numbers (HTML's `type`, CSS's list-style-type).
enum class ListStyle : std::uint8_t { Decimal, LowerAlpha, UpperAlpha, LowerRoman, UpperRoman };

struct List : Plain<Kind::List> {
  bool ordered = false;
  bool spread = false;    // loose: blank lines between the items
  bool reversed = false;  // an ordered list that counts down
  ListStyle style = ListStyle::Decimal;
  std::int32_t start = 1;  // of an ordered list: its first item's number, if the item has none of its own
};

// The box of a task list's item.
enum class Checked : std::uint8_t { None, No, Yes };

struct ListItem : Plain<Kind::ListItem> {
  std::optional<std::int32_t> value;  // its number, if the page gives it one; later items count on from there
  Checked checked = Checked::None;
};

struct Code : Plain<Kind::Code> {
  Text value;  // line feeds as they are; no final one
  Text lang;   // empty if unknown
};

enum class Align : std::uint8_t { None, Left, Center, Right };

struct Table : Plain<Kind::Table> {
  const Align* align = nullptr;  // `columns` of them
  std::uint32_t columns = 0;
};

struct TableCell : Plain<Kind::TableCell> {
  std::uint16_t colspan = 1;
  std::uint16_t rowspan = 1;
  bool header = false;
};

enum class EmbedKind : std::uint8_t { Iframe, Video, Audio };

struct Embed : Plain<Kind::Embed> {
  EmbedKind embed = EmbedKind::Iframe;
  Text url;  // one that a person can open
  Text title;
};

struct FootnoteDefinition : Plain<Kind::FootnoteDefinition> {
  Text identifier;
  Text label;
};

// A formula: mdast's `math`, a block, and `inlineMath`.
template <Kind K>
struct Formula : Plain<K> {
  Text value;   // TeX, without delimiters; never empty
  Text mathml;  // the page's own <math>, cleaned: well-formed XML with its namespace; empty if it had none
};
using Math = Formula<Kind::Math>;
using InlineMath = Formula<Kind::InlineMath>;

struct TextNode : Plain<Kind::Text> {
  Text value;  // white space as it is until the pass `space`; then collapsed
};

struct InlineCode : Plain<Kind::InlineCode> {
  Text value;
};

struct Link : Plain<Kind::Link> {
  Text url;
  Text title;
  bool bare = false;  // GFM made it of an address in the text: Markdown writes it as that again
};

struct Image : Plain<Kind::Image> {
  Text url;  // the origin's; "" only before the images pass
  Text alt;  // empty if there is none
  Text title;
  Text mirror;              // the image proxy's address, if the dump had one
  std::uint32_t width = 0;  // CSS pixels as the page gives them; 0 if it does not
  std::uint32_t height = 0;
  // The same picture in other forms and sizes (<picture>, srcset), best first: for whoever needs its bytes.
  const Text* sources = nullptr;
  std::uint32_t source_count = 0;
};

struct Ruby : Plain<Kind::Ruby> {
  Text annotation;  // children: the base
};

struct FootnoteReference : Plain<Kind::FootnoteReference> {
  Text identifier;
  Text label;
};

static_assert(std::is_trivially_destructible_v<Image> && std::is_trivially_destructible_v<Table>);

// The node as its struct; null if it is of another kind.
template <class T>
T* as(Node* node) {
  return node != nullptr && node->kind == T::kKind ? static_cast<T*>(node) : nullptr;
}
template <class T>
const T* as(const Node* node) {
  return node != nullptr && node->kind == T::kKind ? static_cast<const T*>(node) : nullptr;
}

}  // namespace offprint
