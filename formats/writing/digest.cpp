#include "formats/writing/digest.h"

#include <array>
#include <cstddef>
#include <openssl/evp.h>

namespace offprint {

namespace {

constexpr std::string_view kHex = "0123456789abcdef";

using Digest = std::array<unsigned char, EVP_MAX_MD_SIZE>;

Digest digest(const EVP_MD* kind, std::string_view bytes) {
  Digest out{};
  EVP_Digest(bytes.data(), bytes.size(), out.data(), nullptr, kind, nullptr);
  return out;
}

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
  const Digest hash = digest(EVP_sha256(), bytes);
  std::string out;
  for (std::size_t i = 0; i < kBytes; ++i) append_hex(out, hash.at(i));
  return out;
}

std::string uuid_of_url(std::string_view name) {
  std::string input(kNameSpaceUrl.begin(), kNameSpaceUrl.end());
  input += name;
  Digest hash = digest(EVP_sha1(), input);
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
  std::string out((bytes.size() + 2) / 3 * 4 + 1, '\0');  // EVP_EncodeBlock ends with a NUL
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

}  // namespace offprint
