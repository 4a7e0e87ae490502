// Runs of ASCII, eight bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace offprint {

// The byte repeated.
constexpr std::uint64_t eight_of(std::uint8_t byte) { return 0x0101010101010101U * byte; }

// The eight bytes at `at`, which the text must have.
inline std::uint64_t eight_bytes(std::string_view text, std::size_t at) {
  std::uint64_t bytes = 0;
  std::memcpy(&bytes, text.data() + at, sizeof bytes);
  return bytes;
}

// The offset of the first byte from `at` on that is not ASCII; the text's size if all are.
inline std::size_t after_ascii(std::string_view text, std::size_t at) {
  while (at + 8 <= text.size() && (eight_bytes(text, at) & eight_of(0x80)) == 0) at += 8;
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) ++at;
  return at;
}

}  // namespace offprint
