#include "formats/unicode/characters.h"

#include <unicode/uchar.h>

#include "formats/unicode/byte_set.h"
#include "formats/unicode/plain_run.h"

namespace offprint {

namespace {

constexpr bool is_continuation(unsigned char byte) { return (byte & 0xC0U) == 0x80U; }

}  // namespace

CodePoint decode(std::string_view utf8, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < utf8.size() ? static_cast<unsigned char>(utf8[at + i]) : 0U;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80U) return {lead, 1};
  const auto tail = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  if (lead >= 0xC2U && lead <= 0xDFU && tail(1)) return {((lead & 0x1FU) << 6U) | (byte(1) & 0x3FU), 2};
  if (lead >= 0xE0U && lead <= 0xEFU && tail(1) && tail(2)) {
    const char32_t c = ((lead & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) return {c, 3};
  }
  if (lead >= 0xF0U && lead <= 0xF4U && tail(1) && tail(2) && tail(3)) {
    const char32_t c =
        ((lead & 0x07U) << 18U) | ((byte(1) & 0x3FU) << 12U) | ((byte(2) & 0x3FU) << 6U) | (byte(3) & 0x3FU);
    if (c >= 0x10000 && c <= 0x10FFFF) return {c, 4};
  }
  return {0xFFFD, 1};
}

CodePoint decode_before(std::string_view utf8, std::size_t at) {
  std::size_t from = at - 1;
  while (from > 0 && at - from < 4 && is_continuation(static_cast<unsigned char>(utf8[from]))) --from;
  const CodePoint found = decode(utf8, from);
  return from + found.size == at ? found : CodePoint{0xFFFD, 1};
}

void append_utf8(std::string& out, char32_t value) {
  const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
  if (value < 0x80) {
    put(value);
  } else if (value < 0x800) {
    put(0xC0U | (value >> 6U));
    put(0x80U | (value & 0x3FU));
  } else if (value < 0x10000) {
    put(0xE0U | (value >> 12U));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  } else {
    put(0xF0U | (value >> 18U));
    put(0x80U | ((value >> 12U) & 0x3FU));
    put(0x80U | ((value >> 6U) & 0x3FU));
    put(0x80U | (value & 0x3FU));
  }
}

bool is_utf8(std::string_view bytes) {
  std::size_t wide = 0;
  for (std::size_t at = plain_run_end(bytes, 0, wide); at < bytes.size(); at = plain_run_end(bytes, at, wide)) {
    const CodePoint c = decode(bytes, at);
    if (c.size == 1 && c.value >= 0x80) return false;
    at += c.size;
  }
  return true;
}

bool is_xml_text(std::string_view bytes) {
  std::size_t wide = 0;
  for (std::size_t at = plain_run_end(bytes, 0, wide); at < bytes.size(); at = plain_run_end(bytes, at, wide)) {
    const CodePoint c = decode(bytes, at);
    if ((c.size == 1 && c.value >= 0x80) || !is_xml_char(c.value)) return false;
    at += c.size;
  }
  return true;
}

bool is_wide(char32_t c) {
  constexpr char32_t kFirst = 0x231A;  // none comes before
  if (c < kFirst) return false;
  if (c >= 0x4E00 && c <= 0x9FFF) return true;  // most of Chinese
  const auto point = static_cast<UChar32>(c);
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  if (width != U_EA_WIDE && width != U_EA_FULLWIDTH) return false;
  return u_getIntPropertyValue(point, UCHAR_HANGUL_SYLLABLE_TYPE) == U_HST_NOT_APPLICABLE;
}

std::string one_line(std::string_view text) {
  using Space = ByteSet<ByteRange{'\t', '\n'}, ByteRange{'\f', '\r'}, ByteRange{' ', ' '}>;
  text = trim(text);
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t word = at;
    at = Space::find(text, at);
    out += text.substr(word, at - word);
    if (at == text.size()) break;
    out += ' ';
    while (is_space(text[at])) ++at;  // the last is not one
  }
  return out;
}

}  // namespace offprint
