// The kinds of node that a Document is made of, and the one table of facts about them.
//
// Names are mdast's (https://github.com/syntax-tree/mdast) where mdast has the kind; the rest are
// Offprint's own extensions, described in formats/json/document.schema.json.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offprint {

enum class Kind : std::uint8_t {
  Root,
  // Blocks.
  Paragraph,
  Heading,
  ThematicBreak,
  BlockQuote,
  List,
  ListItem,
  Code,
  Table,
  TableRow,
  TableCell,
  Figure,
  Caption,
  Credit,
  Gallery,
  Embed,
  DefinitionList,
  DefinitionTerm,
  DefinitionDescription,
  FootnoteDefinition,
  Math,
  // Inlines.
  Text,
  Emphasis,
  Strong,
  Delete,
  Underline,
  Mark,
  Superscript,
  Subscript,
  InlineCode,
  InlineMath,
  Break,
  Link,
  Image,
  Ruby,
  FootnoteReference,
  // Only in pages (Stage::Page): what HTML groups with, without a meaning of its own.
  Division,
  Span,
};
inline constexpr std::size_t kKindCount = static_cast<std::size_t>(Kind::Span) + 1;

// Groups of kinds, as bits: what a kind is, and what it may hold.
namespace group {
inline constexpr unsigned kNone = 0;
inline constexpr unsigned kFlow = 1U << 0U;        // mdast's flow content: blocks
inline constexpr unsigned kPhrasing = 1U << 1U;    // mdast's phrasing content: inlines
inline constexpr unsigned kItem = 1U << 2U;        // list items
inline constexpr unsigned kRow = 1U << 3U;         // table rows
inline constexpr unsigned kCell = 1U << 4U;        // table cells
inline constexpr unsigned kPicture = 1U << 5U;     // what a figure shows: an image, a link around one, an embed
inline constexpr unsigned kCaption = 1U << 6U;     // caption and credit
inline constexpr unsigned kFigure = 1U << 7U;      // figures, in a gallery
inline constexpr unsigned kDefinition = 1U << 8U;  // terms and descriptions
inline constexpr unsigned kPoster = 1U << 9U;      // an image, in an embed
inline constexpr unsigned kGrouping = 1U << 10U;   // Division and Span, of pages
inline constexpr unsigned kExhibit = 1U << 11U;    // what else a figure may show: a table, code, a quotation
}  // namespace group

struct KindRow {
  Kind kind;
  std::string_view name;  // the JSON contract's `type`
  unsigned is;            // the groups that it belongs to
  unsigned holds;         // the groups that its children may belong to; 0 for a leaf
  // A table cell holds blocks or inlines, never both at once (Stage::Article).
};

inline constexpr std::array<KindRow, kKindCount> kKinds{{
    {Kind::Root, "root", group::kNone, group::kFlow},
    {Kind::Paragraph, "paragraph", group::kFlow, group::kPhrasing},
    {Kind::Heading, "heading", group::kFlow, group::kPhrasing},
    {Kind::ThematicBreak, "thematicBreak", group::kFlow, group::kNone},
    {Kind::BlockQuote, "blockquote", group::kFlow | group::kExhibit, group::kFlow},
    {Kind::List, "list", group::kFlow, group::kItem},
    {Kind::ListItem, "listItem", group::kItem, group::kFlow},
    {Kind::Code, "code", group::kFlow | group::kExhibit, group::kNone},
    {Kind::Table, "table", group::kFlow | group::kExhibit, group::kRow},
    {Kind::TableRow, "tableRow", group::kRow, group::kCell},
    {Kind::TableCell, "tableCell", group::kCell, group::kPhrasing | group::kFlow},
    {Kind::Figure, "figure", group::kFlow | group::kFigure, group::kPicture | group::kExhibit | group::kCaption},
    {Kind::Caption, "caption", group::kCaption, group::kPhrasing},
    {Kind::Credit, "credit", group::kCaption, group::kPhrasing},
    {Kind::Gallery, "gallery", group::kFlow, group::kFigure},
    {Kind::Embed, "embed", group::kFlow | group::kPicture, group::kPoster},
    {Kind::DefinitionList, "definitionList", group::kFlow, group::kDefinition},
    {Kind::DefinitionTerm, "definitionTerm", group::kDefinition, group::kPhrasing},
    {Kind::DefinitionDescription, "definitionDescription", group::kDefinition, group::kFlow},
    {Kind::FootnoteDefinition, "footnoteDefinition", group::kFlow, group::kFlow},
    {Kind::Math, "math", group::kFlow, group::kNone},
    {Kind::Text, "text", group::kPhrasing, group::kNone},
    {Kind::Emphasis, "emphasis", group::kPhrasing, group::kPhrasing},
    {Kind::Strong, "strong", group::kPhrasing, group::kPhrasing},
    {Kind::Delete, "delete", group::kPhrasing, group::kPhrasing},
    {Kind::Underline, "underline", group::kPhrasing, group::kPhrasing},
    {Kind::Mark, "mark", group::kPhrasing, group::kPhrasing},
    {Kind::Superscript, "superscript", group::kPhrasing, group::kPhrasing},
    {Kind::Subscript, "subscript", group::kPhrasing, group::kPhrasing},
    {Kind::InlineCode, "inlineCode", group::kPhrasing, group::kNone},
    {Kind::InlineMath, "inlineMath", group::kPhrasing, group::kNone},
    {Kind::Break, "break", group::kPhrasing, group::kNone},
    {Kind::Link, "link", group::kPhrasing | group::kPicture, group::kPhrasing},
    {Kind::Image, "image", group::kPhrasing | group::kPicture | group::kPoster, group::kNone},
    {Kind::Ruby, "ruby", group::kPhrasing, group::kPhrasing},
    {Kind::FootnoteReference, "footnoteReference", group::kPhrasing, group::kNone},
    {Kind::Division, "division", group::kGrouping, group::kFlow | group::kPhrasing | group::kGrouping},
    {Kind::Span, "span", group::kGrouping, group::kFlow | group::kPhrasing | group::kGrouping},
}};

constexpr const KindRow& row(Kind kind) { return kKinds.at(static_cast<std::size_t>(kind)); }

namespace detail {
// One field of all rows, close together: asked for every node, again and again.
constexpr std::array<unsigned, kKindCount> column(unsigned KindRow::*field) {
  std::array<unsigned, kKindCount> of{};
  for (std::size_t i = 0; i < kKindCount; ++i) of.at(i) = kKinds.at(i).*field;
  return of;
}
inline constexpr std::array<unsigned, kKindCount> kIs = column(&KindRow::is);
inline constexpr std::array<unsigned, kKindCount> kHolds = column(&KindRow::holds);
}  // namespace detail

constexpr bool is(Kind kind, unsigned groups) { return (detail::kIs[static_cast<std::size_t>(kind)] & groups) != 0; }
constexpr bool holds(Kind kind, unsigned groups) {
  return (detail::kHolds[static_cast<std::size_t>(kind)] & groups) != 0;
}
// Emphasis, strong, link and their like: inlines around inlines.
constexpr bool is_mark(Kind kind) {
  return is(kind, group::kPhrasing) && holds(kind, group::kPhrasing) && kind != Kind::Ruby;
}
constexpr std::string_view name(Kind kind) { return row(kind).name; }

namespace detail {
constexpr bool kinds_in_order() {
  for (std::size_t i = 0; i < kKindCount; ++i) {
    if (static_cast<std::size_t>(kKinds.at(i).kind) != i) return false;
  }
  return true;
}
}  // namespace detail
static_assert(detail::kinds_in_order(), "kKinds must stand in the order of Kind");

}  // namespace offprint
