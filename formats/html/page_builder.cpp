#include "formats/html/page_builder.h"

#include <algorithm>

#include "formats/document/tree.h"
#include "formats/document/unicode.h"
#include "formats/html/language.h"
#include "formats/html/page_nodes.h"

namespace offprint {

void PageBuilder::build(const PageNode& parent, Node& into, Text language) {
  frames_.clear();
  Frame root;
  root.element = &parent;
  root.into = &into;
  root.treat = Treat::Dissolve;
  root.language = language;
  frames_.push_back(root);
  while (!frames_.empty()) {
    Frame& top = frames_.back();
    if (top.next == PageTree::child_count(*top.element)) {
      leave();
      continue;
    }
    const PageNode& child = PageTree::child(*top.element, top.next++);
    switch (PageTree::type(child)) {
      case PageTree::Type::Element: element(child); break;
      case PageTree::Type::Text: text(child); break;
      case PageTree::Type::Other: break;
    }
  }
}

void PageBuilder::text(const PageNode& node) {
  const SourceText found = read_text(document_, tree_.text_part(node), PageTree::text_mode(node), scratch_);
  if (found.text.empty()) return;
  append(place(!is_blank(found.text)), *document_.make_text(found.text, found.source));
}

void PageBuilder::element(const PageNode& node) {
  const Text name = name_of(node);
  const ElementRow& row = row_of(node, name);
  if (row.treat == Treat::Hidden) return;  // its attributes are nobody's either
  const Read found = read(node, name, row);
  Treat treat = row.treat;
  const bool holds = treat == Treat::Children || treat == Treat::Fallback || treat == Treat::Ruby;
  if (holds && frames_.back().depth >= depth_) {
    document_.diagnostics.say(Say::DepthFlattened, found.tag.begin);
    treat = Treat::Dissolve;
  }
  switch (treat) {
    case Treat::Hidden: return;
    case Treat::Lost: return lost(found);
    case Treat::Leaf: return append_leaf(found, *make(found, row.kind));
    case Treat::Media:
      return media(found, found.element->find("src") != nullptr ? *found.element->find("src") : Text());
    case Treat::Object: return object(found);
    case Treat::Drawing: return drawing(found);
    case Treat::Annotation: return begin_annotation(found);
    case Treat::Dissolve: return enter(found, nullptr, treat);
    case Treat::Fallback: lost(found); [[fallthrough]];
    case Treat::Children:
    case Treat::Ruby: {
      Node* made = make(found, row.kind);
      append_here(*made, found.element);
      return enter(found, made, treat);
    }
  }
}

// Reading an element.

Text PageBuilder::name_of(const PageNode& node) {
  const std::string_view known = PageTree::name(node);
  if (!known.empty()) return Arena::borrow(known);
  const auto tag = tree_.start_tag(node);
  return tag ? tags_.name(*tag) : Text();
}

const ElementRow& PageBuilder::row_of(const PageNode& node, Text name) {
  static constexpr ElementRow kMathPart{"math", Kind::Span, false, Treat::Children};
  static constexpr ElementRow kMathNote{"annotation", Kind::Span, false, Treat::Hidden};  // TeX, for programs
  if (PageTree::name_space(node) != PageTree::Namespace::MathMl) return element_row(name);
  return name.view().starts_with("annotation") ? kMathNote : kMathPart;
}

PageBuilder::Read PageBuilder::read(const PageNode& node, Text name, const ElementRow& row) {
  auto* element = document_.arena.make<Element>();
  element->name = name;
  element->block = row.block;
  const auto tag = tree_.start_tag(node);
  const std::uint32_t begin = tag ? *tag : tree_.place(node);
  const std::uint32_t end = tag ? static_cast<std::uint32_t>(tags_.read(*tag, *element)) : begin;
  return {&node, row.kind, element, {begin, end}, tag.has_value()};
}

Text PageBuilder::child_attribute(const PageNode& parent, std::string_view child, std::string_view attribute) {
  for (std::size_t i = 0; i < PageTree::child_count(parent); ++i) {
    const PageNode& node = PageTree::child(parent, i);
    if (PageTree::type(node) != PageTree::Type::Element || PageTree::name(node) != child) continue;
    const auto tag = tree_.start_tag(node);
    Element element;
    if (tag) tags_.read(*tag, element);
    const Text* value = element.find(attribute);
    if (value != nullptr && !value->empty()) return *value;
  }
  return {};
}

// Making its node.

Node* PageBuilder::make(const Read& read, Kind kind) {
  Node* node = make_page_node(document_, kind, *read.element);
  node->source = read.tag;
  if (auto* cell = as<TableCell>(node)) cell->header = cell->header || frames_.back().table_head;
  return node;
}

void PageBuilder::append_here(Node& node, const Element* element) {
  const Text language = language_of(document_, *element);
  if (!language.empty() && !same_language(language, frames_.back().language)) node.language = language;
  append(place(true), node);
}

void PageBuilder::append_leaf(const Read& read, Node& node) {
  node.source.end = std::max(node.source.end, tree_.end_tag_end(*read.node).value_or(0));
  append_here(node, read.element);
}

void PageBuilder::enter(const Read& read, Node* node, Treat treat) {
  const Frame& outer = frames_.back();
  Frame frame;
  frame.element = read.node;
  frame.node = node;
  frame.treat = treat;
  frame.into = node != nullptr ? node : &place(true);
  frame.depth = outer.depth + (node != nullptr ? 1 : 0);
  frame.language = node != nullptr && !node->language.empty() ? node->language : outer.language;
  frame.table_head = read.element->name == "thead" || (outer.table_head && read.element->name != "table");
  frame.tagged = read.tagged;
  frames_.push_back(frame);
}

void PageBuilder::leave() {
  Frame frame = frames_.back();
  frames_.pop_back();
  if (frame.node == nullptr) return;
  Node& node = frame.treat == Treat::Ruby ? *frame.into : *frame.node;
  Source& source = node.source;
  if (!frame.tagged && node.first != nullptr) source.begin = node.first->source.begin;
  const std::uint32_t content_end = node.last != nullptr ? node.last->source.end : 0;
  source.end = std::max(source.end, tree_.end_tag_end(*frame.element).value_or(content_end));
  source.end = std::max(source.begin, source.end);
  if (frame.treat == Treat::Annotation) end_annotation(frame);
  if (frame.treat == Treat::Ruby) end_ruby(frame);
}

// What is no plain container.

void PageBuilder::lost(const Read& read) {
  document_.diagnostics.say(Say::ElementDropped, read.tag.begin, read.element->name);
}

void PageBuilder::media(const Read& read, Text url) {
  const Element& element = *read.element;
  if (url.empty()) url = child_attribute(*read.node, "source", "src");
  const std::string_view poster = trim(element.get("poster"));
  auto* embed = static_cast<Embed*>(make(read, Kind::Embed));
  embed->url = trimmed(url);
  if (embed->url.empty() && poster.empty() && !has_data_attribute(element)) {
    // A frame without an address is empty; a player shows at least that something was there.
    if (embed->embed != EmbedKind::Iframe || element.find("srcdoc") != nullptr) lost(read);
    return;
  }
  if (!poster.empty()) {
    auto* image = document_.make<Image>(read.tag);
    image->url = trimmed(*element.find("poster"));
    append(*embed, *image);
  }
  append_leaf(read, *embed);
}

void PageBuilder::object(const Read& read) {
  const Text* data = read.element->find("data");
  Text url = data != nullptr ? *data : Text();
  const std::size_t children = PageTree::child_count(*read.node);
  bool has_content = false;
  for (std::size_t i = 0; i < children; ++i) {
    const PageNode& child = PageTree::child(*read.node, i);
    if (PageTree::type(child) != PageTree::Type::Element) continue;
    if (PageTree::name(child) != "param") {
      has_content = true;
      continue;
    }
    const auto tag = tree_.start_tag(child);
    if (!tag) continue;
    Element param;
    tags_.read(*tag, param);
    const std::string_view name = param.get("name");
    const Text* value = param.find("value");
    if (!url.empty() || value == nullptr || !is_address_parameter(name)) continue;
    url = tags_.checked_address(*value, *tag);
  }
  if (!trimmed(url).empty()) return media(read, url);
  if (!has_content) lost(read);
  Node* span = make(read, Kind::Span);
  append_here(*span, read.element);
  enter(read, span, Treat::Children);
}

void PageBuilder::drawing(const Read& read) {
  if (shows_more_than_an_icon(read)) lost(read);
  append_leaf(read, *make(read, read.kind));
}

bool PageBuilder::shows_more_than_an_icon(const Read& read) {
  constexpr std::uint32_t kIconSize = 100;
  const Element& element = *read.element;
  if (element.get("aria-hidden") == "true" || element.find("hidden") != nullptr) return false;
  if (plain_number(element.get("width")) > kIconSize || plain_number(element.get("height")) > kIconSize) return true;
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

// Ruby: <ruby>a<rt>x</rt>b<rt>y</rt></ruby> becomes two of them, each with its annotation.

void PageBuilder::begin_annotation(const Read& read) {
  const auto is_ruby = [](const Frame& f) { return f.treat == Treat::Ruby || f.treat == Treat::Annotation; };
  const auto around = std::find_if(frames_.rbegin(), frames_.rend(), is_ruby);
  if (around != frames_.rend() && around->treat == Treat::Annotation) return enter(read, nullptr, Treat::Dissolve);
  Node* span = make(read, Kind::Span);
  if (around == frames_.rend()) {
    append_here(*span, read.element);
    return enter(read, span, Treat::Children);
  }
  enter(read, span, Treat::Annotation);
}

void PageBuilder::end_annotation(const Frame& frame) {
  const auto ruby =
      std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& f) { return f.treat == Treat::Ruby; });
  if (ruby->notes == nullptr) ruby->notes = document_.make<Span>({});
  append(*ruby->notes, *frame.node);
  ruby->into->source.end = std::max(ruby->into->source.end, frame.node->source.end);
}

// The annotations become one text.
void PageBuilder::annotate(Frame& ruby) {
  if (ruby.notes == nullptr) return;
  static_cast<Ruby&>(*ruby.into).annotation = document_.text(trim(text_content(*ruby.notes)));
  ruby.notes = nullptr;
}

Node& PageBuilder::place(bool content) {
  Frame& top = frames_.back();
  if (top.notes == nullptr) return *top.into;
  if (!content) return *top.into->parent;
  annotate(top);
  auto* next = document_.make<Ruby>({top.into->source.end, top.into->source.end});
  next->element = top.into->element;
  next->language = top.into->language;
  append(*top.into->parent, *next);
  top.into = next;
  return *next;
}

// A base that never got its annotation is a Span.
void PageBuilder::end_ruby(Frame& frame) {
  annotate(frame);
  for (Node* node = frame.node; node != nullptr;) {
    Node* const following = node->next;
    auto* ruby = as<Ruby>(node);
    if (ruby != nullptr && ruby->annotation.empty()) {
      auto* span = document_.make<Span>(ruby->source);
      span->element = ruby->element;
      span->language = ruby->language;
      replace(*ruby, *span);
      move_children(*ruby, *span);
    }
    node = following;
  }
}

}  // namespace offprint
