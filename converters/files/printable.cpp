#include "converters/files/printable.h"

#include <algorithm>
#include <array>

#include "formats/unicode/characters.h"
#include "formats/unicode/ranges.h"

namespace offprint {

namespace {

constexpr std::array<CodeRange, 7> kObeyed{{
    {0x00, 0x1F},      // C0
    {0x7F, 0x9F},      // DEL, C1
    {0x061C, 0x061C},  // Arabic letter mark
    {0x200E, 0x200F},  // left-to-right, right-to-left mark
    {0x2028, 0x202E},  // line and paragraph separator, embeddings and overrides
    {0x2066, 0x2069},  // isolates
    {0xFEFF, 0xFEFF},  // a BOM inside
}};

bool is_obeyed(char32_t c) { return holds(kObeyed, c); }

void append_hex(std::string& out, unsigned value, int digits) {
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
    out += "0123456789abcdef"[(value >> static_cast<unsigned>(shift)) & 0xFU];
}

void append_escape(std::string& out, char32_t c) {
  if (c == '\n') {
    out += "\\n";
  } else if (c == '\t') {
    out += "\\t";
  } else {
    out += "\\u";
    append_hex(out, static_cast<unsigned>(c), 4);
  }
}

template <class Escaped>
std::string shown(std::string_view bytes, Escaped is_escaped) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode(bytes, at);
    if (c.value == 0xFFFD && c.size == 1) {
      out += "\\x";
      append_hex(out, static_cast<unsigned char>(bytes[at]), 2);
    } else if (is_escaped(c.value)) {
      append_escape(out, c.value);
    } else {
      out += bytes.substr(at, c.size);
    }
    at += c.size;
  }
  return out;
}

}  // namespace

std::string printable(std::string_view bytes) { return shown(bytes, is_obeyed); }

std::string readable(std::string_view bytes) {
  return shown(bytes, [](char32_t) { return false; });
}

std::string printable_start(std::string_view bytes, std::size_t limit) {
  std::size_t at = 0;
  for (std::size_t count = 0; count < limit && at < bytes.size(); ++count) at += decode(bytes, at).size;
  return printable(bytes.substr(0, at)) + (at < bytes.size() ? "..." : "");
}

}  // namespace offprint
