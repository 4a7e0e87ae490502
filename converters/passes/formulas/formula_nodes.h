// Formulas as nodes, inline or on lines of their own.
#pragma once

#include "formats/document/document.h"
#include "formats/math/mathml.h"

namespace offprint {

inline bool is_formula(const Node& node) { return node.kind == Kind::InlineMath || node.kind == Kind::Math; }
// The TeX of a formula's node; "" for any other.
Text tex_of(const Node& node);
Text mathml_of(const Node& node);
void set_mathml(Node& node, Text mathml);

// A Math or an InlineMath for what `of` shows, with its place, element and language.
Node* make_formula(Document& document, const math::Formula& formula, const Node& of);
// Puts an InlineMath in the formula's place, where only inlines may be.
Node& inlined(Document& document, Node& formula);

}  // namespace offprint
