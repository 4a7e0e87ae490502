#include "converters/passes/furniture/shown.h"

#include <cstdint>

#include "formats/document/tree.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// 1 for a byte that begins a character other than white space.
constexpr std::uint8_t begins(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  const bool space = byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
  const bool goes_on = (byte & 0xC0U) == 0x80U;
  return static_cast<std::uint8_t>(static_cast<unsigned>(!space) & static_cast<unsigned>(!goes_on));
}

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

// Byte by byte, but in pieces of a size that compilers count many bytes of at once.
std::size_t characters(std::string_view text) {
  constexpr std::size_t kPiece = 32;
  std::size_t count = 0;
  std::size_t at = 0;
  for (; at + kPiece <= text.size(); at += kPiece) {
    std::uint8_t begun = 0;
    for (std::size_t i = 0; i < kPiece; ++i) begun = static_cast<std::uint8_t>(begun + begins(text[at + i]));
    count += begun;
  }
  for (; at < text.size(); ++at) count += begins(text[at]);
  return count;
}

}  // namespace offprint
