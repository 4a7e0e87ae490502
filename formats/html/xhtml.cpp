#include "formats/html/xhtml.h"

#include <algorithm>

#include "formats/address/safe_address.h"
#include "formats/document/visit.h"
#include "formats/html/upright.h"
#include "formats/language/tags.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/direction.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

Picture XhtmlPlace::picture(const Image& image) {
  const bool usable = !image.url.empty() && is_safe_picture(image.url);
  return usable ? Picture{Picture::Use::Shown, std::string(image.url)} : Picture{Picture::Use::Left, {}};
}

std::string XhtmlPlace::link(const Node& /*node*/, std::string_view address) {
  return is_safe_address(address) ? std::string(address) : std::string();
}

void XhtmlWriter::write_children(const Node& root) {
  begin(root);
  children(root);
}

void XhtmlWriter::write(const Node& node) { visit(node, *this); }

// Primitives.

void XhtmlWriter::open(std::string_view tag, const Node& node, std::string_view attributes) {
  out_ += '<';
  out_ += tag;
  identify(node);
  out_ += attributes;
  out_ += '>';
}

void XhtmlWriter::close(std::string_view tag) {
  out_ += "</";
  out_ += tag;
  out_ += '>';
}

void XhtmlWriter::identify(const Node& node) {
  if (options_.anchors != nullptr) {
    const std::string_view id = options_.anchors->id(node);
    if (!id.empty()) append_attribute(out_, "id", id);
  }
  if (node.direction != Direction::None) append_attribute(out_, "dir", name(node.direction));
  if (node.language.empty()) return;
  const std::string language = well_formed_language(node.language);
  if (language.empty()) return;
  append_attribute(out_, "lang", language);
  if (is_book()) append_attribute(out_, "xml:lang", language);
}

bool XhtmlWriter::has_marks(const Node& node) const {
  return !node.language.empty() || node.direction != Direction::None ||
         (options_.anchors != nullptr && !options_.anchors->id(node).empty());
}

void XhtmlWriter::children(const Node& node) {
  for (const Node* child = node.first; child != nullptr; child = child->next) write(*child);
}

void XhtmlWriter::block(std::string_view tag, const Node& node, std::string_view attributes) {
  open(tag, node, attributes);
  out_ += before_text_;
  before_text_.clear();
  children(node);
  close(tag);
  out_ += '\n';
}

void XhtmlWriter::container(std::string_view tag, const Node& node, std::string_view attributes,
                            std::string_view before) {
  open(tag, node, attributes);
  out_ += before;
  if (node.first != nullptr) out_ += '\n';
  children(node);
  close(tag);
  out_ += '\n';
}

void XhtmlWriter::inline_element(std::string_view tag, const Node& node, std::string_view attributes) {
  open(tag, node, attributes);
  children(node);
  close(tag);
}

void XhtmlWriter::append_text(std::string& out, std::string_view text) const {
  if (options_.vertical) return append_upright(out, text);
  append_xml_text(out, text);
}

// An empty line would end the HTML inside Markdown: there, the line feed before one is written as a reference.
void XhtmlWriter::code_text(std::string_view text) {
  if (!is_fragment()) return append_xml_text(out_, text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    append_xml_text(out_, text.substr(at, end - at));
    if (end == text.size()) return;
    const std::string_view rest = text.substr(end + 1);
    out_ += is_blank(rest.substr(0, rest.find('\n'))) ? "&#10;" : "\n";
    at = end + 1;
  }
}

// Blocks.

void XhtmlWriter::operator()(const Paragraph& node) {
  block("p", node, is_book() ? paragraph_class(node) : std::string_view());
}

// How deep a heading lies: under the nearest one before it of a lesser depth.
int XhtmlWriter::heading_level(int depth) {
  while (!open_headings_.empty() && open_headings_.back() >= depth) open_headings_.pop_back();
  open_headings_.push_back(depth);
  return *options_.headings_above + static_cast<int>(open_headings_.size());
}

// Levels are not skipped (HTML, §4.3.11): a heading is the element of the level at which it lies, and says which depth
// it had, where that is another.
void XhtmlWriter::operator()(const Heading& node) {
  constexpr int kDeepest = 6;
  const int depth = std::clamp<int>(node.depth, 1, kDeepest);
  const std::vector<int> before = open_headings_;
  const int level = options_.headings_above ? heading_level(depth) : depth;
  const int element = std::min(level, kDeepest);
  const char tag[] = {'h', static_cast<char>('0' + element), '\0'};
  std::string attributes;
  if (element != depth) append_attribute(attributes, kDepthAttribute, std::to_string(depth));
  if (level != element) append_attribute(attributes, "aria-level", std::to_string(level));
  const std::size_t begin = out_.size();
  open(tag, node, attributes);
  const std::size_t content = out_.size();
  children(node);
  const bool empty = out_.size() == content && !has_marks(node);
  close(tag);
  out_ += '\n';
  if (!empty) return;
  out_.resize(begin);  // a screen reader would stop at it
  open_headings_ = before;
}

void XhtmlWriter::operator()(const ThematicBreak& node) {
  out_ += "<hr";
  identify(node);
  out_ += "/>\n";
}

namespace {

// HTML's `type` for the style (§4.4.5).
std::string_view list_type(ListStyle style) {
  switch (style) {
    case ListStyle::Decimal: return "1";
    case ListStyle::LowerAlpha: return "a";
    case ListStyle::UpperAlpha: return "A";
    case ListStyle::LowerRoman: return "i";
    case ListStyle::UpperRoman: return "I";
  }
  __builtin_unreachable();
}

}  // namespace

void XhtmlWriter::operator()(const List& node) {
  std::string attributes;
  if (node.ordered && node.reversed) append_attribute(attributes, "reversed", "reversed");
  if (node.ordered && node.start != 1) append_attribute(attributes, "start", std::to_string(node.start));
  if (node.ordered && node.style != ListStyle::Decimal) append_attribute(attributes, "type", list_type(node.style));
  container(node.ordered ? "ol" : "ul", node, attributes);
}

namespace {

// Whether the item's paragraph goes without <p>: its only one, in a tight list.
bool is_tight(const ListItem& item) {
  const auto* list = as<List>(static_cast<const Node*>(item.parent));
  if (list == nullptr || list->spread || item.first == nullptr || item.first->kind != Kind::Paragraph) return false;
  const Node* const second = item.first->next;
  return second == nullptr || second->kind != Kind::Paragraph;
}

}  // namespace

// A task's box and a space: the box that a browser draws; in a book, which has no forms, its character.
std::string XhtmlWriter::task_box(Checked checked) const {
  if (checked == Checked::None) return {};
  const bool yes = checked == Checked::Yes;
  if (options_.form != XhtmlOptions::Form::Page) return yes ? "☑ " : "☐ ";
  std::string box = "<input type=\"checkbox\" disabled=\"disabled\"";
  box += yes ? " checked=\"checked\" aria-label=\"☑\"" : " aria-label=\"☐\"";
  return box + "/> ";
}

void XhtmlWriter::operator()(const ListItem& node) {
  std::string attributes;
  const auto* list = as<List>(static_cast<const Node*>(node.parent));
  if (node.value && list != nullptr && list->ordered)
    append_attribute(attributes, "value", std::to_string(*node.value));
  const std::string box = task_box(node.checked);
  if (!is_tight(node) || has_marks(*node.first)) {
    const bool led = node.first != nullptr && node.first->kind == Kind::Paragraph;
    if (led) before_text_ += box;
    return container("li", node, attributes, led ? std::string_view() : box);
  }
  open("li", node, attributes);
  out_ += box;
  children(*node.first);
  if (node.first->next != nullptr) out_ += '\n';
  for (const Node* child = node.first->next; child != nullptr; child = child->next) write(*child);
  out_ += "</li>\n";
}

void XhtmlWriter::operator()(const Code& node) {
  open("pre", node, scrolls());
  out_ += "<code";
  const std::string_view lang = node.lang.view().substr(0, node.lang.view().find(' '));
  if (!lang.empty()) append_attribute(out_, "class", "language-" + std::string(lang));
  out_ += '>';
  code_text(node.value);
  out_ += "</code></pre>\n";
}

void XhtmlWriter::operator()(const Credit& node) {
  open("p", node, " class=\"credit\"");
  out_ += "<small>";
  children(node);
  out_ += "</small></p>\n";
}

void XhtmlWriter::operator()(const Gallery& node) { container("section", node, " class=\"gallery\""); }

// HTML wants a term before each description and a description after each term (§4.4.9).
void XhtmlWriter::operator()(const DefinitionList& node) {
  open("dl", node);
  out_ += '\n';
  Kind before = Kind::DefinitionList;
  for (const Node* child = node.first; child != nullptr; child = child->next) {
    if (child->kind == Kind::DefinitionDescription && before == Kind::DefinitionList) out_ += "<dt></dt>\n";
    before = child->kind;
    write(*child);
  }
  if (before == Kind::DefinitionTerm) out_ += "<dd></dd>\n";
  out_ += "</dl>\n";
}

// Inlines.

void XhtmlWriter::operator()(const TextNode& node) {
  const bool turned = overrides(node.direction);
  const std::string_view tag = turned ? "bdo" : "span";
  const bool marked = turned || (!is_fragment() && has_marks(node));
  if (marked) open(tag, node);
  append_text(out_, node.value);
  if (marked) close(tag);
}

void XhtmlWriter::operator()(const InlineCode& node) {
  const bool turned = overrides(node.direction);
  if (turned) open("bdo", node);
  turned ? void(out_ += "<code>") : open("code", node);
  code_text(node.value);
  close("code");
  if (turned) close("bdo");
}

// The page's own MathML, else the TeX, which a reader of formulas can still read.
void XhtmlWriter::formula(std::string_view value, std::string_view mathml) {
  if (!mathml.empty() && !is_fragment()) {
    out_ += mathml;
    return;
  }
  out_ += is_fragment() ? "<code>" : "<code class=\"math\">";
  code_text(value);
  out_ += "</code>";
}

void XhtmlWriter::operator()(const InlineMath& node) {
  const bool marked = !is_fragment() && has_marks(node);
  if (marked) open("span", node);
  formula(node.value, node.mathml);
  if (marked) close("span");
}

void XhtmlWriter::operator()(const Math& node) {
  open("p", node);
  formula(node.value, node.mathml);
  out_ += "</p>\n";
}

void XhtmlWriter::operator()(const Break& node) {
  out_ += "<br";
  identify(node);
  out_ += "/>";
}

void XhtmlWriter::operator()(const Ruby& node) {
  open("ruby", node);
  children(node);
  out_ += "<rp>(</rp><rt>";
  append_xml_text(out_, node.annotation);
  out_ += "</rt><rp>)</rp></ruby>";
}

}  // namespace offprint
