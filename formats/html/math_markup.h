// A formula of a page as XML, for the reader of formulas (formats/math).
#pragma once

#include <string>
#include <string_view>

#include "formats/document/document.h"
#include "formats/html/attributes.h"
#include "formats/html/page_tree.h"

namespace offprint {

// The <math> element, names without prefixes; HTML in its texts is reduced to text.
std::string math_markup(Document& document, const PageTree& tree, TagReader& tags, const PageNode& math);

// Whether such XML holds visible characters.
bool shows_text(std::string_view xml);

// The same for what MathJax drew without it, from the elements and classes that draw each part. No `xml` if `drawing`
// holds the formula itself, nothing that MathJax draws, or other words among that.
struct DrawnMath {
  std::string xml;
  bool alone = true;  // no words are beside it
};
DrawnMath drawn_markup(Document& document, const PageTree& tree, TagReader& tags, const PageNode& drawing);

// Whether a <script> holds a formula for MathJax to draw: its type is math/tex, math/mml …
bool holds_formula(const Document& document, const PageTree& tree, const PageNode& script);

}  // namespace offprint
