// What the drawing of a formula shows: whether it is the formula's own, or words that stand nowhere else.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_set>

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
    std::unordered_set<std::string> words;
    bool made = false;
  };
  static constexpr std::size_t kSpellings = 3;
  bool has(const std::string& word);
  bool has_part(const std::string& word);
  Spelling& spelled(std::size_t which);

  std::string tex_;
  std::string mathml_;
  std::array<Spelling, kSpellings> spellings_;  // made when they are asked for
  std::size_t sought_ = 0;                      // bytes that parts of words were looked for in
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
