// One exhaustive dispatch on a node's kind. A kind that a visitor forgets is a compile error; a kind
// that this switch forgets is one too (-Werror=switch, no default).
#pragma once

#include <concepts>
#include <utility>

#include "formats/document/node.h"

namespace offprint {

// For a visitor's kinds that are treated alike: `template <OneOf<Kind::Emphasis, Kind::Strong> T> void operator()(const
// T&)`. A list, not a catch-all, so that a kind that comes later must be thought of.
template <class T, Kind... kinds>
concept OneOf = ((T::kKind == kinds) || ...);

// A kind that adds no fields to Node's, so that a visitor of fields has nothing to do for it.
template <class T>
concept WithoutFields = std::same_as<T, Plain<T::kKind>>;

namespace detail {
template <class To, class N>
auto& cast(N& node) {
  if constexpr (std::is_const_v<N>) {
    return static_cast<const To&>(node);
  } else {
    return static_cast<To&>(node);
  }
}
}  // namespace detail

// Calls `visitor(node as its struct)`. N is Node or const Node.
template <class N, class Visitor>
decltype(auto) visit(N& node, Visitor&& visitor) {
  switch (node.kind) {
    case Kind::Root: return visitor(detail::cast<Root>(node));
    case Kind::Paragraph: return visitor(detail::cast<Paragraph>(node));
    case Kind::Heading: return visitor(detail::cast<Heading>(node));
    case Kind::ThematicBreak: return visitor(detail::cast<ThematicBreak>(node));
    case Kind::BlockQuote: return visitor(detail::cast<BlockQuote>(node));
    case Kind::List: return visitor(detail::cast<List>(node));
    case Kind::ListItem: return visitor(detail::cast<ListItem>(node));
    case Kind::Code: return visitor(detail::cast<Code>(node));
    case Kind::Table: return visitor(detail::cast<Table>(node));
    case Kind::TableRow: return visitor(detail::cast<TableRow>(node));
    case Kind::TableCell: return visitor(detail::cast<TableCell>(node));
    case Kind::Figure: return visitor(detail::cast<Figure>(node));
    case Kind::Caption: return visitor(detail::cast<Caption>(node));
    case Kind::Credit: return visitor(detail::cast<Credit>(node));
    case Kind::Gallery: return visitor(detail::cast<Gallery>(node));
    case Kind::Embed: return visitor(detail::cast<Embed>(node));
    case Kind::DefinitionList: return visitor(detail::cast<DefinitionList>(node));
    case Kind::DefinitionTerm: return visitor(detail::cast<DefinitionTerm>(node));
    case Kind::DefinitionDescription: return visitor(detail::cast<DefinitionDescription>(node));
    case Kind::FootnoteDefinition: return visitor(detail::cast<FootnoteDefinition>(node));
    case Kind::Math: return visitor(detail::cast<Math>(node));
    case Kind::Text: return visitor(detail::cast<TextNode>(node));
    case Kind::Emphasis: return visitor(detail::cast<Emphasis>(node));
    case Kind::Strong: return visitor(detail::cast<Strong>(node));
    case Kind::Delete: return visitor(detail::cast<Delete>(node));
    case Kind::Underline: return visitor(detail::cast<Underline>(node));
    case Kind::Mark: return visitor(detail::cast<Mark>(node));
    case Kind::Superscript: return visitor(detail::cast<Superscript>(node));
    case Kind::Subscript: return visitor(detail::cast<Subscript>(node));
    case Kind::InlineCode: return visitor(detail::cast<InlineCode>(node));
    case Kind::InlineMath: return visitor(detail::cast<InlineMath>(node));
    case Kind::Break: return visitor(detail::cast<Break>(node));
    case Kind::Link: return visitor(detail::cast<Link>(node));
    case Kind::Image: return visitor(detail::cast<Image>(node));
    case Kind::Ruby: return visitor(detail::cast<Ruby>(node));
    case Kind::FootnoteReference: return visitor(detail::cast<FootnoteReference>(node));
    case Kind::Division: return visitor(detail::cast<Division>(node));
    case Kind::Span: return visitor(detail::cast<Span>(node));
  }
  __builtin_unreachable();
}

}  // namespace offprint
