#include "formats/layout/raised.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "formats/language/tags.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::size_t kLongest = 24;  // characters of an exponent or index; what is longer is small print

// What Chinese and Japanese type in the width of their characters is what it is in ASCII: ２, ｎ, ＋.
constexpr char32_t narrow(char32_t c) { return c >= U'！' && c <= U'～' ? c - U'！' + U'!' : c; }

constexpr bool is_digit(char32_t c) { return narrow(c) >= '0' && narrow(c) <= '9'; }
constexpr bool is_ascii_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_plus(char32_t c) { return narrow(c) == '+'; }
constexpr bool is_minus(char32_t c) { return narrow(c) == '-' || c == U'−' || c == U'–' || c == U'‑'; }
constexpr bool is_sign(char32_t c) { return is_plus(c) || is_minus(c) || c == U'±'; }

// Letters of alphabets that formulas are written in, and mathematical signs; no punctuation, no Chinese.
constexpr bool is_letter(char32_t c) {
  if (is_sign(c)) return false;
  return is_ascii_letter(narrow(c)) || c == U'µ' || (c >= 0xC0 && c <= 0x10FF && c != U'×' && c != U'÷') ||
         (c >= 0x1E00 && c <= 0x1FFF) || (c >= 0x2100 && c <= 0x218F) || (c >= 0x2200 && c <= 0x22FF) ||
         (c >= 0x1D400 && c <= 0x1D7FF);
}

char32_t first_of(std::string_view text) { return text.empty() ? 0 : decode(text, 0).value; }
char32_t last_of(std::string_view text) { return text.empty() ? 0 : decode_before(text, text.size()).value; }
std::string_view first_character(std::string_view text) { return text.substr(0, decode(text, 0).size); }
std::string_view without_last(std::string_view text) {
  if (!text.empty()) text.remove_suffix(decode_before(text, text.size()).size);
  return text;
}

struct Facts {
  std::size_t characters = 0;
  std::size_t digits = 0;
  std::size_t letters = 0;
  std::size_t points = 0;  // between digits
  bool sign = false;       // it begins with one
  bool prose = false;      // a character that no exponent has: Chinese, a line break
};

Facts facts_of(std::string_view text) {
  Facts facts;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    facts.sign = facts.sign || (at == 0 && is_sign(c.value));
    facts.digits += is_digit(c.value) ? 1 : 0;
    facts.letters += is_letter(c.value) ? 1 : 0;
    facts.points += narrow(c.value) == '.' ? 1 : 0;
    facts.prose = facts.prose || (is_wide(c.value) && narrow(c.value) == c.value) || c.value == '\n';
    if (++facts.characters > kLongest) facts.prose = true;
    if (facts.prose) break;
    at += c.size;
  }
  return facts;
}

// A number, with or without sign, or one letter: what follows `^` without brackets.
bool is_one_thing(const Facts& facts) {
  const std::size_t rest = facts.characters - (facts.sign ? 1 : 0);
  if (facts.digits + facts.points == rest && facts.digits > 0) return true;
  return rest == 1 && facts.letters == 1;
}

bool is_number(const Facts& facts) { return facts.digits > 0 && facts.digits == facts.characters; }

// The charge of Cl-, which between two quantities would add or take away.
bool is_lone_sign(const Facts& facts) { return facts.sign && facts.characters == 1; }

bool is_bracketed(std::string_view text) {
  if (narrow(first_of(text)) != '(' || narrow(last_of(text)) != ')') return false;
  const std::size_t end = decode_before(text, text.size()).size;
  return text.find(text.substr(text.size() - end)) == text.size() - end;
}

std::string joined(std::string_view sign, std::string_view text, bool brackets) {
  std::string out(sign);
  if (brackets) out += '(';
  out += text;
  if (brackets) out += ')';
  return out;
}

// Letters that are raised by custom and read well on the line: 1st, XIXe siècle, Mme.
enum class After : std::uint8_t { Number, Letter };  // digits or a Roman numeral; what a word begins with
struct Custom {
  After after;
  std::string_view language;  // "" for any
  std::string_view letters;   // between blanks
  std::string_view words;     // between blanks: all that stands before it; "" for any
};
constexpr std::array kCustoms{
    Custom{After::Number, "", "st nd rd th", ""},
    Custom{After::Number, "fr", "er re ère e è ème ième ers res es èmes nd nde de nds ndes o os", ""},
    Custom{After::Letter, "fr", "me mes lle lles gr o os", ""},
    Custom{After::Letter, "fr", "e r", "M"},  // Maître, Monsieur; x^e is a power
    Custom{After::Letter, "fr", "r rs re", "D P"},
    Custom{After::Letter, "fr", "ie ies", "C"},
    Custom{After::Letter, "fr", "t te ts tes", "S"},
    Custom{After::Letter, "fr", "ve", "V"},
    Custom{After::Number, "es", "er o a os as", ""},
    Custom{After::Number, "pt", "o a os as", ""},
    Custom{After::Number, "it", "o a", ""},
    Custom{After::Letter, "", "o os", "N n"},  // numero
};

template <class Same>
bool is_listed(std::string_view text, std::string_view list, Same same) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t end = std::min(list.find(' ', at), list.size());
    if (same(text, list.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

// The letters or digits that end the text, no longer than a power; "" for longer ones.
std::string_view word_before(std::string_view text) {
  std::size_t at = text.size();
  for (std::size_t count = 0; at > 0; ++count) {
    const CodePoint c = decode_before(text, at);
    if (!is_digit(c.value) && !is_letter(c.value)) break;
    if (count == kLongest) return {};
    at -= c.size;
  }
  return text.substr(at);
}

// A lone C, D, L or M is rather a quantity.
bool is_roman(std::string_view word) {
  const std::string_view letters = word.size() == 1 ? "IVX" : "IVXLCDM";
  return !word.empty() && word.find_first_not_of(letters) == std::string_view::npos;
}

bool is_customary(std::string_view raised, const RaisedPlace& place) {
  const bool digit = is_digit(last_of(place.before));
  const std::string_view word = digit ? std::string_view() : word_before(place.before);
  const bool number = digit || is_roman(word);
  const auto exact = [](std::string_view a, std::string_view b) { return a == b; };
  return std::any_of(kCustoms.begin(), kCustoms.end(), [&](const Custom& c) {
    if (c.after == After::Number ? !number : digit) return false;
    if (!starts_ignoring_case(place.language, c.language)) return false;
    if (c.words.empty()) return is_listed(raised, c.letters, equals_ignoring_case);
    return is_listed(raised, c.letters, exact) && is_listed(word, c.words, exact);
  });
}

// Signs behind a quantity, which are its base as it would be: |ψ|, ⟨x⟩, ⌊x⌋, x′, 5°, （a+b）.
constexpr bool ends_quantity(char32_t c) {
  constexpr std::u32string_view kSigns = U"|‖⟩⌋⌉′″‴°）］｝｜";
  return kSigns.find(c) != std::u32string_view::npos;
}

// ㎞, ㏄: units in the width of one Chinese character.
constexpr bool is_unit_sign(char32_t c) { return (c >= 0x3371 && c <= 0x337A) || (c >= 0x3380 && c <= 0x33DF); }

// n! and 10!, and no word that is called out.
bool is_factorial(std::string_view before) {
  const std::string_view word = word_before(before);
  return is_digit(last_of(before)) || (!word.empty() && without_last(word).empty());
}

// What has a character of its own.
std::string_view character_of(std::string_view raised, const RaisedPlace& place) {
  if (raised == "TM") return "™";
  if (raised == "SM") return "℠";
  const char32_t next = first_of(place.after);
  if (raised == "o" && is_digit(last_of(place.before)) && (next == 'C' || next == 'F')) return "°";
  return {};
}

bool runs_into_number(const Facts& facts, const RaisedPlace& place) {
  return is_number(facts) && is_digit(first_of(place.after));
}

// A quantity follows without a blank.
bool goes_on(const RaisedPlace& place) {
  const char32_t next = first_of(place.after);
  return is_digit(next) || is_letter(next);
}

// ---- raised numbers behind a blank, most of which are notes

// Without the blank that ends it; all of it if none or more does.
std::string_view without_blank(std::string_view text) {
  constexpr std::u32string_view kBlanks = U" \u00A0\u2009\u202F";
  const auto is_blank = [&](char32_t c) { return kBlanks.find(c) != std::u32string_view::npos; };
  const std::string_view rest = without_last(text);
  return is_blank(last_of(text)) && !is_blank(last_of(rest)) ? rest : text;
}

constexpr bool is_product(char32_t c) { return c == U'×' || c == U'·' || c == U'⋅' || c == U'∙' || c == '*'; }

// No note's mark has a minus; a plus may be a vote.
bool is_signed_power(char32_t sign, std::string_view base) {
  return is_base(base) && (is_minus(sign) || base.ends_with("10"));
}

// The word in front begins with a capital or is cut short: "May 10", "No. 10".
bool is_labelled(std::string_view before) {
  const std::string_view rest = without_blank(before);
  const char32_t first = first_of(word_before(rest));
  return last_of(rest) == '.' || (first >= 'A' && first <= 'Z') || (first >= U'À' && first <= U'Þ');
}

// Of ten, unless the number is one of a larger one, of a date or of an isotope (10 ^14 C). Without a factor a first or
// a second power is rather a note.
bool is_power_of_ten(std::string_view raised, std::string_view base, std::string_view after) {
  if (!base.ends_with("10")) return false;
  const std::string_view before = base.substr(0, base.size() - 2);
  if (is_product(last_of(before)) || is_product(last_of(without_blank(before)))) return true;
  const char32_t power = narrow(first_of(raised));
  if ((power == '1' || power == '2') && without_last(raised).empty()) return false;
  const char32_t next = first_of(after);
  constexpr std::u32string_view kBefore = U"(~<>=≈∼≤≥±−";
  const bool whole = before.empty() || kBefore.find(last_of(before)) != std::u32string_view::npos ||
                     is_wide(last_of(before)) || without_blank(before).size() < before.size();
  return whole && !is_labelled(before) && !(next >= 'A' && next <= 'Z') && !ends_in_slash(first_character(after));
}

// Squared or cubed: 5 km ^2. Behind a stroke or a point, a second, too.
bool is_power_of_unit(std::string_view raised, std::string_view base) {
  constexpr std::string_view kUnits = "m km hm dm cm mm µm μm nm ft yd";
  const auto exact = [](std::string_view a, std::string_view b) { return a == b; };
  std::string_view word = word_before(base);
  while (is_digit(first_of(word))) word.remove_prefix(first_character(word).size());
  const std::string_view before = base.substr(0, base.size() - word.size());
  const bool divided = ends_in_slash(before) || is_product(last_of(before));
  const bool apart =
      divided || before.empty() || without_blank(before).size() < before.size() || is_digit(last_of(before));
  const char32_t power = narrow(first_of(raised));
  return apart && (power == '2' || power == '3') && without_last(raised).empty() &&
         (is_listed(word, kUnits, exact) || (divided && word == "s"));
}

// One letter that is compared or added up: R ^2 = 0.5.
bool is_power_of_letter(std::string_view base, std::string_view after) {
  constexpr std::u32string_view kOperators = U"=<>≤≥≈≠±−+×·⋅∼∝≡";
  const std::string_view word = word_before(base);
  const auto is_operator = [&](char32_t c) { return c != 0 && kOperators.find(c) != std::u32string_view::npos; };
  if (!is_letter(first_of(word)) || !without_last(word).empty()) return false;
  const std::string_view before = base.substr(0, base.size() - word.size());
  return is_operator(first_of(trim(after))) || is_operator(last_of(without_blank(before)));
}

bool is_unsigned_power(std::string_view raised, std::string_view base, std::string_view after) {
  return is_power_of_ten(raised, base, after) || is_power_of_unit(raised, base) || is_power_of_letter(base, after);
}

constexpr std::array<std::string_view, 10> kLowered{"₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉"};

std::string lowered_number(std::string_view number) {
  std::string out;
  for (std::size_t at = 0; at < number.size();) {
    const CodePoint c = decode(number, at);
    if (is_digit(c.value)) {
      out += kLowered.at(narrow(c.value) - U'0');
    } else {
      out += is_plus(c.value) ? "₊" : "₋";
    }
    at += c.size;
  }
  return out;
}

}  // namespace

bool is_base(std::string_view before) {
  constexpr std::size_t kMostSigns = 4;
  std::string_view rest = before;
  for (std::size_t signs = 0; signs < kMostSigns && ends_quantity(last_of(rest)); ++signs) rest = without_last(rest);
  const char32_t c = last_of(rest);
  if (c == '!') return is_factorial(without_last(rest));
  const bool bracket = c == ')' || c == ']' || c == '}';
  return bracket || is_digit(c) || is_letter(c) || (c >= U'₀' && c <= U'₎') || is_unit_sign(c);
}

std::size_t blank_before_power(std::string_view raised, const RaisedPlace& place) {
  const std::string_view base = without_blank(place.before);
  const Facts facts = facts_of(raised);
  const bool number = facts.digits > 0 && facts.digits + (facts.sign ? 1 : 0) == facts.characters && !facts.prose;
  if (!number || place.note || place.fraction || base.size() == place.before.size()) return 0;
  const bool power =
      facts.sign ? is_signed_power(first_of(raised), base) : is_unsigned_power(raised, base, place.after);
  return power ? place.before.size() - base.size() : 0;
}

bool begins_with_base(std::string_view after) { return is_base(first_character(after)); }

bool ends_in_slash(std::string_view before) {
  const char32_t c = last_of(before);
  return narrow(c) == '/' || c == U'⁄' || c == U'∕';
}

std::string superscript(std::string_view raised, const RaisedPlace& place) {
  const Facts facts = facts_of(raised);
  if (is_lone_sign(facts) && is_base(place.before) && goes_on(place)) return joined("^", raised, true);
  if (facts.digits + facts.letters == 0 || facts.prose || narrow(first_of(raised)) == '[') return std::string(raised);
  if (place.fraction) return joined(is_digit(last_of(place.before)) ? " " : "", raised, false);
  if (const std::string_view character = character_of(raised, place); !character.empty()) return std::string(character);
  if (place.note && is_number(facts) && (is_base(place.before) || runs_into_number(facts, place))) {
    return "[^" + std::string(raised) + ']';
  }
  if (!is_base(place.before)) return std::string(raised) + (runs_into_number(facts, place) ? " " : "");
  if (is_customary(raised, place)) return std::string(raised);
  const bool plain = is_one_thing(facts) || is_bracketed(raised);
  return joined("^", raised, !plain || runs_into_number(facts, place));
}

std::string subscript(std::string_view lowered, const RaisedPlace& place) {
  const Facts facts = facts_of(lowered);
  if (facts.digits + facts.letters == 0 || facts.prose || ends_in_slash(place.before)) return std::string(lowered);
  if (place.fraction) return joined("/", lowered, false);
  const bool number =
      facts.digits > 0 && facts.digits + (facts.sign ? 1 : 0) == facts.characters && first_of(lowered) != U'±';
  if (number) return lowered_number(lowered);
  if (!is_base(place.before)) return std::string(lowered);
  const bool word = facts.digits + facts.letters == facts.characters || is_bracketed(lowered);
  return joined("_", lowered, !word || goes_on(place));
}

std::string beside_base(std::string_view annotation, std::string_view language) {
  const bool wide = is_east_asian(language);
  return (wide ? "（" : "(") + std::string(annotation) + (wide ? "）" : ")");
}

}  // namespace offprint
