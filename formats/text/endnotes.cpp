#include "formats/text/endnotes.h"

#include <array>

#include "formats/address/safe_address.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

using Encoded =
    ByteSet<ByteRange{0, ' '}, ByteRange{'"', '"'}, ByteRange{'<', '<'}, ByteRange{'>', '>'}, ByteRange{0x7F, 0xFF}>;

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
  std::size_t done = 0;
  for (std::size_t at = Encoded::find(url); at < url.size(); at = Encoded::find(url, done)) {
    const auto byte = static_cast<unsigned char>(url[at]);
    out += url.substr(done, at - done);
    out += {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
    done = at + 1;
  }
  out += url.substr(done);
  return out;
}

bool is_address(std::string_view url) { return !url.empty() && !url.starts_with('#') && is_safe_address(url); }

bool says_address(std::string_view text, std::string_view url) {
  const std::string_view said = bare(trim(text));
  const std::string_view whole = bare(url);
  if (said.empty() || whole.empty()) return false;
  if (said == whole) return true;
  const auto begins = [](std::string_view part) { return Encoded::holds(part.front()) ? '%' : part.front(); };
  return begins(said) == begins(whole) && spell_address(said) == spell_address(whole);
}

std::size_t Endnotes::number(const std::string& address) {
  const auto [found, is_new] = numbers_.try_emplace(address, addresses_.size() + 1);
  if (is_new) addresses_.push_back(address);
  return found->second;
}

}  // namespace offprint
