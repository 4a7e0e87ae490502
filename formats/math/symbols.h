// The signs of formulas: how TeX names them, and how they are set on a line.
#pragma once

#include <cstdint>
#include <string_view>

namespace offprint::math {

// What a sign is to its neighbours (The TeXbook, chapter 17).
enum class Role : std::uint8_t {
  Ordinary,  // a letter, a digit, ∞
  Large,     // ∑, ∫: takes limits
  Binary,    // +, ×
  Relation,  // =, ≤, →
  Open,      // (, ⟨
  Close,     // ), ⟩
  Punctuation,
  Function,  // sin, lim: a word, set upright
};

struct Symbol {
  std::string_view sign;  // UTF-8; for a function its name
  std::string_view tex;   // a command with its backslash, or a character that TeX takes as it is
  Role role = Role::Ordinary;
};

// The row of a sign, the first of several; null where TeX has no name for it.
const Symbol* symbol_of(std::string_view sign);
// The row of a command (with its backslash) or a character; null for an unknown one.
const Symbol* symbol_named(std::string_view tex);
// The row of a function's name ("sin"); null for any other word.
const Symbol* function_named(std::string_view name);

// An accent: over or under its base.
struct Accent {
  std::string_view sign;       // as MathML writes it
  std::string_view tex;        // its command
  std::string_view combining;  // as Unicode puts it on one letter; "" if it cannot
  bool below = false;
};
const Accent* accent_of(std::string_view sign, bool below);
const Accent* accent_named(std::string_view tex);

// A letter of a mathematical alphabet (𝑥, 𝐱, ℝ) as its plain letter and the command of its alphabet ("" for the usual
// italic); `letter` 0 for any other character.
struct StyledLetter {
  char32_t letter = 0;
  std::string_view alphabet;
};
StyledLetter plain_letter(char32_t character);
// The letter of \mathbb; 0 for one that it does not have.
char32_t double_struck(char letter);

}  // namespace offprint::math
