// What the bytes of a picture are, whatever their name says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

// Not named Picture: formats/html has a type of that name, and one program must not have two (ODR).
struct CheckedPicture {
  std::string_view media_type;  // one of EPUB 3.3's core media types for images (§3.2), or image/avif
  std::string bytes;            // unchanged; of an SVG without code and outside references (svg.h)
  std::uint32_t width = 0;      // pixels; of an SVG CSS pixels, 0 where it does not say
  std::uint32_t height = 0;
};

// Of a JPEG, PNG, GIF, WebP or AVIF, by its first bytes alone; "" of anything else.
std::string_view raster_type(std::string_view bytes);

// By the first bytes; only the header is decoded. Refuses with NotThisFormat what is not a JPEG, PNG, GIF, WebP, AVIF
// or SVG or has no size, and with TooLarge what has more than kMostPixels.
Result<CheckedPicture> read_picture(std::string bytes);

inline constexpr std::uint64_t kMostPixels = std::uint64_t{1} << 28U;  // decoded it is a gigabyte

}  // namespace offprint
