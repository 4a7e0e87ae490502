// Formulas as nodes, inline or on lines of their own.
#pragma once

#include "formats/document/document.h"
#include "formats/math/mathml.h"

namespace offprint {

bool is_formula(const Node& node);
// Of a formula's node; "" for any other.
Text tex_of(const Node& node);
Text mathml_of(const Node& node);
void set_mathml(Node& node, Text mathml);

// A Math or an InlineMath for what `of` shows, with its place, element and language.
Node* make_formula(Document& document, const math::Formula& formula, const Node& of);
// The formula as InlineMath, which takes its place: where only inlines may stand.
Node& inlined(Document& document, Node& formula);

}  // namespace offprint
