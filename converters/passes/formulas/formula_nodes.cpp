#include "converters/passes/formulas/formula_nodes.h"

#include <string>
#include <string_view>

#include "formats/document/tree.h"

namespace offprint {

Text tex_of(const Node& node) {
  if (const auto* formula = as<Math>(&node)) return formula->value;
  const auto* formula = as<InlineMath>(&node);
  return formula == nullptr ? Text() : formula->value;
}

Text mathml_of(const Node& node) {
  if (const auto* formula = as<Math>(&node)) return formula->mathml;
  const auto* formula = as<InlineMath>(&node);
  return formula == nullptr ? Text() : formula->mathml;
}

void set_mathml(Node& node, Text mathml) {
  if (auto* formula = as<Math>(&node)) formula->mathml = mathml;
  if (auto* formula = as<InlineMath>(&node)) formula->mathml = mathml;
}

namespace {

// Where the first tag ends: TeX in its alttext may hold the sign, too.
std::size_t tag_end(std::string_view markup) {
  bool quoted = false;
  for (std::size_t at = 0; at < markup.size(); ++at) {
    if (markup[at] == '"') quoted = !quoted;
    if (markup[at] == '>' && !quoted) return at;
  }
  return std::string_view::npos;
}

// The markup also says whether the formula is on a line of its own.
std::string placed(std::string mathml, bool display) {
  constexpr std::string_view kBlock = " display=\"block\"";
  const std::size_t end = tag_end(mathml);
  const std::size_t at = mathml.find(kBlock);
  const bool said = at < end;
  if (end == std::string::npos || said == display) return mathml;
  if (said) return mathml.erase(at, kBlock.size());
  return mathml.insert(end, kBlock);
}

}  // namespace

Node* make_formula(Document& document, const math::Formula& formula, const Node& of) {
  const auto fill = [&](auto* node) -> Node* {
    node->element = of.element;
    node->language = of.language;
    node->value = document.text(formula.tex);
    node->mathml = document.text(placed(formula.mathml, formula.display));
    return node;
  };
  return formula.display ? fill(document.make<Math>(of.source)) : fill(document.make<InlineMath>(of.source));
}

Node& inlined(Document& document, Node& formula) {
  Node* made = make_formula(document, {std::string(tex_of(formula)), std::string(mathml_of(formula)), false}, formula);
  replace(formula, *made);
  return *made;
}

}  // namespace offprint
