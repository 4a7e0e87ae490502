// Width and height of raster images, read from their headers: no pixels are decoded, nothing is read beyond the end.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace offprint {

struct RasterSize {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
};

// Nothing where the header gives no size or is broken. A JPEG has a size only if browsers decode it: baseline, extended
// or progressive, with Huffman coding.
std::optional<RasterSize> jpeg_size(std::string_view bytes);
std::optional<RasterSize> png_size(std::string_view bytes);
std::optional<RasterSize> gif_size(std::string_view bytes);
std::optional<RasterSize> webp_size(std::string_view bytes);
std::optional<RasterSize> avif_size(std::string_view bytes);  // the largest of what it holds

}  // namespace offprint
