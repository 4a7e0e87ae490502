#include "formats/text/endnotes.h"

#include <array>

#include "formats/address/safe_address.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

bool must_encode(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte <= 0x20U || byte >= 0x7FU || c == '"' || c == '<' || c == '>';
}

constexpr std::array<std::string_view, 4> kSchemes{"https://", "http://", "mailto:", "tel:"};

std::string_view bare(std::string_view url) {
  for (const std::string_view scheme : kSchemes) {
    if (url.starts_with(scheme)) {
      url.remove_prefix(scheme.size());
      break;
    }
  }
  if (url.ends_with('/')) url.remove_suffix(1);
  return url;
}

}  // namespace

std::string spell_address(std::string_view url) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  out.reserve(url.size());
  for (const char c : url) {
    if (!must_encode(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += kHex[byte >> 4U];
    out += kHex[byte & 0xFU];
  }
  return out;
}

bool is_address(std::string_view url) {
  return !url.empty() && !url.starts_with('#') && address_scheme(url) != "data" && is_safe_address(url);
}

bool says_address(std::string_view text, std::string_view url) {
  const std::string_view said = bare(trim(text));
  return !said.empty() && (said == bare(url) || spell_address(said) == spell_address(bare(url)));
}

std::size_t Endnotes::number(const std::string& address) {
  const auto [found, is_new] = numbers_.try_emplace(address, addresses_.size() + 1);
  if (is_new) addresses_.push_back(address);
  return found->second;
}

}  // namespace offprint
