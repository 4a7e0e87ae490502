#include "formats/unicode/plain_run.h"

#include <bit>
#include <cstdint>

#include "formats/unicode/byte_set.h"

namespace offprint {

namespace {

constexpr std::size_t kGlance = 64;  // bytes
constexpr std::uint64_t kAll = ~std::uint64_t{0};

using SignedBlock = signed char __attribute__((vector_size(16)));

// A bit for each of the bytes: the first one's is the lowest.
template <class Test>
std::uint64_t bits(const char* bytes, Test test) {
  const auto part = [&](unsigned at) {
    return std::uint64_t{bits_of(std::bit_cast<ByteBlock>(test(block_at(bytes + at))))} << at;
  };
  static_assert(kGlance == 4 * kByteBlock);
  return part(0) | part(16) | part(32) | part(48);
}

std::uint64_t ascii(const char* bytes) {
  return bits(bytes, [](ByteBlock block) {
    const auto character = std::bit_cast<SignedBlock>(block);  // below 0 beyond ASCII
    return (character >= ' ') | (character == '\n') | (character == '\t');
  });
}
std::uint64_t tails(const char* bytes) {
  return bits(bytes,
              [](ByteBlock block) { return std::bit_cast<SignedBlock>(block) < static_cast<signed char>(0xC0); });
}
std::uint64_t twos(const char* bytes) {  // leads of two bytes
  return bits(bytes, [](ByteBlock block) { return block - 0xC2 <= 0xDF - 0xC2; });
}
std::uint64_t threes(const char* bytes) {
  return bits(bytes, [](ByteBlock block) { return (block - 0xE1 <= 0xEF - 0xE1) & (block != 0xED); });
}
std::uint64_t all(const char* bytes, unsigned char byte) {
  return bits(bytes, [&](ByteBlock block) { return block == byte; });
}

constexpr bool is_tail(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// As plain_run_end, but stops before the first 64 bytes in which something else is.
std::size_t skip_glances(std::string_view utf8, std::size_t at, std::size_t& wide) {
  const std::size_t begin = at;
  std::uint64_t owed = 0;  // the tails at the beginning that belong to the last character before
  std::uint64_t ef = 0;    // whether that is EF, without any
  for (; at + kGlance <= utf8.size(); at += kGlance) {
    const char* const bytes = utf8.data() + at;
    const std::uint64_t plain = ascii(bytes);
    if (plain == kAll && owed == 0) continue;
    const std::uint64_t two = twos(bytes);
    const std::uint64_t three = threes(bytes);
    const std::uint64_t tail = tails(bytes);
    const std::uint64_t lead = two | three;
    if ((plain | lead | tail) != kAll || tail != (lead << 1U | three << 2U | owed)) break;
    const std::uint64_t efs = all(bytes, 0xEF);
    if (((efs << 1U | ef) & all(bytes, 0xBF)) != 0) break;
    wide += static_cast<std::size_t>(std::popcount(lead));
    owed = lead >> 63U | three >> 62U;
    ef = efs >> 63U;
  }
  if (at == begin || owed == 0) return at;
  --wide;  // that character is not whole
  return at - (is_tail(utf8[at - 1]) ? 2 : 1);
}

// The size of the plain character there; 0 if it is none.
std::size_t plain_size(std::string_view rest) {
  const auto lead = static_cast<unsigned char>(rest[0]);
  if (lead < 0x80) return lead >= ' ' || lead == '\n' || lead == '\t' ? 1 : 0;
  if (lead < 0xC2 || lead > 0xEF || rest.size() < 2 || !is_tail(rest[1])) return 0;
  if (lead < 0xE0) return 2;
  const bool any_tails = lead != 0xE0 && lead != 0xED && !(lead == 0xEF && rest[1] == '\xBF');
  return any_tails && rest.size() > 2 && is_tail(rest[2]) ? 3 : 0;
}

}  // namespace

std::size_t plain_run_end(std::string_view utf8, std::size_t at, std::size_t& wide) {
  at = skip_glances(utf8, at, wide);
  while (at < utf8.size()) {
    const std::size_t size = plain_size(utf8.substr(at));
    if (size == 0) break;
    wide += size > 1 ? 1 : 0;
    at += size;
  }
  return at;
}

}  // namespace offprint
