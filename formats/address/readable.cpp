#include "formats/address/readable.h"

#include <unicode/uchar.h>

#include "formats/address/address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// What looks like nothing, or like something else, stays encoded.
bool is_plain_letter(char32_t c) { return c >= 0x80 && u_isalnum(static_cast<UChar32>(c)) != 0; }

// The end of the escapes that begin at `at`.
std::size_t escapes_end(std::string_view address, std::size_t at) {
  while (at + 2 < address.size() && address[at] == '%' && is_hex(address[at + 1]) && is_hex(address[at + 2])) at += 3;
  return at;
}

}  // namespace

std::string encoded_letters(std::string_view address) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : address) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return out;
}

std::string shown_address(std::string_view address) {
  std::string out;
  for (std::size_t at = 0; at < address.size();) {
    const std::size_t end = escapes_end(address, at);
    if (end == at) {
      out += address[at++];
      continue;
    }
    const std::string bytes = percent_decode(address.substr(at, end - at));
    for (std::size_t place = 0; place < bytes.size();) {
      const CodePoint c = decode(bytes, place);
      const std::string_view escapes = address.substr(at + 3 * place, 3 * c.size);
      const std::string_view character = std::string_view(bytes).substr(place, c.size);
      const bool plain = is_plain_letter(c.value) && is_utf8(character);
      out += plain ? character : escapes;
      place += c.size;
    }
    at = end;
  }
  return out;
}

std::string readable_address(std::string_view address) {
  const std::string out = shown_address(address);
  return encoded_letters(out) == address ? out : std::string(address);
}

}  // namespace offprint
