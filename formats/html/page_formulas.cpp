// Formulas of a page: <math>, what MathJax drew, and its scripts.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "formats/html/math_markup.h"
#include "formats/html/page_builder.h"
#include "formats/html/script_pages.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/tokens.h"

namespace offprint {

namespace {

// Whether HTML within it shows what no formula can; annotations say the formula once more.
bool shows_picture(const PageNode& node) {
  static constexpr std::array<std::string_view, 6> kNames{"audio", "embed", "iframe", "img", "object", "video"};
  if (PageTree::type(node) != PageTree::Type::Element) return false;
  const std::string_view name = PageTree::name(node);
  if (name.starts_with("annotation")) return false;
  const bool html = PageTree::name_space(node) == PageTree::Namespace::Html;
  if (html && std::find(kNames.begin(), kNames.end(), name) != kNames.end()) return true;
  for (std::size_t i = 0; i < PageTree::child_count(node); ++i) {
    if (shows_picture(PageTree::child(node, i))) return true;
  }
  return false;
}

}  // namespace

void PageBuilder::append_formula(const Read& read, const math::Formula& formula) {
  const auto fill = [&](auto* node) {
    node->element = read.element;
    node->value = document_.text(formula.tex);
    node->mathml = document_.text(formula.mathml);
    append_leaf(read, *node);
  };
  formula.display ? fill(document_.make<Math>(read.tag)) : fill(document_.make<InlineMath>(read.tag));
}

void PageBuilder::formula(const Read& read) {
  const std::string xml = math_markup(document_, tree_, tags_, *read.node);
  const auto found = shows_picture(*read.node) ? std::nullopt : math::read_mathml(xml);
  if (found) return append_formula(read, *found);
  if (shows_text(xml)) lost(read);
  Node* span = make(read, Kind::Span);
  append_here(*span, read.element);
  enter(read, span, Treat::Children);
}

void PageBuilder::drawn(const Read& read) {
  const DrawnMath drawing = drawn_markup(document_, tree_, tags_, *read.node);
  auto found = drawing.xml.empty() ? std::nullopt : math::read_mathml(drawing.xml);
  if (found && drawing.alone) {
    found->display = read.element->get("display") == "true";
    return append_formula(read, *found);
  }
  Node* span = make(read, Kind::Span);
  append_here(*span, read.element);
  enter(read, span, Treat::Children);
  frames_.back().drawn_inside = found.has_value();
}

// The page that it writes, or the formula that MathJax would draw. AsciiMath, which is not TeX, stays as it is written.
void PageBuilder::script(const Read& read) {
  const std::string page = scripts_ == Scripts::Run ? page_of_script(trim(read.element->get("src"))) : std::string();
  if (!page.empty() && is_written_out()) return;
  if (!page.empty()) return written(read, page);
  const std::string_view type = trim(read.element->get("type"));
  const bool display = type.find("display") != std::string_view::npos;
  std::string_view source;
  if (PageTree::child_count(*read.node) > 0) {
    const PageNode& child = PageTree::child(*read.node, 0);
    source = read_text(document_, tree_.text_part(child), tree_.text_mode(child), scratch_).text;
  }
  const auto found = starts_ignoring_case(type, "math/mml")   ? math::read_mathml(source)
                     : starts_ignoring_case(type, "math/tex") ? math::formula_of_tex(source, display)
                                                              : std::nullopt;
  if (found) return append_formula(read, *found);
  if (!starts_ignoring_case(type, "math/") || is_blank(source)) return;
  lost(read);
  Node* span = make(read, Kind::Span);
  append_here(*span, read.element);
  enter(read, span, Treat::Children);
}

// Whether what a gist's script writes stands behind it already: the page was saved after it ran.
bool PageBuilder::is_written_out() {
  const Frame& outer = frames_.back();
  for (std::size_t i = outer.next; i < PageTree::child_count(*outer.element); ++i) {
    const PageNode& child = PageTree::child(*outer.element, i);
    const bool words = PageTree::type(child) == PageTree::Type::Text;
    if (words && !is_blank(read_text(document_, tree_.text_part(child), tree_.text_mode(child), scratch_).text))
      return false;
    if (PageTree::type(child) != PageTree::Type::Element || PageTree::name(child) == "link") continue;
    Element element;
    if (const auto tag = tree_.start_tag(child)) tags_.read(*tag, element);
    return holds_token(element.get("class"), "gist");
  }
  return false;
}

// What MathJax drew: as SVG, or beside words in its container. Not if the container holds the formula itself.
bool PageBuilder::drawn_formula(const Read& read) {
  const auto container = std::find_if(frames_.rbegin(), frames_.rend(), [](const Frame& frame) {
    return frame.node != nullptr && frame.node->element != nullptr && frame.node->element->name == "mjx-container";
  });
  const bool drawn = container != frames_.rend() ? container->drawn_inside : read.element->name == "svg";
  const std::string xml = drawn ? drawn_markup(document_, tree_, tags_, *read.node).xml : std::string();
  const auto found = xml.empty() ? std::nullopt : math::read_mathml(xml);
  if (!found) return false;
  Read formula = read;
  if (container != frames_.rend()) {  // aria-hidden, which is there for screen readers, is the drawing's alone
    formula.element = document_.arena.make<Element>();
    formula.element->name = read.element->name;
  }
  append_formula(formula, *found);
  return true;
}

}  // namespace offprint
