#include "converters/passes/furniture/shown.h"

#include <algorithm>
#include <array>
#include <bit>

#include "formats/document/tree.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr bool is_counted(char c) { return !is_space(c) && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }
constexpr std::array<bool, 256> kIsCounted = [] {
  std::array<bool, 256> counted{};
  for (std::size_t byte = 0; byte < counted.size(); ++byte) counted.at(byte) = is_counted(static_cast<char>(byte));
  return counted;
}();

// All bits of each byte for which is_counted is false.
ByteBlock not_counted(ByteBlock bytes) {
  constexpr unsigned char kVerticalTab = 0x0B;  // between line feed and form feed, and no white space
  const auto goes_on = std::bit_cast<ByteBlock>((bytes & 0xC0) == 0x80);
  const auto controls = std::bit_cast<ByteBlock>(bytes - '\t' <= '\r' - '\t');
  const auto no_space = std::bit_cast<ByteBlock>(bytes == kVerticalTab);
  return goes_on | std::bit_cast<ByteBlock>(bytes == ' ') | (controls & ~no_space);
}

std::size_t sum_of(ByteBlock bytes) {
  std::size_t sum = 0;
  for (std::size_t i = 0; i < kByteBlock; ++i) sum += bytes[i];
  return sum;
}

}  // namespace

Node* first_shown(Node* at) {
  while (at != nullptr && is_blank_node(*at)) at = at->next;
  return at;
}

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

std::size_t characters(std::string_view text) {
  constexpr std::size_t kMost = 255 * kByteBlock;  // bytes, until a byte of the counts is full
  std::size_t count = 0;
  while (text.size() >= kByteBlock) {
    const std::size_t size = std::min(text.size(), kMost) / kByteBlock * kByteBlock;
    ByteBlock others{};
    for (std::size_t at = 0; at < size; at += kByteBlock) others -= not_counted(block_at(text.data() + at));
    count += size - sum_of(others);
    text.remove_prefix(size);
  }
  for (const char c : text) count += kIsCounted[static_cast<unsigned char>(c)] ? 1 : 0;
  return count;
}

}  // namespace offprint
