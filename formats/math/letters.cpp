#include <array>
#include <cstddef>
#include <string_view>

#include "formats/math/symbols.h"

namespace offprint::math {

namespace {

// The alphabets of the block Mathematical Alphanumeric Symbols (U+1D400): 26 capitals, then 26 small letters each.
constexpr std::array<std::string_view, 13> kAlphabets{
    "\\mathbf",   "",         "\\boldsymbol", "\\mathcal", "\\mathcal", "\\mathfrak", "\\mathbb",
    "\\mathfrak", "\\mathsf", "\\mathsf",     "\\mathsf",  "\\mathsf",  "\\mathtt"};

// Letters that had code points before that block.
struct OlderLetter {
  char32_t character;
  char letter;
  std::string_view alphabet;
};
constexpr std::array kOlderLetters{
    OlderLetter{0x2102, 'C', "\\mathbb"},   OlderLetter{0x210A, 'g', "\\mathcal"},
    OlderLetter{0x210B, 'H', "\\mathcal"},  OlderLetter{0x210C, 'H', "\\mathfrak"},
    OlderLetter{0x210D, 'H', "\\mathbb"},   OlderLetter{0x210E, 'h', ""},
    OlderLetter{0x2110, 'I', "\\mathcal"},  OlderLetter{0x2112, 'L', "\\mathcal"},
    OlderLetter{0x2115, 'N', "\\mathbb"},   OlderLetter{0x2119, 'P', "\\mathbb"},
    OlderLetter{0x211A, 'Q', "\\mathbb"},   OlderLetter{0x211B, 'R', "\\mathcal"},
    OlderLetter{0x211D, 'R', "\\mathbb"},   OlderLetter{0x2124, 'Z', "\\mathbb"},
    OlderLetter{0x2128, 'Z', "\\mathfrak"}, OlderLetter{0x212C, 'B', "\\mathcal"},
    OlderLetter{0x212D, 'C', "\\mathfrak"}, OlderLetter{0x212F, 'e', "\\mathcal"},
    OlderLetter{0x2130, 'E', "\\mathcal"},  OlderLetter{0x2131, 'F', "\\mathcal"},
    OlderLetter{0x2133, 'M', "\\mathcal"},  OlderLetter{0x2134, 'o', "\\mathcal"},
};

// The Greek letters of that block: bold, italic, bold italic, of 58 characters each.
constexpr std::u32string_view kGreek = U"ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡϴΣΤΥΦΧΨΩ∇αβγδεζηθικλμνξοπρςστυφχψω∂ϵϑϰϕϱϖ";
constexpr std::array<std::string_view, 5> kGreekAlphabets{"\\boldsymbol", "", "\\boldsymbol", "\\boldsymbol",
                                                          "\\boldsymbol"};
// Its digits: bold, double-struck, sans-serif, sans-serif bold, monospace.
constexpr std::array<std::string_view, 5> kDigitAlphabets{"\\mathbf", "\\mathbb", "\\mathsf", "\\mathsf", "\\mathtt"};

}  // namespace

StyledLetter plain_letter(char32_t character) {
  constexpr char32_t kLatin = 0x1D400;
  constexpr char32_t kLetters = 52;
  constexpr char32_t kGreekBegin = 0x1D6A8;
  constexpr char32_t kDigits = 0x1D7CE;
  constexpr char32_t kEnd = 0x1D800;
  for (const OlderLetter& row : kOlderLetters) {
    if (row.character == character) return {static_cast<char32_t>(row.letter), row.alphabet};
  }
  if (character < kLatin || character >= kEnd) return {};
  if (character >= kDigits) return {U'0' + (character - kDigits) % 10, kDigitAlphabets.at((character - kDigits) / 10)};
  if (character >= kGreekBegin) {
    const char32_t at = character - kGreekBegin;
    const std::size_t alphabet = at / kGreek.size();
    if (alphabet >= kGreekAlphabets.size()) return {};
    return {kGreek[at % kGreek.size()], kGreekAlphabets.at(alphabet)};
  }
  const char32_t at = character - kLatin;
  if (at / kLetters >= kAlphabets.size()) return {};
  const char32_t letter = at % kLetters;
  return {letter < 26 ? U'A' + letter : U'a' + (letter - 26), kAlphabets.at(at / kLetters)};
}

char32_t double_struck(char letter) {
  for (const OlderLetter& row : kOlderLetters) {
    if (row.letter == letter && row.alphabet == "\\mathbb") return row.character;
  }
  constexpr char32_t kCapitals = 0x1D538;
  if (letter >= 'A' && letter <= 'Z') return kCapitals + static_cast<char32_t>(letter - 'A');
  if (letter == '1') return 0x1D7D9;
  return 0;
}

}  // namespace offprint::math
