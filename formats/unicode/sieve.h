// A sieve for phrases: it tells of most places in a text, by the three bytes there, that no phrase begins.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offprint {

class Sieve {
 public:
  static constexpr std::size_t kLeast = 3;  // bytes of the shortest phrase

  constexpr void add(std::string_view phrase) {
    const std::size_t place = place_of(phrase.data());
    bits_.at(place / 64) |= std::uint64_t{1} << (place % 64);
  }

  // Whether one of the phrases, in any case of ASCII letters, may begin the text.
  constexpr bool may_begin(std::string_view text) const {
    if (text.size() < kLeast) return false;
    const std::size_t place = place_of(text.data());
    return (bits_[place / 64] >> (place % 64) & 1U) != 0;
  }

 private:
  static constexpr std::size_t kPlaces = 4096;

  static constexpr std::size_t place_of(const char* bytes) {
    constexpr std::size_t kLower = 0x20;  // makes capitals small
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]) | kLower; };
    return (byte(0) ^ (byte(1) << 3U) ^ (byte(2) << 6U)) % kPlaces;
  }

  std::array<std::uint64_t, kPlaces / 64> bits_{};
};

// What holds a byte for each that one of the words begins with.
template <class Words>
constexpr std::array<bool, 256> first_bytes(const Words& words) {
  std::array<bool, 256> bytes{};
  for (const std::string_view word : words) bytes.at(static_cast<unsigned char>(word.front())) = true;
  return bytes;
}
// The same of the bytes that they end with.
template <class Words>
constexpr std::array<bool, 256> last_bytes(const Words& words) {
  std::array<bool, 256> bytes{};
  for (const std::string_view word : words) bytes.at(static_cast<unsigned char>(word.back())) = true;
  return bytes;
}

}  // namespace offprint
