// MathML, read: what a formula is in TeX, and its presentation markup, cleaned.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace offprint::math {

struct Formula {
  std::string tex;     // never empty
  std::string mathml;  // a <math> element in MathML's namespace; "" for none
  bool display = false;
};

// `xml`: a <math> element, names without prefixes. Its TeX is the annotation's or alttext's if they are TeX, else made
// from the elements. Nothing if it cannot be read: Content MathML, not XML, nested too deep, or empty.
std::optional<Formula> read_mathml(std::string_view xml);

// `tex` without what is around it in a formula: its delimiters, comments and empty lines, and the {\displaystyle …}
// that wikis put there; on one line unless `display`.
std::string plain_tex(std::string_view tex, bool display);

// A formula of that TeX and without markup; nothing if no TeX is left.
std::optional<Formula> formula_of_tex(std::string_view tex, bool display);

// Whether a text that describes a formula is TeX rather than words: it has a command, an index, a power or a group.
bool is_tex(std::string_view text);

}  // namespace offprint::math
