#include "converters/passes/furniture/shown.h"

#include <array>
#include <cstdint>

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

std::size_t characters(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += kBegins[static_cast<unsigned char>(c)];
  return count;
}

}  // namespace offprint
