#include "converters/passes/furniture/shown.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// 1 for a byte that begins a character other than white space: a table, as all text is counted, some more than once.
constexpr std::array<std::uint8_t, 256> kBegins = [] {
  std::array<std::uint8_t, 256> begins{};
  for (std::size_t byte = 0; byte < begins.size(); ++byte) {
    begins.at(byte) = (byte & 0xC0U) != 0x80U && !is_space(static_cast<char>(byte)) ? 1 : 0;
  }
  return begins;
}();

}  // namespace

Node* first_shown(Node* at) {
  while (at != nullptr && is_blank_node(*at)) at = at->next;
  return at;
}

bool is_picture(const Node& node) { return node.kind == Kind::Image || node.kind == Kind::Embed; }

int pictures_in(const Node& node) {
  int count = 0;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (is_picture(*at) && at->parent->kind != Kind::Embed) ++count;
  }
  return count;
}

bool holds_picture(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (is_picture(*at)) return true;
  }
  return false;
}

// Eight bytes at once, in the highest bit of each: those that continue a character or are a space do not count. Where
// there is another control, byte by byte.
std::size_t characters(std::string_view text) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kHigh = kOnes << 7U;
  std::size_t count = 0;
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data() + at, sizeof eight);
    const std::uint64_t low = eight & ~kHigh;
    const std::uint64_t printable = (low + (0x60U * kOnes)) | eight;  // at least 0x20
    if ((printable & kHigh) != kHigh) {
      for (std::size_t i = at; i < at + 8; ++i) count += kBegins[static_cast<unsigned char>(text[i])];
      continue;
    }
    const std::uint64_t begins = ((low + (0x5FU * kOnes)) | eight) & ~(eight & ~(eight << 1U)) & kHigh;  // and not 0x20
    count += ((begins >> 7U) * kOnes) >> 56U;
  }
  for (; at < text.size(); ++at) count += kBegins[static_cast<unsigned char>(text[at])];
  return count;
}

}  // namespace offprint
