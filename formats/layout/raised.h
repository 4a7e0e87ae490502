// Raised and lowered text, and ruby, on a line of plain text: 10⁻³ is 10^-3, never 10-3, and x₁ never x1.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace offprint {

// Where it is.
struct RaisedPlace {
  std::string_view before;    // the line's text up to it
  std::string_view after;     // the text that follows it; "" for none, or if something else follows
  std::string_view language;  // BCP 47
  bool note = false;          // it is a link or holds one: a note's mark, if it is a number
  bool fraction = false;      // raised: it is over a slash and lowered text; lowered: it is under raised text alone
};

// What to write for it.
std::string superscript(std::string_view raised, const RaisedPlace& place);
std::string subscript(std::string_view lowered, const RaisedPlace& place);

// An annotation of ruby behind its base: 蛙(かわず), with the brackets of the document's language.
std::string beside_base(std::string_view annotation, std::string_view language);

// Bytes of the blank that ends `before` and stands between a power and its base only by its page's mistake: 10 ^-3, 5
// km ^2; 0 for none, or where it may be a note's mark.
std::size_t blank_before_power(std::string_view raised, const RaisedPlace& place);

// Whether raised text after that belongs to it: a number, a letter, a closing bracket.
bool is_base(std::string_view before);
bool begins_with_base(std::string_view after);
// A stroke that makes a fraction of raised and lowered text.
bool ends_in_slash(std::string_view before);

}  // namespace offprint
