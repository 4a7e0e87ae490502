#include "formats/json/text_out.h"

#include <string>
#include <utility>

#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint::json {

namespace {

// What RFC 8259 §7 asks to be escaped.
using Escaped = ByteSet<ByteRange{0, 0x1F}, ByteRange{'"', '"'}, ByteRange{'\\', '\\'}>;

std::string repaired(std::string_view bytes) {
  std::string out;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode(bytes, at);
    append_utf8(out, c.value);
    at += c.size;
  }
  return out;
}

// The letter that stands for the character after a backslash; '\0' for none.
char letter_of(char c) {
  switch (c) {
    case '"':
    case '\\': return c;
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return '\0';
  }
}

}  // namespace

void TextOut::string(std::string_view text) {
  if (!is_utf8(text)) return string(repaired(text));
  if (due_) put(',');
  put('"');
  std::size_t clean = 0;
  for (std::size_t at = Escaped::find(text); at < text.size(); at = Escaped::find(text, clean)) {
    append(text.substr(clean, at - clean));
    escaped(text[at]);
    clean = at + 1;
  }
  append(text.substr(clean));
  put('"');
  due_ = true;
}

void TextOut::grow(std::size_t count) {
  const std::size_t wanted = 2 * capacity_ + count;
  auto larger = std::make_unique_for_overwrite<char[]>(wanted);
  std::memcpy(larger.get(), room_.get(), size_);
  room_ = std::move(larger);
  capacity_ = wanted;
}

void TextOut::escaped(char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  put('\\');
  if (const char letter = letter_of(c); letter != '\0') return put(letter);
  append("u00");
  put(kHex[byte >> 4U]);
  put(kHex[byte & 0xFU]);
}

}  // namespace offprint::json
