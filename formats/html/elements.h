// What a page's elements become: one table.
#pragma once

#include <cstdint>
#include <string_view>

#include "formats/document/kind.h"
#include "formats/document/text.h"

namespace offprint {

// What becomes of an element and of its content.
enum class Treat : std::uint8_t {
  Children,    // a node of the kind, holding the children
  Leaf,        // a node alone: its content is not shown
  Dissolve,    // the children take its place
  Hidden,      // nothing: a browser shows nothing of it
  Lost,        // nothing, and that is reported: it shows what no kind can hold
  Fallback,    // reported too, but the children stay: browsers without it show them
  Ruby,        // a Ruby for each base with its annotation
  Annotation,  // the annotation of the Ruby around it
  Media,       // an Embed: address, title, poster; its content is for browsers that cannot play it
  Object,      // the same if it has an address, else its children
  Drawing,     // of <svg>: a Span with its words and pictures; reported if the drawing shows more than an icon
  Scriptless,  // of <noscript>: its content, parsed apart from the page
  Formula,     // of <math>: a formula; one that cannot be read is reported, and its text stays
  Drawn,       // of <mjx-container>: a Span with its children, or a formula if MathJax's drawing is all there is of it
  Glyphs,      // of <mjx-math>: a Span with its children, or a formula if words are beside it in its container
  Script,      // a formula if its type says so, else nothing
};

struct ElementRow {
  Text name;
  Kind kind = Kind::Span;
  bool block = false;
  Treat treat = Treat::Children;
};

// The row of a name in lower case; for an unknown name a row without one, of a Span with its children.
const ElementRow& element_row(std::string_view name);
// The row of an element inside <svg>.
const ElementRow& drawing_row(std::string_view name);

}  // namespace offprint
