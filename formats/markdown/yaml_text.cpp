#include "formats/markdown/yaml_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint::markdown {

namespace {

// Controls, what a backslash escapes, and the first bytes of characters that may be escaped or replaced.
using MayBeEscaped = ByteSet<ByteRange{0, 0x1F}, ByteRange{'"', '"'}, ByteRange{'\\', '\\'}, ByteRange{0x7F, 0x7F},
                             ByteRange{0xC2, 0xC2}, ByteRange{0xE2, 0xE2}, ByteRange{0xEF, 0xFF}>;

// Whether the character that begins with this byte is one that goes out as it is, by its next bytes.
bool goes_out(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(i < text.size() ? text[i] : '\0'); };
  const unsigned char second = byte(at + 1);
  switch (static_cast<unsigned char>(text[at])) {
    case 0xC2: return second > 0xA0;                                     // not U+0080 to U+00A0
    case 0xE2: return second != 0x80 || (byte(at + 2) & 0xFEU) != 0xA8;  // not U+2028 and U+2029
    case 0xEF: return second >= 0xBC && second <= 0xBE;  // U+FF00 to U+FFBF: full width; no U+FDD0, U+FEFF, U+FFFE
    default: return false;
  }
}

// YAML's words for nothing, true and false, in any version.
constexpr std::array<std::string_view, 10> kWords{"null", "true", "false", "yes", "no", "on", "off", "y", "n", "_"};

constexpr bool is_key_character(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

// The same in the keys of other programs: og:title, dc.date, Read more, 作者.
constexpr bool is_mild(char c) {
  constexpr std::string_view kMild = "_-./: ";
  return is_alphanumeric(c) || static_cast<unsigned char>(c) >= 0x80 || kMild.find(c) != std::string_view::npos;
}

bool is_word(std::string_view key) {
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return equals_ignoring_case(key, word); });
}

struct EscapeRow {
  std::string_view character;
  std::string_view escape;
  std::string_view reason;
};
constexpr auto kEscapes = std::to_array<EscapeRow>({
    {"\x7F", "\\x7F", "no character of YAML (§5.1)"},
    {"\u2028", "\\u2028", "ends a line in YAML 1.1"},
    {"\u2029", "\\u2029", "ends a line in YAML 1.1"},
});

}  // namespace

bool is_plain_in_quotes(std::string_view text) {
  for (std::size_t at = MayBeEscaped::find(text); at < text.size(); at = MayBeEscaped::find(text, at + 1)) {
    if (!goes_out(text, at)) return false;
  }
  return is_utf8(text);
}

bool is_plain_key(std::string_view key) {
  constexpr std::size_t kLongest = 64;
  return !key.empty() && key.size() <= kLongest && std::all_of(key.begin(), key.end(), is_key_character) &&
         std::find(kWords.begin(), kWords.end(), key) == kWords.end();
}

bool needs_quotes_as_key(std::string_view key) {
  if (key.empty() || !std::all_of(key.begin(), key.end(), is_mild) || !is_plain_in_quotes(key)) return true;
  const char first = key.front();
  const bool begins_as_word = is_letter(first) || first == '_' || static_cast<unsigned char>(first) >= 0x80;
  return !begins_as_word || is_word(key);
}

void append_escaped(std::string& out, std::string_view yaml) {
  for (std::size_t at = 0; at < yaml.size();) {
    const auto begins_here = [&](const EscapeRow& row) { return yaml.substr(at).starts_with(row.character); };
    const auto* const row = std::find_if(kEscapes.begin(), kEscapes.end(), begins_here);
    if (row == kEscapes.end()) {
      out += yaml[at++];
    } else {
      out += row->escape;
      at += row->character.size();
    }
  }
}

}  // namespace offprint::markdown
