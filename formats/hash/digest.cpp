#include "formats/hash/digest.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <nettle/base64.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>

namespace offprint {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";

const std::uint8_t* octets(std::string_view bytes) { return reinterpret_cast<const std::uint8_t*>(bytes.data()); }

void append_hex(std::string& out, unsigned char byte) {
  out += kHex[byte >> 4U];
  out += kHex[byte & 0xFU];
}

// RFC 4122, Appendix C: NameSpace_URL.
constexpr std::array<unsigned char, 16> kNameSpaceUrl{0x6b, 0xa7, 0xb8, 0x11, 0x9d, 0xad, 0x11, 0xd1,
                                                      0x80, 0xb4, 0x00, 0xc0, 0x4f, 0xd4, 0x30, 0xc8};

}  // namespace

std::string content_name(std::string_view bytes) {
  constexpr std::size_t kBytes = 16;
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, bytes.size(), octets(bytes));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> hash{};
  sha256_digest(&context, hash.size(), hash.data());
  std::string out;
  for (std::size_t i = 0; i < kBytes; ++i) append_hex(out, hash.at(i));
  return out;
}

std::string uuid_of_url(std::string_view name) {
  std::string input(kNameSpaceUrl.begin(), kNameSpaceUrl.end());
  input += name;
  sha1_ctx context;
  sha1_init(&context);
  sha1_update(&context, input.size(), octets(input));
  std::array<std::uint8_t, SHA1_DIGEST_SIZE> hash{};
  sha1_digest(&context, hash.size(), hash.data());
  hash.at(6) = static_cast<unsigned char>((hash.at(6) & 0x0FU) | 0x50U);  // version 5
  hash.at(8) = static_cast<unsigned char>((hash.at(8) & 0x3FU) | 0x80U);  // RFC 4122's variant
  std::string out;
  for (std::size_t i = 0; i < 16; ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    append_hex(out, hash.at(i));
  }
  return out;
}

std::string base64(std::string_view bytes) {
  std::string out(BASE64_ENCODE_RAW_LENGTH(bytes.size()), '\0');
  base64_encode_raw(out.data(), bytes.size(), octets(bytes));
  return out;
}

}  // namespace offprint
