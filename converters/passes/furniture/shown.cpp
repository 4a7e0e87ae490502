#include "converters/passes/furniture/shown.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>

#include "formats/document/tree.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Whether it begins a character other than white space, which alone is that low in a page's text: see is_xml_char.
constexpr bool is_counted(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte > ' ' && (byte & 0xC0U) != 0x80U;
}

// All bits of each byte for which is_counted is false.
ByteBlock not_counted(ByteBlock bytes) {
  using Signed = signed char __attribute__((vector_size(kByteBlock)));
  const auto goes_on = std::bit_cast<ByteBlock>(std::bit_cast<Signed>(bytes) < -0x40);
  return goes_on | std::bit_cast<ByteBlock>(bytes <= ' ');
}

// How many of not_counted are in each place of `count` blocks, at most 255.
ByteBlock others_in(const char* bytes, std::size_t count) {
  ByteBlock others{};
  for (const char* const end = bytes + count * kByteBlock; bytes != end; bytes += kByteBlock)
    others -= not_counted(block_at(bytes));
  return others;
}

std::size_t sum_of(ByteBlock bytes) {
  constexpr std::uint64_t kEvery = 0x00FF00FF00FF00FF;  // other byte
  constexpr std::uint64_t kOnes = 0x0001000100010001;   // multiplied by which, the highest two bytes are the sum
  const auto [low, high] = std::bit_cast<std::array<std::uint64_t, 2>>(bytes);
  const std::uint64_t pairs = (low & kEvery) + (low >> 8U & kEvery) + (high & kEvery) + (high >> 8U & kEvery);
  return pairs * kOnes >> 48U;
}

constexpr ByteBlock kByteNumbers{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};

}  // namespace

Node* first_shown(Node* at) {
  while (at != nullptr && is_blank_node(*at)) at = at->next;
  return at;
}

Node* last_shown(Node* at) {
  while (at != nullptr && is_blank_node(*at)) at = at->previous;
  return at;
}

const Node* block_around(const Node& node) {
  const Node* at = node.parent;
  while (at->parent != nullptr && !is_block(*at)) at = at->parent;
  return at;
}

bool is_typed(const Node& node) {
  static constexpr std::array<std::string_view, 5> kCode{"code", "kbd", "samp", "tt", "var"};
  return node.element != nullptr && std::find(kCode.begin(), kCode.end(), node.element->name.view()) != kCode.end();
}

int pictures_in(const Node& node) {
  int count = 0;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    if (is_picture(*at) && at->parent->kind != Kind::Embed) ++count;
  }
  return count;
}

std::size_t characters(std::string_view text) {
  constexpr std::size_t kMost = 255;  // blocks
  if (text.size() < kByteBlock) return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_counted));
  std::size_t others = 0;
  std::size_t at = 0;
  while (at + kByteBlock <= text.size()) {
    const std::size_t blocks = std::min((text.size() - at) / kByteBlock, kMost);
    others += sum_of(others_in(text.data() + at, blocks));
    at += blocks * kByteBlock;
  }
  // What is left is the end of the last block.
  const auto counted = static_cast<unsigned char>(kByteBlock - (text.size() - at));
  const ByteBlock last = not_counted(block_at(text.data() + text.size() - kByteBlock));
  others += sum_of(last & std::bit_cast<ByteBlock>(kByteNumbers >= counted) & 1);
  return text.size() - others;
}

}  // namespace offprint
