// The forms other than MathML in which pages hold formulas: tables of what makes an element one of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "converters/passes/known_values.h"
#include "formats/document/census.h"
#include "formats/document/node.h"

namespace offprint {

// How an element that draws a formula says so.
struct DrawingRow {
  std::string_view name;  // of a class, or of the element
  bool display = false;
  bool mathjax2 = false;  // the formula itself is in a <script> after it
  bool preview = false;   // words in its place, until it is drawn
};
// The rows of a page's elements, whose classes are remembered.
class Drawings {
 public:
  explicit Drawings(const Census& census);

  // The first row that the element has the name or a class of; null where it draws none.
  const DrawingRow* row_of(const Element& element) {
    return in_classes_ || element.name.size() >= kShortest ? found_row(element) : nullptr;
  }

 private:
  static constexpr std::size_t kShortest = 5;  // bytes of a name: "katex"
  const DrawingRow* found_row(const Element& element);

  bool in_classes_;  // perhaps, of some element
  KnownValues<const DrawingRow*> of_classes_;
};
// Whether the element says that its formula is on lines of its own.
bool says_display(const Element& element);

// A picture of a formula: its TeX as the page gives it; "" for any other picture.
struct PicturedTex {
  std::string tex;
  bool display = false;
};
PicturedTex pictured_tex(const Element& image, std::string_view alt);

// The TeX or MathML that an attribute of the element gives; "" where there is none.
std::string_view given_tex(const Element& element);
std::string_view given_mathml(const Element& element);

bool has_class(const Element& element, std::string_view name);

}  // namespace offprint
