// Sets of bytes, looked for sixteen at a time: most text holds few of those that a writer must care for.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace offprint {

struct ByteRange {
  unsigned char first;
  unsigned char last;
};

// Sixteen bytes that the compiler's vectors compare at once.
using ByteBlock = unsigned char __attribute__((vector_size(16)));
inline constexpr std::size_t kByteBlock = sizeof(ByteBlock);

inline ByteBlock block_at(const char* bytes) {
  ByteBlock block;
  std::memcpy(&block, bytes, sizeof(block));
  return block;
}

// A bit for each byte of a comparison's result, the first byte's the lowest.
inline unsigned bits_of(ByteBlock hits) {
#ifdef __SSE2__
  return static_cast<unsigned>(_mm_movemask_epi8(std::bit_cast<__m128i>(hits)));
#else
  unsigned bits = 0;
  for (std::size_t i = 0; i < kByteBlock; ++i) bits |= (hits[i] & 1U) << i;
  return bits;
#endif
}

// Whether the text holds the part, which is not empty: its first and its last byte are looked for in sixteen places at
// once.
inline bool holds_part(std::string_view text, std::string_view part) {
  const std::size_t last = part.size() - 1;
  std::size_t at = 0;
  for (; at + kByteBlock + last <= text.size(); at += kByteBlock) {
    const auto hits = (block_at(text.data() + at) == static_cast<unsigned char>(part.front())) &
                      (block_at(text.data() + at + last) == static_cast<unsigned char>(part.back()));
    for (unsigned bits = bits_of(std::bit_cast<ByteBlock>(hits)); bits != 0; bits &= bits - 1) {
      if (text.substr(at + static_cast<std::size_t>(std::countr_zero(bits)), part.size()) == part) return true;
    }
  }
  return text.substr(at).find(part) != std::string_view::npos;
}

template <ByteRange... kRanges>
class ByteSet {
 public:
  static constexpr bool holds(char c) { return kTable[static_cast<unsigned char>(c)]; }

  // Where the first of them is, from `at` on; the text's size if there is none.
  static std::size_t find(std::string_view text, std::size_t at = 0) {
    for (; at + kByteBlock <= text.size(); at += kByteBlock) {
      const unsigned bits = hits(text.data() + at);
      if (bits != 0) return at + static_cast<std::size_t>(std::countr_zero(bits));
    }
    if (at < text.size() && text.size() >= kByteBlock) {  // the last block, without what is before `at`
      const std::size_t left = text.size() - at;
      const unsigned bits = hits(text.data() + text.size() - kByteBlock) >> (kByteBlock - left);
      return bits != 0 ? at + static_cast<std::size_t>(std::countr_zero(bits)) : text.size();
    }
    while (at < text.size() && !holds(text[at])) ++at;
    return at;
  }
  static bool any(std::string_view text) { return find(text) < text.size(); }

  // Calls `found` with the place of each of them in [at, end), rising.
  template <class Found>
  static void each(std::string_view text, std::size_t at, std::size_t end, Found found) {
    for (; at + kByteBlock <= end; at += kByteBlock) {
      for (unsigned bits = hits(text.data() + at); bits != 0; bits &= bits - 1)
        found(at + static_cast<std::size_t>(std::countr_zero(bits)));
    }
    for (; at < end; ++at) {
      if (holds(text[at])) found(at);
    }
  }

 private:
  static constexpr bool in(ByteRange range, unsigned byte) { return byte >= range.first && byte <= range.last; }
  static constexpr std::array<bool, 256> kTable = [] {
    std::array<bool, 256> table{};
    for (unsigned byte = 0; byte != table.size(); ++byte) table.at(byte) = (in(kRanges, byte) || ...);
    return table;
  }();

  template <ByteRange kRange>
  static ByteBlock compare(ByteBlock bytes) {
    if constexpr (kRange.first == kRange.last) {
      return std::bit_cast<ByteBlock>(bytes == kRange.first);
    } else {
      constexpr auto kSpan = static_cast<unsigned char>(kRange.last - kRange.first);
      return std::bit_cast<ByteBlock>(bytes - kRange.first <= kSpan);
    }
  }
  static unsigned hits(const char* bytes) {
    const ByteBlock block = block_at(bytes);
    return bits_of((compare<kRanges>(block) | ...));
  }

  static_assert(sizeof...(kRanges) > 0);
};

}  // namespace offprint
