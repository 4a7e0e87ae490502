#include "formats/unicode/direction.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <string>

#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/ranges.h"

namespace offprint {

namespace {

// Blocks whose letters are R or AL (UAX 9, Table 4).
constexpr std::array kRightToLeft{
    CodeRange{0x0590, 0x08FF},    // Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan, Mandaic, more Arabic
    CodeRange{0x200F, 0x200F},    // the mark
    CodeRange{0xFB1D, 0xFDFF},    // presentation forms
    CodeRange{0xFE70, 0xFEFE},    //
    CodeRange{0x10800, 0x10FFF},  // old scripts, Hanifi Rohingya, Sogdian
    CodeRange{0x1E800, 0x1EFFF},  // Mende Kikakui, Adlam, Arabic mathematical letters
};
// In those blocks and all others: digits, marks and punctuation, which run the way of what is around them.
constexpr std::array kNeutral{
    CodeRange{0x0000, 0x0040}, CodeRange{0x005B, 0x0060}, CodeRange{0x007B, 0x00A9}, CodeRange{0x00AB, 0x00B4},
    CodeRange{0x00B6, 0x00B9}, CodeRange{0x00BB, 0x00BF}, CodeRange{0x00D7, 0x00D7}, CodeRange{0x00F7, 0x00F7},
    CodeRange{0x02B9, 0x02FF}, CodeRange{0x0300, 0x036F}, CodeRange{0x0591, 0x05BD}, CodeRange{0x0600, 0x0607},
    CodeRange{0x0609, 0x060A}, CodeRange{0x060C, 0x060C}, CodeRange{0x0610, 0x061A}, CodeRange{0x064B, 0x066C},
    CodeRange{0x06F0, 0x06F9}, CodeRange{0x2000, 0x200D}, CodeRange{0x2010, 0x2070}, CodeRange{0x2074, 0x207E},
    CodeRange{0x2080, 0x209F}, CodeRange{0x20A0, 0x2101}, CodeRange{0x2190, 0x2BFF}, CodeRange{0x3000, 0x3004},
    CodeRange{0x3008, 0x3020}, CodeRange{0x3030, 0x3030}, CodeRange{0xFE00, 0xFE6F}, CodeRange{0xFEFF, 0xFF20},
    CodeRange{0xFF3B, 0xFF40}, CodeRange{0xFF5B, 0xFF65}, CodeRange{0xFFE0, 0xFFFF}, CodeRange{0x1F000, 0x1FAFF},
};

// Whether a character of kRightToLeft may begin with these bytes. 0590 to 07FF begin with D6 to DF.
bool may_begin_right_to_left(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  switch (byte(0)) {
    case 0xE0: return byte(1) < 0xA4U;                                           // 0800 to 08FF
    case 0xE2: return byte(1) == 0x80U && byte(2) == 0x8FU;                      // 200F
    case 0xEF: return byte(1) >= 0xACU && byte(1) <= 0xBBU && byte(1) != 0xB8U;  // FB1D to FEFE
    case 0xF0: return byte(1) == 0x90U || byte(1) == 0x9EU;                      // 10000 to 10FFF, 1E000 to 1EFFF
    default: return byte(0) >= 0xD6U && byte(0) <= 0xDFU;
  }
}

// A bit for each of sixteen places where one may, nearly none in Chinese; two bytes more are read.
unsigned places_of_right_to_left(const char* bytes) {
  const ByteBlock block = block_at(bytes);
  if (bits_of(block) == 0) return 0;  // ASCII
  const ByteBlock second = block_at(bytes + 1);
  const ByteBlock third = block_at(bytes + 2);
  const auto hits = (block - 0xD6 <= 0xE0 - 0xD6) | (block == 0xF0) | ((block == 0xE2) & (third == 0x8F)) |
                    ((block == 0xEF) & (second - 0xAC <= 0xBB - 0xAC));
  return bits_of(std::bit_cast<ByteBlock>(hits));
}

// How many bytes a character has that begins with the byte and certainly does not; 0 where it may.
constexpr std::array<std::uint8_t, 256> kOneWay = [] {
  std::array<std::uint8_t, 256> bytes{};
  for (std::size_t byte = 0; byte < bytes.size(); ++byte)
    bytes.at(byte) = byte < 0xC0 ? 1 : byte < 0xD6 ? 2 : byte > 0xE0 && byte < 0xF0 ? 3 : byte > 0xF0 ? 4 : 0;
  bytes.at(0xE2) = bytes.at(0xEF) = 0;
  return bytes;
}();

constexpr bool is_ascii_letter(unsigned char c) { return (c | 0x20U) >= 'a' && (c | 0x20U) <= 'z'; }

Direction direction_of(char32_t c) {
  constexpr char32_t kHan = 0x3400;
  constexpr char32_t kHangulEnd = 0xD7A3;
  if (c >= kHan && c <= kHangulEnd) return Direction::Ltr;  // most of Chinese
  if (holds(kNeutral, c)) return Direction::None;
  return holds(kRightToLeft, c) ? Direction::Rtl : Direction::Ltr;
}

// Languages that are written from right to left, by primary subtag.
constexpr std::array<std::string_view, 26> kLanguages{"aii", "ar", "arc", "arz", "azb", "bal", "ckb", "dv",  "fa",
                                                      "glk", "he", "iw",  "ji",  "khw", "lrc", "mzn", "nqo", "pnb",
                                                      "prs", "ps", "sd",  "skr", "syr", "ug",  "ur",  "yi"};
constexpr std::array<std::string_view, 12> kScripts{"adlm", "arab", "aran", "hebr", "mand", "mend",
                                                    "nkoo", "rohg", "samr", "syrc", "thaa", "yezi"};

}  // namespace

void Letters::add(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    Direction direction = is_ascii_letter(byte) ? Direction::Ltr : Direction::None;
    std::size_t bytes = 1;
    if (byte >= 0x80U) {
      const CodePoint c = decode(text, at);
      direction = direction_of(c.value);
      bytes = c.size;
    }
    at += bytes;
    if (direction == Direction::None) continue;
    if (first == Direction::None) first = direction;
    ++(direction == Direction::Rtl ? rtl : ltr);
  }
}

bool may_run_right_to_left(std::string_view text) {
  constexpr std::size_t kRead = kByteBlock + 2;
  const auto in_block = [&](std::size_t from) {
    for (unsigned bits = places_of_right_to_left(text.data() + from); bits != 0; bits &= bits - 1) {
      if (may_begin_right_to_left(text, from + static_cast<std::size_t>(std::countr_zero(bits)))) return true;
    }
    return false;
  };
  std::size_t at = 0;
  for (; at + kRead <= text.size(); at += kByteBlock) {
    if (in_block(at)) return true;
  }
  if (text.size() >= kRead) {  // the last block again
    return in_block(text.size() - kRead) || may_begin_right_to_left(text, text.size() - 2);
  }
  while (at < text.size()) {
    const std::size_t bytes = kOneWay[static_cast<unsigned char>(text[at])];
    if (bytes == 0 && may_begin_right_to_left(text, at)) return true;
    at += std::max<std::size_t>(bytes, 1);
  }
  return false;
}

void Letters::add(const Letters& after) {
  rtl += after.rtl;
  ltr += after.ltr;
  if (first == Direction::None) first = after.first;
}

Direction direction_of_language(std::string_view tag) {
  if (tag.empty() || tag == "und") return Direction::None;
  std::string lower(tag);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
  const auto is_listed = [](std::string_view subtag, const auto& list) {
    return std::find(list.begin(), list.end(), subtag) != list.end();
  };
  constexpr std::size_t kScript = 4;  // characters of a script's subtag
  bool rtl = is_listed(std::string_view(lower).substr(0, lower.find('-')), kLanguages);
  for (std::size_t at = lower.find('-'); at != std::string::npos;) {
    const std::size_t end = lower.find('-', at + 1);
    const std::string subtag = lower.substr(at + 1, end == std::string::npos ? end : end - at - 1);
    const bool is_script = subtag.size() == kScript && (subtag[0] < '0' || subtag[0] > '9');
    if (is_script) rtl = is_listed(subtag, kScripts);
    if (subtag.size() == 1) break;  // an extension
    at = end;
  }
  return rtl ? Direction::Rtl : Direction::Ltr;
}

}  // namespace offprint
