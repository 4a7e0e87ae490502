// What the drawing of a formula shows: whether it is the formula's own, or words that stand nowhere else.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "formats/document/node.h"

namespace offprint {

// What formulas show, in each of their spellings.
class FormulaWords {
 public:
  void add(std::string_view tex, std::string_view mathml);
  // Whether each word, digit and mark of a sentence in the text is the formulas' own. Other signs are not looked at.
  bool hold(std::string_view text);
  // Bytes that a drawing may have.
  std::size_t most() const;

 private:
  struct Spelling {
    std::string text;
    bool made = false;
  };
  static constexpr std::size_t kSpellings = 3;
  bool has(std::string_view word);
  const std::string& spelled(std::size_t which);

  std::string tex_;
  std::string mathml_;
  std::array<Spelling, kSpellings> spellings_;  // made when they are asked for
};

enum class Drawn : std::uint8_t {
  Own,     // nothing but what the formulas show
  Glyphs,  // and, in parts that can only draw, words that no formula has: what macros stand for, an equation's number
  Words,   // and other words among its inlines
  More,    // and paragraphs, pictures, code, or more words than any drawing has
};
// Of what is in the node beside formulas.
Drawn drawn_in(const Node& node, FormulaWords& words);
// Whether the node is a part of a drawing that can only draw: KaTeX's and MathJax's glyphs.
bool is_glyphs(const Node& node);

}  // namespace offprint
