#include "formats/layout/width.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include <unicode/uchar.h>

#include "formats/layout/breaks.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr char32_t kEmojiSelector = 0xFE0F;  // VARIATION SELECTOR-16: shows the character before it as an emoji
constexpr char32_t kJoiner = 0x200D;         // ZERO WIDTH JOINER: makes one emoji of two

UChar32 icu(char32_t c) { return static_cast<UChar32>(c); }

// Wide characters that are a cluster alone, unless what follows joins them: most Chinese text.
constexpr bool is_plain_chinese(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3000 && c <= 0x3029) || (c >= 0xFF01 && c <= 0xFF60);
}

int character_width(char32_t c, bool ambiguous_wide) {
  if (c < 0x7F) return c >= 0x20 ? 1 : 0;
  if (is_plain_chinese(c)) return 2;
  const auto kind = u_charType(icu(c));
  if (kind == U_CONTROL_CHAR || kind == U_NON_SPACING_MARK || kind == U_ENCLOSING_MARK || kind == U_FORMAT_CHAR ||
      kind == U_LINE_SEPARATOR || kind == U_PARAGRAPH_SEPARATOR ||
      u_hasBinaryProperty(icu(c), UCHAR_DEFAULT_IGNORABLE_CODE_POINT) != 0)
    return 0;
  switch (u_getIntPropertyValue(icu(c), UCHAR_EAST_ASIAN_WIDTH)) {
    case U_EA_WIDE:
    case U_EA_FULLWIDTH: return 2;
    case U_EA_AMBIGUOUS: return ambiguous_wide ? 2 : 1;
    default: return 1;
  }
}

// Whether the character may belong to a cluster of more than one (GB3 to GB13 of UAX 29 join nothing else).
bool may_join(char32_t c) {
  if (c < 0x300 || is_plain_chinese(c)) return false;
  const auto kind = u_getIntPropertyValue(icu(c), UCHAR_GRAPHEME_CLUSTER_BREAK);
  return kind != U_GCB_OTHER && kind != U_GCB_CONTROL;
}

bool is_pictographic(char32_t c) { return u_hasBinaryProperty(icu(c), UCHAR_EXTENDED_PICTOGRAPHIC) != 0; }
bool is_regional(char32_t c) { return u_hasBinaryProperty(icu(c), UCHAR_REGIONAL_INDICATOR) != 0; }

// Two regional indicators, an emoji selector after a character that has an emoji form, or emoji joined to one.
bool is_emoji_sequence(std::string_view cluster) {
  const CodePoint first = decode(cluster, 0);
  for (std::size_t at = first.size; at < cluster.size();) {
    const CodePoint c = decode(cluster, at);
    if (is_regional(first.value) && is_regional(c.value)) return true;
    if (c.value == kEmojiSelector && u_hasBinaryProperty(icu(first.value), UCHAR_EMOJI) != 0) return true;
    if (c.value == kJoiner && is_pictographic(first.value)) return true;
    at += c.size;
  }
  return false;
}

enum class Emoji { Composed, Apart };

// A cluster is as wide as its widest character, the base of the others. Emoji that are not composed are side by side.
int cluster_width(std::string_view cluster, bool ambiguous_wide, Emoji emoji) {
  int widest = 0;
  int sum = 0;
  std::size_t count = 0;
  for (std::size_t at = 0; at < cluster.size(); ++count) {
    const CodePoint c = decode(cluster, at);
    const int width = character_width(c.value, ambiguous_wide);
    widest = std::max(widest, width);
    sum += width;
    at += c.size;
  }
  if (count > 1 && is_emoji_sequence(cluster)) widest = 2;
  return emoji == Emoji::Composed ? widest : std::max(widest, sum);
}

int width_by_clusters(std::string_view utf8, bool ambiguous_wide, Emoji emoji) {
  std::vector<std::size_t> ends;
  grapheme_breaks(utf8, ends);
  int width = 0;
  std::size_t at = 0;
  for (const std::size_t end : ends) {
    width += cluster_width(utf8.substr(at, end - at), ambiguous_wide, emoji);
    at = end;
  }
  return width;
}

int width(std::string_view utf8, bool ambiguous_wide, Emoji emoji) {
  int sum = 0;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = decode(utf8, at);
    if (may_join(c.value)) return width_by_clusters(utf8, ambiguous_wide, emoji);
    sum += character_width(c.value, ambiguous_wide);
    at += c.size;
  }
  return sum;
}

}  // namespace

int display_width(std::string_view utf8, bool ambiguous_wide) { return width(utf8, ambiguous_wide, Emoji::Composed); }

int uncomposed_width(std::string_view utf8, bool ambiguous_wide) { return width(utf8, ambiguous_wide, Emoji::Apart); }

bool is_emoji(std::string_view utf8) {
  if (utf8.empty()) return false;
  std::vector<std::size_t> ends;
  grapheme_breaks(utf8, ends);
  if (ends.size() != 1) return false;
  return u_hasBinaryProperty(icu(decode(utf8, 0).value), UCHAR_EMOJI_PRESENTATION) != 0 || is_emoji_sequence(utf8);
}

}  // namespace offprint
