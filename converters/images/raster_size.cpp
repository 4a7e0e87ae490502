#include "converters/images/raster_size.h"

#include <algorithm>
#include <webp/decode.h>

namespace offprint {

namespace {

std::uint32_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < count; ++i) value = value << 8U | byte_at(bytes, at + i);
  return value;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8U;
}

// ---- JPEG (ITU-T T.81, Annex B)

constexpr std::uint32_t kEnd = 0xD9;
constexpr std::uint32_t kScan = 0xDA;  // coded pixels follow: the frame's header comes before them

bool is_frame(std::uint32_t marker) { return marker >= 0xC0 && marker <= 0xC2; }
bool stands_alone(std::uint32_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

// Of a frame's header, from its length on: length, precision, height, width, components of three bytes each.
std::optional<RasterSize> frame_size(std::string_view segment) {
  constexpr std::size_t kFixed = 8;
  if (segment.size() < kFixed || byte_at(segment, 2) != 8) return {};
  const std::uint32_t components = byte_at(segment, 7);
  if (components == 0 || components > 4 || segment.size() != kFixed + 3 * std::size_t{components}) return {};
  return RasterSize{big_endian(segment, 5, 2), big_endian(segment, 3, 2)};
}

}  // namespace

std::optional<RasterSize> jpeg_size(std::string_view bytes) {
  for (std::size_t at = 2; (at = bytes.find('\xFF', at)) != std::string_view::npos;) {
    at = bytes.find_first_not_of('\xFF', at);
    if (at == std::string_view::npos) return {};
    const std::uint32_t marker = byte_at(bytes, at++);
    if (marker == kEnd || marker == kScan) return {};
    if (marker == 0 || stands_alone(marker)) continue;
    const std::size_t length = at + 2 <= bytes.size() ? big_endian(bytes, at, 2) : 0;
    if (length < 2 || length > bytes.size() - at) return {};
    if (is_frame(marker)) return frame_size(bytes.substr(at, length));
    at += length;
  }
  return {};
}

// The chunk IHDR comes first (PNG §11.2.2): its length, its name, width, height, and five more bytes.
std::optional<RasterSize> png_size(std::string_view bytes) {
  constexpr std::size_t kHeader = 29;
  if (bytes.size() < kHeader || big_endian(bytes, 8, 4) != 13) return {};
  return RasterSize{big_endian(bytes, 16, 4), big_endian(bytes, 20, 4)};
}

// GIF89a §18: the logical screen descriptor after the signature.
std::optional<RasterSize> gif_size(std::string_view bytes) {
  constexpr std::size_t kHeader = 13;
  if (bytes.size() < kHeader) return {};
  return RasterSize{little_endian(bytes, 6), little_endian(bytes, 8)};
}

std::optional<RasterSize> webp_size(std::string_view bytes) {
  int width = 0;
  int height = 0;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());  // NOLINT: bytes are bytes
  if (WebPGetInfo(data, bytes.size(), &width, &height) == 0 || width < 0 || height < 0) return {};
  return RasterSize{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height)};
}

// The property "ispe" of each image in the file (HEIF, ISO/IEC 23008-12 §6.5.3), among the boxes before the pixels:
// version and flags, width, height. One may be a thumbnail or the alpha plane.
std::optional<RasterSize> avif_size(std::string_view bytes) {
  constexpr std::string_view kProperty = "ispe";
  constexpr std::size_t kHead = 65536;
  const std::string_view head = bytes.substr(0, kHead);
  std::optional<RasterSize> largest;
  for (std::size_t at = head.find(kProperty); at != head.npos && at + 16 <= head.size();
       at = head.find(kProperty, at + 4)) {
    const RasterSize size{big_endian(head, at + 8, 4), big_endian(head, at + 12, 4)};
    if (!largest || size.width > largest->width) largest = size;
  }
  return largest;
}

}  // namespace offprint
