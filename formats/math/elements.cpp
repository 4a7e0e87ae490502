#include "formats/math/elements.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace offprint::math {

namespace {

constexpr std::array kElements{
    ElementRow{"mi", Part::Token},
    ElementRow{"mn", Part::Token},
    ElementRow{"mo", Part::Token},
    ElementRow{"mtext", Part::Token},
    ElementRow{"ms", Part::Token},
    ElementRow{"mspace", Part::Space},
    ElementRow{"math", Part::Row},
    ElementRow{"mrow", Part::Row},
    ElementRow{"mstyle", Part::Row},
    ElementRow{"mpadded", Part::Row},
    ElementRow{"mphantom", Part::Row},
    ElementRow{"merror", Part::Row},
    ElementRow{"msqrt", Part::Row},
    ElementRow{"menclose", Part::Row},
    ElementRow{"mfenced", Part::Row},
    ElementRow{"mfrac", Part::Fixed, 2},
    ElementRow{"mroot", Part::Fixed, 2},
    ElementRow{"msub", Part::Fixed, 2},
    ElementRow{"msup", Part::Fixed, 2},
    ElementRow{"msubsup", Part::Fixed, 3},
    ElementRow{"munder", Part::Fixed, 2},
    ElementRow{"mover", Part::Fixed, 2},
    ElementRow{"munderover", Part::Fixed, 3},
    ElementRow{"mmultiscripts", Part::Scripts},
    ElementRow{"mprescripts", Part::Mark},
    ElementRow{"none", Part::Mark},
    ElementRow{"mtable", Part::Table},
    ElementRow{"mtr", Part::TableRow},
    ElementRow{"mlabeledtr", Part::TableRow},
    ElementRow{"mtd", Part::Cell},
    ElementRow{"maction", Part::First},
    ElementRow{"semantics", Part::Meaning},
    ElementRow{"mglyph", Part::Picture},
    ElementRow{"annotation", Part::Aside},
    ElementRow{"annotation-xml", Part::Aside},
    ElementRow{"malignmark", Part::Aside},
    ElementRow{"maligngroup", Part::Aside},
    ElementRow{"script", Part::Aside},
    ElementRow{"style", Part::Aside},
    ElementRow{"apply", Part::Content},
    ElementRow{"bind", Part::Content},
    ElementRow{"bvar", Part::Content},
    ElementRow{"ci", Part::Content},
    ElementRow{"cn", Part::Content},
    ElementRow{"csymbol", Part::Content},
    ElementRow{"piecewise", Part::Content},
    ElementRow{"reln", Part::Content},
};
constexpr ElementRow kUnknown{{}, Part::Row};

bool is_flag(std::string_view value) { return value == "true" || value == "false"; }

// One of the words, which are separated by spaces.
bool is_word_of(std::string_view words, std::string_view value) {
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    if (word == value) return true;
    words.remove_prefix(std::min(word.size() + 1, words.size()));
  }
  return false;
}

// Such words, separated by single spaces.
bool are_words_of(std::string_view words, std::string_view value) {
  while (true) {
    const std::size_t end = std::min(value.find(' '), value.size());
    if (!is_word_of(words, value.substr(0, end))) return false;
    if (end == value.size()) return true;
    value.remove_prefix(end + 1);
  }
}

// A number with a unit (MathML 3 §2.1.5.2).
bool is_length(std::string_view value) {
  constexpr std::string_view kUnits = "em ex px in cm mm pt pc %";
  if (value.starts_with('-')) value.remove_prefix(1);
  const std::size_t digits = std::min(value.find_first_not_of("0123456789."), value.size());
  const std::string_view number = value.substr(0, digits);
  if (number.empty() || std::count(number.begin(), number.end(), '.') > 1 || number.ends_with('.')) return false;
  const std::string_view unit = value.substr(digits);
  return unit.empty() || is_word_of(kUnits, unit);
}

bool is_number(std::string_view value) {
  constexpr std::size_t kMost = 3;
  if (value.starts_with('+') || value.starts_with('-')) value.remove_prefix(1);
  return !value.empty() && value.size() <= kMost && value.find_first_not_of("0123456789") == std::string_view::npos;
}

struct AttributeRow {
  std::string_view name;
  std::string_view elements;  // that may have it
  bool (*allows)(std::string_view value);
};

// Colours, links, names and handlers are not kept.
constexpr std::array kAttributes{
    AttributeRow{"display", "math", [](std::string_view v) { return is_word_of("block inline", v); }},
    AttributeRow{"alttext", "math", [](std::string_view) { return true; }},
    AttributeRow{"dir", "math mrow mstyle mi mn mo mtext ms",
                 [](std::string_view v) { return is_word_of("ltr rtl", v); }},
    AttributeRow{"displaystyle", "math mstyle mtable", is_flag},
    AttributeRow{"scriptlevel", "math mstyle", is_number},
    AttributeRow{"mathvariant", "mstyle mi mn mo mtext ms",
                 [](std::string_view v) {
                   return is_word_of(
                       "normal bold italic bold-italic double-struck bold-fraktur script bold-script fraktur "
                       "sans-serif bold-sans-serif sans-serif-italic sans-serif-bold-italic monospace",
                       v);
                 }},
    AttributeRow{"form", "mo", [](std::string_view v) { return is_word_of("prefix infix postfix", v); }},
    AttributeRow{"fence", "mo", is_flag},
    AttributeRow{"separator", "mo", is_flag},
    AttributeRow{"stretchy", "mo", is_flag},
    AttributeRow{"symmetric", "mo", is_flag},
    AttributeRow{"largeop", "mo", is_flag},
    AttributeRow{"movablelimits", "mo", is_flag},
    AttributeRow{"lspace", "mo mpadded", is_length},
    AttributeRow{"rspace", "mo", is_length},
    AttributeRow{"minsize", "mo", is_length},
    AttributeRow{"maxsize", "mo", is_length},
    AttributeRow{"accent", "mo mover munderover", is_flag},
    AttributeRow{"accentunder", "munder munderover", is_flag},
    AttributeRow{"linethickness", "mfrac", is_length},
    AttributeRow{"bevelled", "mfrac", is_flag},
    AttributeRow{"numalign", "mfrac", [](std::string_view v) { return is_word_of("left center right", v); }},
    AttributeRow{"denomalign", "mfrac", [](std::string_view v) { return is_word_of("left center right", v); }},
    AttributeRow{"width", "mspace mpadded", is_length},
    AttributeRow{"height", "mspace mpadded", is_length},
    AttributeRow{"depth", "mspace mpadded", is_length},
    AttributeRow{"voffset", "mpadded", is_length},
    AttributeRow{"linebreak", "mspace", [](std::string_view v) { return v == "newline"; }},
    AttributeRow{"open", "mfenced", [](std::string_view) { return true; }},
    AttributeRow{"close", "mfenced", [](std::string_view) { return true; }},
    AttributeRow{"separators", "mfenced", [](std::string_view) { return true; }},
    AttributeRow{"notation", "menclose",
                 [](std::string_view v) {
                   return are_words_of(
                       "longdiv actuarial radical box roundedbox circle left right top bottom updiagonalstrike "
                       "downdiagonalstrike verticalstrike horizontalstrike madruwb",
                       v);
                 }},
    AttributeRow{"columnalign", "mtable mtr mtd",
                 [](std::string_view v) { return are_words_of("left center right", v); }},
    AttributeRow{"columnlines", "mtable", [](std::string_view v) { return are_words_of("none solid dashed", v); }},
    AttributeRow{"rowlines", "mtable", [](std::string_view v) { return are_words_of("none solid dashed", v); }},
    AttributeRow{"frame", "mtable", [](std::string_view v) { return is_word_of("none solid dashed", v); }},
    AttributeRow{"columnspan", "mtd", is_number},
    AttributeRow{"rowspan", "mtd", is_number},
};

}  // namespace

const ElementRow& element_row(std::string_view name) {
  const auto* const found =
      std::find_if(kElements.begin(), kElements.end(), [&](const ElementRow& row) { return row.name == name; });
  return found != kElements.end() ? *found : kUnknown;
}

bool keeps_attribute(std::string_view element, std::string_view name, std::string_view value) {
  const auto* const found =
      std::find_if(kAttributes.begin(), kAttributes.end(), [&](const AttributeRow& row) { return row.name == name; });
  return found != kAttributes.end() && is_word_of(found->elements, element) && found->allows(value);
}

}  // namespace offprint::math
