#include "formats/html/page_builder.h"

#include <algorithm>
#include <array>

#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/html/item_facts.h"
#include "formats/html/language.h"
#include "formats/html/lists.h"
#include "formats/html/math_markup.h"
#include "formats/html/page_nodes.h"
#include "formats/html/ruby.h"
#include "formats/html/tasks.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Elements whose text keeps its line feeds whatever a style says, because passes read them.
bool keeps_lines(const Element& element) {
  static constexpr std::array<std::string_view, 5> kNames{"listing", "plaintext", "pre", "textarea", "xmp"};
  return std::find(kNames.begin(), kNames.end(), element.name.view()) != kNames.end();
}

// Whether it is no more than a letter that floats before the rest of its word.
bool is_initial(const Node& node) {
  constexpr std::size_t kLongest = 6;  // bytes: a letter behind a quotation mark, or before an apostrophe
  const Node* at = &node;
  while (at->first != nullptr && at->first == at->last) at = at->first;
  const auto* text = as<TextNode>(at);
  if (text == nullptr) return false;
  const std::string_view word = trim(text->value);
  const auto is_of_word = [](char c) { return is_letter(c) || c == '\'' || static_cast<unsigned char>(c) >= 0x80; };
  return !word.empty() && word.size() <= kLongest && is_of_word(word.back());
}

}  // namespace

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
  if (frames_.back().mute) return;
  const SourceText found = read_text(document_, tree_.text_part(node), tree_.text_mode(node), scratch_);
  if (found.text.empty()) return;
  const Frame& top = frames_.back();
  const bool kept = top.white_space == InlineStyle::WhiteSpace::Preserve ||
                    top.white_space == InlineStyle::WhiteSpace::PreserveBreaks;
  if (kept && !top.raw && found.text.view().find('\n') != std::string_view::npos) return lines(found);
  append(place(!is_blank(found.text)), *document_.make_text(found.text, found.source));
}

// Text whose line feeds its style keeps. If it is only white space, it ends a line of text but separates no blocks.
void PageBuilder::lines(const SourceText& found) {
  Node& into = place(!is_blank(found.text));
  const bool ends_line =
      into.last != nullptr && (into.last->kind == Kind::Span || is(into.last->kind, group::kPhrasing));
  if (holds_only_parts(into.kind) || (is_blank(found.text) && !ends_line)) {
    return append(into, *document_.make_text(found.text, found.source));
  }
  for (std::size_t at = 0; at <= found.text.size();) {
    const std::size_t end = std::min(found.text.view().find('\n', at), found.text.size());
    if (end > at) append(into, *document_.make_text(found.text.part(at, end - at), found.source));
    if (end < found.text.size()) append(into, *document_.make<Break>(found.source));
    at = end + 1;
  }
}

void PageBuilder::element(const PageNode& node) {
  if (frames_.back().only != nullptr && frames_.back().only != &node) return not_chosen(node);
  const Text name = name_of(node);
  const ElementRow& row = row_of(node, name);
  if (row.treat == Treat::Hidden) return;  // its attributes do not count either
  if (row.treat == Treat::Script && !holds_formula(document_, tree_, node) && !writes(node)) return;
  const Read found = read(node, name, row);
  Treat treat = row.treat;
  const bool holds = treat == Treat::Children || treat == Treat::Fallback || treat == Treat::Ruby ||
                     treat == Treat::Drawing || treat == Treat::Glyphs;
  if (holds && frames_.back().depth >= options_.limits.depth) {
    document_.diagnostics.report(DiagnosticCode::DepthFlattened, found.tag.begin);
    treat = Treat::Dissolve;
  }
  switch (treat) {
    case Treat::Hidden: return;
    case Treat::Lost: return lost(found);
    case Treat::Leaf: return append_leaf(found, *make(found, row.kind));
    case Treat::Media:
      return media(found, found.element->find("src") != nullptr ? *found.element->find("src") : Text());
    case Treat::Object: return object(found);
    case Treat::Formula: return formula(found);
    case Treat::Drawn: return drawn(found);
    case Treat::Script: return script(found);
    case Treat::Drawing: return drawing(found);
    case Treat::Scriptless: return scriptless(found);
    case Treat::Annotation: return begin_annotation(found);
    case Treat::Dissolve: return enter(found, nullptr, treat);
    case Treat::Fallback: lost(found); [[fallthrough]];
    case Treat::Glyphs:
      if (drawn_formula(found)) return;
      [[fallthrough]];
    case Treat::Children:
    case Treat::Ruby: return container(found, row.kind, treat);
  }
}

// Reading an element.

Text PageBuilder::name_of(const PageNode& node) {
  const std::string_view known = PageTree::name(node);
  if (!known.empty() && known != kScriptlessName) return Arena::borrow(known);
  const auto tag = tree_.start_tag(node);
  return tag ? tags_.name(*tag) : Text();
}

const ElementRow& PageBuilder::row_of(const PageNode& node, Text name) {
  static constexpr ElementRow kMathPart{{}, Kind::Span, false, Treat::Children};
  static constexpr ElementRow kMathNote{"annotation", Kind::Span, false, Treat::Hidden};  // TeX, for programs
  if (name.view().ends_with(":math")) return element_row("math");                         // XHTML's <m:math>
  switch (PageTree::name_space(node)) {
    case PageTree::Namespace::Html: break;
    case PageTree::Namespace::MathMl:
      if (name == "math") break;
      return name.view().starts_with("annotation") ? kMathNote : kMathPart;
    case PageTree::Namespace::Svg: return is_drawn(*frames_.back().element) ? drawing_row(name) : element_row(name);
  }
  return element_row(name);
}

PageBuilder::Read PageBuilder::read(const PageNode& node, Text name, const ElementRow& row) {
  auto* element = document_.arena.make<Element>();
  element->name = name;
  element->block = row.block;
  const auto tag = tree_.start_tag(node);
  const std::uint32_t begin = tag ? *tag : tree_.place(node);
  const std::uint32_t end = tag ? static_cast<std::uint32_t>(tags_.read(*tag, *element)) : begin;
  if (element->find("itemscope") != nullptr) add_item_facts(document_, tree_, tags_, node, *element);
  document_.census.add(*element);
  note_anchors(*element, begin);
  return {&node, row.kind, element, {begin, end}, tag.has_value()};
}

// Every place that a link could lead to, whatever becomes of the element (HTML §7.4.6.3).
void PageBuilder::note_anchors(const Element& element, std::uint32_t begin) {
  const auto note = [&](std::string_view attribute) {
    const Text* id = element.find(attribute);
    if (id != nullptr && !id->empty()) document_.anchors.push_back({*id, nullptr, begin});
  };
  note("id");
  if (element.name == "a") note("name");
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
  Node& into = node != nullptr ? *node : place(true);
  Frame& frame = frames_.emplace_back();
  const Frame& outer = frames_[frames_.size() - 2];
  frame.element = read.node;
  frame.node = node;
  frame.treat = treat;
  frame.into = &into;
  frame.depth = outer.depth + (node != nullptr ? 1 : 0);
  frame.language = node != nullptr && !node->language.empty() ? node->language : outer.language;
  frame.table_head = read.element->name == "thead" || (outer.table_head && read.element->name != "table");
  frame.tagged = read.tagged;
  frame.outer = node;
  frame.around = outer.around;
  frame.white_space = outer.white_space;
  frame.raw = outer.raw;
  frame.quotations = outer.quotations;
  frame.unquoted = outer.unquoted;
  frame.before = frame.into->last;
  frame.mute = is_mute(read, outer.mute);
  if (read.element->name == "switch" && is_drawn(*read.node)) frame.only = chosen_child(read, frame.language);
}

// Inside code a blank would be one of its characters.
bool PageBuilder::keeps_blanks(const Frame& frame) {
  return frame.raw || frame.white_space == InlineStyle::WhiteSpace::Preserve;
}

// An element whose children are read, as its style shows it.
void PageBuilder::container(const Read& read, Kind kind, Treat treat) {
  const bool room = frames_.back().depth + kMostStyled <= options_.limits.depth;  // for what a style adds
  const InlineStyle style = room && treat != Treat::Ruby ? inline_style(read.element) : InlineStyle();
  const ShownAs shown = shown_as(kind, *read.element, style, room ? frames_.back().around : Around());
  read.element->block = shown.block;
  Node& node = *make(read, shown.kind);
  Node& outer = box(read, node, shown);
  const bool apart = shown.apart && !keeps_blanks(frames_.back()) && !holds_only_parts(place(true).kind);
  if (apart) append(place(true), *document_.make_text(" ", {read.tag.begin, read.tag.begin}));
  append_here(outer, read.element);
  enter(read, &node, treat);
  Frame& frame = frames_.back();
  frame.outer = &outer;
  if (!outer.language.empty()) frame.language = outer.language;
  frame.into = &marks_in(read, node, shown.inside);
  frame.apart = apart && style.floats;
  frame.around.owed = shown.owed;
  frame.around.parted = style.grid || (style.flex && style.spreads);
  for (const Node* at = frame.into; at != outer.parent; at = at->parent) frame.around.add(at->kind);
  for (const Node* at = frame.into; at != &outer; at = at->parent) ++frame.depth;
  if (style.white_space != InlineStyle::WhiteSpace::Unsaid) frame.white_space = style.white_space;
  frame.raw = frame.raw || keeps_lines(*read.element);
  if (style.quotes == InlineStyle::Said::No || style.quotes == InlineStyle::Said::Yes)
    frame.unquoted = style.quotes == InlineStyle::Said::No;
  if (read.element->name == "q") begin_quotation(read);
}

Node& PageBuilder::box(const Read& read, Node& node, const ShownAs& shown) {
  static const Element box_element{"div", nullptr, 0, true};
  if (!shown.own_lines) return node;
  document_.census.add(box_element);
  auto* box = document_.make<Division>(read.tag);
  box->element = &box_element;
  append(*box, node);
  return *box;
}

Node& PageBuilder::marks_in(const Read& read, Node& node, StyleMarks marks) {
  Node* inner = &node;
  marks.each([&](Kind kind) {
    static const Element unnamed{};
    Node* mark = make_page_node(document_, kind, unnamed);
    mark->element = nullptr;
    mark->source = read.tag;
    append(*inner, *mark);
    inner = mark;
  });
  return *inner;
}

void PageBuilder::leave() {
  if (frames_.back().mark != nullptr) end_quotation();
  Frame frame = frames_.back();
  frames_.pop_back();
  if (frame.node == nullptr) return leave_section(frame);
  if (frame.node->kind == Kind::Table) frame.sections.order(*frame.node);
  end_source(frame);
  for (Node* mark = frame.treat == Treat::Ruby ? frame.node : frame.into; mark != frame.node;) {
    Node* const around = mark->parent;
    if (says_nothing(*mark)) unwrap(*mark);
    mark = around;
  }
  if (auto* list = as<List>(frame.node)) finish_list(*list);
  if (auto* item = as<ListItem>(frame.node)) finish_item(*item);
  part_words(frame);
  if (frame.apart && !is_initial(*frame.outer)) {
    const std::uint32_t end = frame.outer->source.end;
    append(*frame.outer->parent, *document_.make_text(" ", {end, end}));
  }
  if (frame.treat == Treat::Annotation) end_annotation(frame);
  if (frame.treat == Treat::Ruby) end_ruby(frame);
}

// Sets the sources of what the element became: to its end tag, or to where its content ends.
void PageBuilder::end_source(const Frame& frame) {
  const std::uint32_t content_end = frame.into->last != nullptr ? frame.into->last->source.end : 0;
  const std::uint32_t end = tree_.end_tag_end(*frame.element).value_or(content_end);
  for (Node* node = frame.into;; node = node->parent) {
    Source& source = node->source;
    if (!frame.tagged && node->first != nullptr) source.begin = node->first->source.begin;
    source.end = std::max({source.begin, source.end, end});
    if (node == frame.outer || frame.treat == Treat::Ruby) break;
  }
}

void PageBuilder::leave_section(const Frame& section) {
  if (frames_.empty() || section.into->kind != Kind::Table) return;
  frames_.back().sections.add(PageTree::name(*section.element), *section.into, section.before);
}

// Elements that are not plain containers.

void PageBuilder::lost(const Read& read) {
  document_.diagnostics.report(DiagnosticCode::ElementDropped, read.tag.begin, read.element->name);
}

// What a browser that runs scripts ignores is a page of its own: nothing in it closes or opens anything around it.
// Inside it, where scripts are off, another <noscript> is only its content.
void PageBuilder::scriptless(const Read& read) {
  if (!tree_.is_scriptless(*read.node)) return enter(read, nullptr, Treat::Dissolve);
  Node* made = make(read, read.kind);
  append_leaf(read, *made);
  if (PageTree::child_count(*read.node) == 0) return;
  const std::size_t depth = frames_.back().depth + 1;
  if (depth >= options_.limits.depth) return lost(read);
  ReadOptions inside = options_;
  inside.limits.depth -= depth;
  PageTree tree;
  const Source part = tree_.text_part(PageTree::child(*read.node, 0));
  if (!tree.parse(document_, part, inside, Scripts::Off) || tree.body() == nullptr) return lost(read);
  PageBuilder(document_, tree, inside, Scripts::Off).build(*tree.body(), *made, frames_.back().language);
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

void PageBuilder::annotate(Frame& ruby) {
  if (ruby.notes != nullptr) annotate_base(document_, *ruby.into, *ruby.notes);
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

void PageBuilder::end_ruby(Frame& frame) {
  annotate(frame);
  settle_bases(document_, *frame.node);
}

}  // namespace offprint
