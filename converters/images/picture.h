// What the bytes of a picture are, whatever their name says.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

// Not named Picture: formats/html has a type of that name, and one program may not have two.
struct CheckedPicture {
  std::string_view media_type;  // one of EPUB 3.3's core media types for images (§3.2)
  std::string bytes;            // as they came; an SVG without what runs code or lies elsewhere (svg.h)
  std::uint32_t width = 0;      // pixels; of an SVG CSS pixels, 0 where it does not say
  std::uint32_t height = 0;
};

// By the first bytes; nothing is decoded but the header. Refuses with NotThisFormat what is no JPEG, PNG, GIF, WebP or
// SVG, what has no size, and with TooLarge more than kMostPixels.
Result<CheckedPicture> read_picture(std::string bytes);

inline constexpr std::uint64_t kMostPixels = std::uint64_t{1} << 28U;  // decoded it is a gigabyte

}  // namespace offprint
