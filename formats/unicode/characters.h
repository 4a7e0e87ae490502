// UTF-8, the characters of XML, white space and wide characters: what every part needs of Unicode.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

// The code point at `at` and how many bytes it takes; {0xFFFD, 1} for a byte that begins none.
struct CodePoint {
  char32_t value = 0;
  std::size_t size = 0;
};
CodePoint decode(std::string_view utf8, std::size_t at);
// The code point that ends before `at` (at > 0).
CodePoint decode_before(std::string_view utf8, std::size_t at);
void append_utf8(std::string& out, char32_t value);

// U+FFFD, in place of bytes that are not a character.
inline constexpr std::string_view kReplacement = "\uFFFD";
inline constexpr std::string_view kNoBreakSpace = "\u00A0";

// Well-formed UTF-8 (Unicode §3.9, Table 3-7).
bool is_utf8(std::string_view bytes);
// Well-formed, and only characters of XML 1.0 (§2.2 Char).
bool is_xml_text(std::string_view bytes);
// Char of XML 1.0 (§2.2): no control but tab, LF, CR; no surrogate; not U+FFFE, U+FFFF.
constexpr bool is_xml_char(char32_t c) {
  return c == 0x9 || c == 0xA || c == 0xD || (c >= 0x20 && c <= 0xD7FF) || (c >= 0xE000 && c <= 0xFFFD) ||
         (c >= 0x10000 && c <= 0x10FFFF);
}

// White space of HTML (Infra: ASCII whitespace), which collapses. Not U+00A0, not U+3000.
constexpr bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
constexpr bool is_space(char32_t c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
inline bool is_blank(std::string_view text) {  // nothing but such white space
  std::size_t at = 0;  // std::all_of takes four bytes a turn, and is mispredicted three times at the ends of blanks
  while (at < text.size() && is_space(text[at])) ++at;
  return at == text.size();
}
inline std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}
// Without white space at its ends, and with one space for each run of it: titles, names, alternative texts.
std::string one_line(std::string_view text);

// East Asian Wide or Fullwidth (UAX 11) of scripts written without spaces: Hangul is not among them.
bool is_wide(char32_t c);

}  // namespace offprint
