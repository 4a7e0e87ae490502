// What a formula on one line is put together from: signs, numbers, words, fractions.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "formats/math/symbols.h"

namespace offprint::math {

struct Piece {
  std::string text;
  Role role = Role::Ordinary;
  bool single = true;     // a sign, a number or a word: needs no parentheses of its own
  bool number = false;    // begins and ends with a digit
  bool fraction = false;  // a/b
  bool reaches = false;   // what followed without a space would be read as part of it: x^2, √2
  bool words = false;     // text, with the spaces that it has
  bool blank = false;     // space
};
using Pieces = std::vector<Piece>;

Piece blank_piece();

// In a row. Relations have spaces around them, unless the row is `tight`: a script.
std::string join(const Pieces& pieces, bool tight = false);
// In a row, in parentheses where it is more than one thing; a number's sign belongs to it.
std::string operand(const Pieces& pieces);
// `above` over `below`, as one piece.
Piece fraction(const Pieces& above, const Pieces& below);

}  // namespace offprint::math
