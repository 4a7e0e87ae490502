// A formula of a page as XML, for the reader of formulas (formats/math).
#pragma once

#include <string>
#include <string_view>

#include "formats/document/document.h"
#include "formats/html/attributes.h"
#include "formats/html/page_tree.h"

namespace offprint {

// The <math> element, names without prefixes. Of the HTML in its texts the text.
std::string math_markup(Document& document, const PageTree& tree, TagReader& tags, const PageNode& math);

// Whether such XML holds characters that show.
bool shows_text(std::string_view xml);

// The same of what MathJax 3 drew without it: of the elements and classes that draw each part. "" where `drawing` holds
// the formula itself, or nothing that MathJax draws.
std::string drawn_markup(const PageTree& tree, TagReader& tags, const PageNode& drawing);

// Whether a <script> holds a formula for MathJax to draw: its type is math/tex, math/mml …
bool holds_formula(const Document& document, const PageTree& tree, const PageNode& script);

}  // namespace offprint
