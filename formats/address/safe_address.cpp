#include "formats/address/safe_address.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr bool is_skipped(char c) { return c == '\t' || c == '\n' || c == '\r'; }
constexpr bool is_scheme_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
}

// As a browser reads it: the first `limit` characters in lower case, without those that it skips.
class AsRead {
 public:
  static constexpr std::size_t kMost = 64;

  explicit AsRead(std::string_view address, std::size_t limit = kMost) {
    for (const char c : address) {
      if (size_ == limit) break;
      const bool leading = size_ == 0 && static_cast<unsigned char>(c) <= 0x20;
      if (!leading && !is_skipped(c)) characters_[size_++] = lower(c);
    }
  }
  // Up to the colon, without it; "" for none.
  std::string_view scheme() const {
    const std::string_view read = view();
    const auto* const colon = std::find_if_not(read.begin(), read.end(), is_scheme_char);
    if (colon == read.begin() || colon == read.end() || *colon != ':' || read.front() < 'a') return {};
    return read.substr(0, static_cast<std::size_t>(colon - read.begin()));
  }
  std::string_view view() const { return {characters_.data(), size_}; }

 private:
  std::array<char, kMost> characters_;  // NOLINT: the first `size_` are set
  std::size_t size_ = 0;
};

// Schemes whose addresses run code in the page, or lead into the reader's own machine: to its files, to what a browser
// holds of itself, to programs that it would start.
constexpr std::array<std::string_view, 12> kRefused{"javascript", "vbscript", "file",        "filesystem",
                                                    "smb",        "blob",     "view-source", "chrome",
                                                    "resource",   "shell",    "intent",      "search-ms"};
constexpr std::string_view kOfWindows = "ms-";  // ms-msdt, ms-word, ms-settings: each a program
constexpr std::array<std::string_view, 3> kMedia{"data:image/", "data:audio/", "data:video/"};

// Whether what is refused begins so, as most addresses do not.
constexpr bool may_be_unsafe(char first) {
  const auto begins = [&](std::string_view scheme) { return scheme.front() == first; };
  return begins(kOfWindows) || begins(kMedia.front()) || std::any_of(kRefused.begin(), kRefused.end(), begins);
}

// `\\host\folder`, also with one of the slashes the other way: a folder of another machine.
bool is_network_path(std::string_view address) {
  const auto slash = [](char c) { return c == '/' || c == '\\'; };
  return address.size() > 1 && slash(address[0]) && slash(address[1]) && (address[0] == '\\' || address[1] == '\\');
}

}  // namespace

std::string address_scheme(std::string_view address) { return std::string(AsRead(address).scheme()); }

bool is_safe_address(std::string_view address) {
  while (!address.empty() && static_cast<unsigned char>(address.front()) <= 0x20) address.remove_prefix(1);
  if (is_network_path(address)) return false;
  if (address.empty() || !may_be_unsafe(lower(address.front()))) return true;
  const AsRead read(address);
  const std::string_view scheme = read.scheme();
  const bool refused = std::find(kRefused.begin(), kRefused.end(), scheme) != kRefused.end();
  if (refused || scheme.starts_with(kOfWindows)) return false;
  if (scheme != "data") return true;
  return std::any_of(kMedia.begin(), kMedia.end(),
                     [&](std::string_view type) { return read.view().starts_with(type); });
}

std::string encoded_path(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kKept = "-._~/";  // besides letters, digits and everything outside ASCII
  const bool text = is_xml_text(path);
  std::string out;
  for (const char c : path) {
    const bool is_word = (lower(c) >= 'a' && lower(c) <= 'z') || (c >= '0' && c <= '9');
    const auto byte = static_cast<unsigned char>(c);
    if (is_word || (text && byte >= 0x80) || kKept.find(c) != std::string_view::npos) {
      out += c;
    } else {
      out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    }
  }
  return out;
}

}  // namespace offprint
