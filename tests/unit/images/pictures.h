// The smallest pictures that say their size: headers only.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint::test {

inline std::string number(std::uint32_t value, int bytes, bool big_endian) {
  std::string out;
  for (int i = 0; i < bytes; ++i) {
    const int shift = 8 * (big_endian ? bytes - 1 - i : i);
    out += static_cast<char>((value >> static_cast<unsigned>(shift)) & 0xFFU);
  }
  return out;
}

inline std::string png(std::uint32_t width, std::uint32_t height) {
  using namespace std::string_literals;
  return "\x89PNG\r\n\x1a\n\0\0\0\rIHDR"s + number(width, 4, true) + number(height, 4, true) + "\x08\x02\0\0\0crc!"s;
}

inline std::string gif(std::uint32_t width, std::uint32_t height) {
  using namespace std::string_literals;
  return "GIF89a"s + number(width, 2, false) + number(height, 2, false) + "\0\0\0;"s;
}

inline std::string jpeg(std::uint32_t width, std::uint32_t height) {
  using namespace std::string_literals;
  return "\xFF\xD8\xFF\xC0\0\x0B\x08"s + number(height, 2, true) + number(width, 2, true) + "\x01\x01\x11\0"s;
}

inline std::string webp(std::uint32_t width, std::uint32_t height) {
  using namespace std::string_literals;
  const std::string data = "\x2f"s + number((width - 1) | ((height - 1) << 14U), 4, false) + "\0\0\0\0\0"s;
  return "RIFF"s + number(22, 4, false) + "WEBPVP8L"s + number(10, 4, false) + data;
}

}  // namespace offprint::test
