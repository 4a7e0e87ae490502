#include "formats/markdown/yaml_text.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint::markdown {

namespace {

// Controls, what a backslash escapes, and the first bytes of characters that may be escaped or replaced.
using MayBeEscaped = ByteSet<ByteRange{0, 0x1F}, ByteRange{'"', '"'}, ByteRange{'\\', '\\'}, ByteRange{0x7F, 0x7F},
                             ByteRange{0xC2, 0xC2}, ByteRange{0xEF, 0xFF}>;

// Whether the character that begins with this byte is one that goes out as it is, by its second byte.
bool goes_out(std::string_view text, std::size_t at) {
  const auto second = static_cast<unsigned char>(at + 1 < text.size() ? text[at + 1] : '\0');
  switch (static_cast<unsigned char>(text[at])) {
    case 0xC2: return second > 0xA0;                     // not U+0080 to U+00A0
    case 0xEF: return second >= 0xBC && second <= 0xBE;  // U+FF00 to U+FFBF: full width; no U+FDD0, U+FEFF, U+FFFE
    default: return false;
  }
}

// YAML's words for nothing, true and false, in any version.
constexpr std::array<std::string_view, 10> kWords{"null", "true", "false", "yes", "no", "on", "off", "y", "n", "_"};

constexpr bool is_key_character(char c) { return (c >= 'a' && c <= 'z') || c == '_'; }

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

}  // namespace offprint::markdown
