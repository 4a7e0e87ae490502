#include "formats/writing/list_numbers.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace offprint {

namespace {

struct Numeral {
  int value;
  std::string_view letters;
};
constexpr std::array kNumerals{Numeral{1000, "m"}, Numeral{900, "cm"}, Numeral{500, "d"}, Numeral{400, "cd"},
                               Numeral{100, "c"},  Numeral{90, "xc"},  Numeral{50, "l"},  Numeral{40, "xl"},
                               Numeral{10, "x"},   Numeral{9, "ix"},   Numeral{5, "v"},   Numeral{4, "iv"},
                               Numeral{1, "i"}};
constexpr std::int64_t kMostRoman = 3999;

std::string roman(std::int64_t number) {
  std::string out;
  for (const Numeral& numeral : kNumerals) {
    for (; number >= numeral.value; number -= numeral.value) out += numeral.letters;
  }
  return out;
}

// a … z, aa, ab …
std::string alphabetic(std::int64_t number) {
  constexpr std::int64_t kLetters = 26;
  std::string out;
  for (; number > 0; number = (number - 1) / kLetters) out += static_cast<char>('a' + (number - 1) % kLetters);
  std::reverse(out.begin(), out.end());
  return out;
}

std::string in_capitals(std::string text) {
  for (char& c : text) c = static_cast<char>(c - 'a' + 'A');
  return text;
}

}  // namespace

std::int64_t ListNumbers::operator()(const Node& item) {
  const auto* known = as<ListItem>(&item);
  const std::int64_t number = known != nullptr && known->value ? *known->value : next_;
  next_ = number + step_;
  return number;
}

std::string list_number(std::int64_t number, ListStyle style) {
  const bool has_letters = number > 0;
  const bool has_numerals = has_letters && number <= kMostRoman;
  switch (style) {
    case ListStyle::Decimal: break;
    case ListStyle::LowerAlpha:
      if (has_letters) return alphabetic(number);
      break;
    case ListStyle::UpperAlpha:
      if (has_letters) return in_capitals(alphabetic(number));
      break;
    case ListStyle::LowerRoman:
      if (has_numerals) return roman(number);
      break;
    case ListStyle::UpperRoman:
      if (has_numerals) return in_capitals(roman(number));
      break;
  }
  return std::to_string(number);
}

}  // namespace offprint
