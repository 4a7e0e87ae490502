#include "formats/document/validate.h"

#include <functional>
#include <string_view>

#include "formats/document/visit.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

using Broken = std::optional<std::string>;

Broken broken(const Node& node, std::string_view what) {
  return std::string(name(node.kind)) + " at " + std::to_string(node.source.begin) + ": " + std::string(what);
}

// Whether the text is whole characters of the input, which are all valid (formats/reading/load_text.h).
bool is_of_input(std::string_view input, Text text) {
  constexpr std::less<> kBefore;  // of any two pointers
  if (kBefore(text.begin(), input.data()) || kBefore(input.data() + input.size(), text.end())) return false;
  const auto begins = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  return begins(*text.begin()) && begins(*text.end());  // behind the input there is a NUL
}

// Whether all Texts of a node are valid, and none is empty that must not be.
struct Texts {
  std::string_view input;

  bool valid(Text text) const { return text.empty() || is_of_input(input, text) || is_xml_text(text); }
  bool operator()(const TextNode& n) const { return valid(n.value) && !n.value.empty(); }
  bool operator()(const InlineCode& n) const { return valid(n.value); }
  bool operator()(const Code& n) const { return valid(n.value) && valid(n.lang); }
  bool operator()(const Link& n) const { return valid(n.url) && valid(n.title); }
  bool operator()(const Image& n) const { return valid(n.url) && valid(n.alt) && valid(n.title) && valid(n.mirror); }
  bool operator()(const Embed& n) const { return valid(n.url) && valid(n.title); }
  bool operator()(const Ruby& n) const { return valid(n.annotation); }
  bool operator()(const FootnoteDefinition& n) const { return valid(n.identifier) && valid(n.label); }
  bool operator()(const FootnoteReference& n) const { return valid(n.identifier) && valid(n.label); }
  bool operator()(const Heading&) const { return true; }
  bool operator()(const List&) const { return true; }
  bool operator()(const ListItem&) const { return true; }
  bool operator()(const Table&) const { return true; }
  bool operator()(const TableCell&) const { return true; }
  template <OneOf<Kind::Math, Kind::InlineMath> T>
  bool operator()(const T& n) const {
    return valid(n.value) && !n.value.empty() && valid(n.mathml);
  }
  template <WithoutFields T>
  bool operator()(const T&) const {
    return true;
  }
};

// Whether `child` is linked as what follows `previous` in `parent`, and may be there.
bool is_placed(const Node& parent, const Node* previous, const Node& child, bool article) {
  return child.parent == &parent && child.previous == previous && (!article || is(child.kind, row(parent.kind).holds));
}

constexpr std::string_view kOtherLast = "its last child is another node";

Broken misplaced(const Node& parent, const Node* previous, const Node& child) {
  if (child.parent != &parent) return broken(child, "its parent is another node");
  if (child.previous != previous) return broken(child, "its previous sibling is another node");
  return broken(parent, "may not hold " + std::string(name(child.kind)));
}

Broken check_cell(const Node& cell) {
  bool flow = false;
  bool phrasing = false;
  for (const Node* child = cell.first; child != nullptr; child = child->next) {
    flow = flow || is(child->kind, group::kFlow);
    phrasing = phrasing || is(child->kind, group::kPhrasing);
  }
  if (flow && phrasing) return broken(cell, "holds blocks and inlines");
  return {};
}

Broken check_heading(const Heading& heading) {
  if (heading.depth < 1 || heading.depth > 6) return broken(heading, "depth is not 1 to 6");
  return {};
}

// Its own fields.
Broken check(const Document& document, const Node& node) {
  if (row(node.kind).holds == 0 && node.first != nullptr) return broken(node, "a leaf has children");
  if (!visit(node, Texts{document.input()})) return broken(node, "text that is empty, not UTF-8 or not XML");
  if (node.source.begin > node.source.end || node.source.end > document.buffer_size) {
    return broken(node, "its source is not in the input");
  }
  if (document.stage != Stage::Article) return {};
  if (node.kind == Kind::TableCell) return check_cell(node);
  if (node.kind == Kind::Heading) return check_heading(static_cast<const Heading&>(node));
  return {};
}

}  // namespace

Broken validate(const Document& document) {
  const bool article = document.stage == Stage::Article;
  int depth = 0;
  for (const Node* node = document.root; node != nullptr;) {
    if (auto found = check(document, *node)) return found;
    if (node->first != nullptr) {
      if (++depth > kDepthLimit) return broken(*node, "nested too deep");
      if (!is_placed(*node, nullptr, *node->first, article)) return misplaced(*node, nullptr, *node->first);
      node = node->first;
      continue;
    }
    if (node->last != nullptr) return broken(*node, kOtherLast);
    while (node != document.root && node->next == nullptr) {
      if (node->parent->last != node) return broken(*node->parent, kOtherLast);
      node = node->parent;
      --depth;
    }
    if (node == document.root) break;
    if (!is_placed(*node->parent, node, *node->next, article)) return misplaced(*node->parent, node, *node->next);
    node = node->next;
  }
  return {};
}

}  // namespace offprint
