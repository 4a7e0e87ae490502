// Width and height of pictures made of pixels, read from their headers: nothing is decoded, nothing read beyond the
// end.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace offprint {

struct RasterSize {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

// Nothing where the header says none, or is broken. Of a JPEG only what browsers decode has a size: baseline, extended
// and progressive with Huffman's codes.
std::optional<RasterSize> jpeg_size(std::string_view bytes);
std::optional<RasterSize> png_size(std::string_view bytes);
std::optional<RasterSize> gif_size(std::string_view bytes);
std::optional<RasterSize> webp_size(std::string_view bytes);

}  // namespace offprint
