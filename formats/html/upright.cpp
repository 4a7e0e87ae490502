#include "formats/html/upright.h"

#include <algorithm>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

constexpr bool is_capital(char c) { return c >= 'A' && c <= 'Z'; }

// Joins what is on both sides of it into one word: 3.5, 10:30, A-B, 1/2, AT&T.
constexpr bool joins(char c) { return std::string_view("%.,:/-+'&_@#$*=~\\").find(c) != std::string_view::npos; }
constexpr bool is_mark(char c) { return c == '!' || c == '?'; }
constexpr bool is_of_word(char c) { return is_digit(c) || is_letter(c) || joins(c); }

TextRun::Set set_of(std::string_view word) {
  constexpr std::size_t kMostDigits = 2;
  constexpr std::size_t kMostCapitals = 3;
  if (word.size() == 2 && std::all_of(word.begin(), word.end(), is_mark)) return TextRun::Set::Combined;
  if (word.size() <= kMostCapitals && std::all_of(word.begin(), word.end(), is_capital)) return TextRun::Set::Upright;
  const std::string_view number = word.ends_with('%') ? word.substr(0, word.size() - 1) : word;
  const bool small =
      !number.empty() && number.size() <= kMostDigits && std::all_of(number.begin(), number.end(), is_digit);
  return small ? TextRun::Set::Combined : TextRun::Set::AsItIs;
}

// Runs among Latin words are left alone: those next to one, with or without a space, or after its full stop or
// comma: No. 12.
bool is_latin(char32_t c) {
  constexpr char32_t kLatinEnd = 0x250;
  return (c < 0x80 && (is_letter(static_cast<char>(c)) || is_digit(static_cast<char>(c)))) ||
         (c >= 0xC0 && c < kLatinEnd);
}
bool latin_before(std::string_view text, std::size_t at) {
  while (at > 0 && text[at - 1] == ' ') --at;
  if (at > 0 && (text[at - 1] == '.' || text[at - 1] == ',')) --at;
  return at > 0 && is_latin(decode_before(text, at).value);
}
bool latin_after(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at < text.size() && is_latin(decode(text, at).value);
}

// The end of the word, or of the marks, that begins at `at`; `at` if none does.
std::size_t word_end(std::string_view text, std::size_t at) {
  std::size_t end = at;
  if (is_mark(text[at])) {
    while (end < text.size() && is_mark(text[end])) ++end;
    return end;
  }
  while (end < text.size() && is_of_word(text[end])) ++end;
  // a full stop or a comma after it belongs to the sentence
  while (end > at && (text[end - 1] == '.' || text[end - 1] == ',' || text[end - 1] == ':')) --end;
  return end;
}

void add(std::vector<TextRun>& runs, std::string_view text, TextRun::Set set) {
  if (!text.empty()) runs.push_back({text, set});
}

}  // namespace

std::vector<TextRun> upright_runs(std::string_view text) {
  std::vector<TextRun> runs;
  std::size_t plain = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = word_end(text, at);
    if (end == at) {
      ++at;
      continue;
    }
    const TextRun::Set set = set_of(text.substr(at, end - at));
    if (set != TextRun::Set::AsItIs && !latin_before(text, at) && !latin_after(text, end)) {
      add(runs, text.substr(plain, at - plain), TextRun::Set::AsItIs);
      add(runs, text.substr(at, end - at), set);
      plain = end;
    }
    at = end;
  }
  add(runs, text.substr(plain), TextRun::Set::AsItIs);
  return runs;
}

std::string_view set_class(TextRun::Set set) {
  switch (set) {
    case TextRun::Set::AsItIs: return "";
    case TextRun::Set::Combined: return "tcy";  // tate-chu-yoko, as CSS's own texts call it
    case TextRun::Set::Upright: return "upright";
  }
  __builtin_unreachable();
}

void append_upright(std::string& out, std::string_view text) {
  for (const TextRun& run : upright_runs(text)) {
    const std::string_view name = set_class(run.set);
    if (!name.empty()) ((out += "<span class=\"") += name) += "\">";
    append_xml_text(out, run.text);
    if (!name.empty()) out += "</span>";
  }
}

}  // namespace offprint
