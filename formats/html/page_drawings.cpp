// Drawings of a page (SVG): their words and pictures.
#include <string_view>
#include <vector>

#include "formats/document/tree.h"
#include "formats/html/page_builder.h"
#include "formats/html/page_nodes.h"

namespace offprint {

void PageBuilder::drawing(const Read& read) {
  if (drawn_formula(read)) return;
  if (shows_more_than_an_icon(read)) lost(read);
  Node* made = make(read, read.kind);
  append_here(*made, read.element);
  enter(read, made, Treat::Children);
}

// A drawing shows the text of its <text> elements, and HTML in a <foreignObject>; everything else in it is mute.
bool PageBuilder::is_mute(const Read& read, bool outer) {
  if (!is_drawn(*read.node)) return outer;
  const std::string_view name = read.element->name;
  return name == "svg" || (outer && name != "text" && name != "foreignobject");
}

// Each text has a place of its own, and so does a <tspan> that begins a line: their words must not run together.
void PageBuilder::part_words(const Frame& frame) {
  if (!is_drawn(*frame.element) || frame.node->first == nullptr) return;
  const Element& element = *frame.node->element;
  const bool line = element.find("y") != nullptr || element.find("dy") != nullptr;
  if (element.name != "text" && !(element.name == "tspan" && line)) return;
  const std::uint32_t end = frame.node->source.end;
  append(*frame.node->parent, *document_.make_text(" ", {end, end}));
}

bool PageBuilder::shows_more_than_an_icon(const Read& read) {
  constexpr std::uint32_t kIconSize = 100;
  const Element& element = *read.element;
  if (element.get("aria-hidden") == "true" || element.find("hidden") != nullptr) return false;
  if (dimension(element.get("width")) > kIconSize || dimension(element.get("height")) > kIconSize) return true;
  std::vector<const PageNode*> open{read.node};
  while (!open.empty()) {
    const PageNode& node = *open.back();
    open.pop_back();
    for (std::size_t i = 0; i < PageTree::child_count(node); ++i) {
      const PageNode& child = PageTree::child(node, i);
      if (PageTree::type(child) != PageTree::Type::Element) continue;
      const Text name = name_of(child);
      if (name == "text" || name == "image" || name == "foreignobject") return true;
      open.push_back(&child);
    }
  }
  return false;
}

}  // namespace offprint
