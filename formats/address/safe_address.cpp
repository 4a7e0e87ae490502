#include "formats/address/safe_address.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

constexpr bool is_skipped(char c) { return c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_scheme_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

// As a browser reads it: the first `limit` characters in lower case, without those that it skips.
std::string as_read(std::string_view address, std::size_t limit) {
  std::string out;
  for (const char c : address) {
    if (out.size() == limit) break;
    const bool leading = out.empty() && static_cast<unsigned char>(c) <= 0x20;
    if (!leading && !is_skipped(c)) out += lower(c);
  }
  return out;
}

constexpr std::array<std::string_view, 2> kRunsCode{"javascript", "vbscript"};
constexpr std::array<std::string_view, 3> kMedia{"data:image/", "data:audio/", "data:video/"};

}  // namespace

std::string address_scheme(std::string_view address) {
  constexpr std::size_t kLongest = 64;
  std::string read = as_read(address, kLongest);
  const auto* const begin = read.data();
  const auto* const end = begin + read.size();
  const auto* const colon = std::find_if_not(begin, end, is_scheme_char);
  if (colon == begin || colon == end || *colon != ':' || *begin < 'a') return {};
  read.resize(static_cast<std::size_t>(colon - begin));
  return read;
}

bool is_safe_address(std::string_view address) {
  const std::string scheme = address_scheme(address);
  if (std::find(kRunsCode.begin(), kRunsCode.end(), scheme) != kRunsCode.end()) return false;
  if (scheme != "data") return true;
  constexpr std::size_t kTypeEnd = 16;
  const std::string read = as_read(address, kTypeEnd);
  return std::any_of(kMedia.begin(), kMedia.end(), [&](std::string_view type) { return read.starts_with(type); });
}

std::string encoded_path(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kKept = "-._~/";  // besides letters, digits and everything outside ASCII
  std::string out;
  for (const char c : path) {
    const bool is_word = (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
    const auto byte = static_cast<unsigned char>(c);
    if (is_word || byte >= 0x80 || kKept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return out;
}

}  // namespace offprint
