// What a page's elements become: one table.
#pragma once

#include <cstdint>
#include <string_view>

#include "formats/document/kind.h"
#include "formats/document/text.h"

namespace offprint {

// What becomes of an element and of what stands in it.
enum class Treat : std::uint8_t {
  Children,    // a node of the kind, and in it the children
  Leaf,        // a node alone: what stands in it is not shown
  Dissolve,    // the children take its place
  Hidden,      // nothing: a browser shows nothing of it
  Lost,        // nothing, and it is said: it shows what no kind can hold
  Fallback,    // said too, and the children stay: browsers without it show them
  Ruby,        // a Ruby for each base with its annotation
  Annotation,  // the annotation of the Ruby around it
  Media,       // an Embed: address, title, poster; what stands in it is for browsers that cannot play it
  Object,      // the same where it has an address, else its children
  Drawing,     // of <svg>: a Span with its words and pictures; it is said where the drawing shows more than an icon
  Scriptless,  // of <noscript>: what it holds, read apart from the page
  Formula,     // of <math>: a formula; where it cannot be read, said, and its text stays
  Drawn,       // of <mjx-container>: a Span with its children, or the formula that MathJax drew in it from nothing else
  Script,      // a formula where its type says so, else nothing
};

struct ElementRow {
  Text name;
  Kind kind = Kind::Span;
  bool block = false;
  Treat treat = Treat::Children;
};

// The row of a name in lower case; for an unknown one a Span with its children, without a name.
const ElementRow& element_row(std::string_view name);
// The row of an element inside <svg>.
const ElementRow& drawing_row(std::string_view name);

}  // namespace offprint
