#include "converters/images/picture.h"

#include <array>
#include <limits>
#include <utility>
#include <webp/decode.h>

#include "converters/images/pixels.h"
#include "converters/images/svg.h"

namespace offprint {

namespace {

const unsigned char* data(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());  // NOLINT: bytes are bytes
}

bool stb_size(std::string_view bytes, int& width, int& height) {
  const auto size = static_cast<int>(bytes.size());
  return offprint_pixels(data(bytes), size, &width, &height) != 0;
}

bool webp_size(std::string_view bytes, int& width, int& height) {
  return WebPGetInfo(data(bytes), bytes.size(), &width, &height) != 0;
}

struct Signature {
  std::string_view begins;
  std::size_t at;  // where `goes_on` stands
  std::string_view goes_on;
  std::string_view media_type;
  bool (*size)(std::string_view bytes, int& width, int& height);
};
constexpr std::array<Signature, 5> kSignatures{{
    {"\xFF\xD8\xFF", 3, "", "image/jpeg", stb_size},
    {"\x89PNG\r\n\x1A\n", 12, "IHDR", "image/png", stb_size},
    {"GIF87a", 6, "", "image/gif", stb_size},
    {"GIF89a", 6, "", "image/gif", stb_size},
    {"RIFF", 8, "WEBP", "image/webp", webp_size},
}};

bool matches(const Signature& signature, std::string_view bytes) {
  return bytes.starts_with(signature.begins) && bytes.size() > signature.at &&
         bytes.substr(signature.at).starts_with(signature.goes_on);
}

Result<CheckedPicture> raster(const Signature& signature, std::string bytes) {
  int width = 0;
  int height = 0;
  if (bytes.size() > static_cast<std::size_t>(std::numeric_limits<int>::max()))
    return fail(Fault::TooLarge, "too large");
  if (!signature.size(bytes, width, height) || width <= 0 || height <= 0) {
    return fail(Fault::NotThisFormat, "its header is broken");
  }
  const auto pixels = static_cast<std::uint64_t>(width) * static_cast<std::uint64_t>(height);
  if (pixels > kMostPixels) {
    return fail(Fault::TooLarge, std::to_string(width) + " x " + std::to_string(height) + " pixels are too many");
  }
  return CheckedPicture{signature.media_type, std::move(bytes), static_cast<std::uint32_t>(width),
                        static_cast<std::uint32_t>(height)};
}

}  // namespace

Result<CheckedPicture> read_picture(std::string bytes) {
  for (const Signature& signature : kSignatures) {
    if (matches(signature, bytes)) return raster(signature, std::move(bytes));
  }
  auto svg = clean_svg(bytes);
  if (!svg) return tl::unexpected(svg.error());
  return CheckedPicture{"image/svg+xml", std::move(svg->text), svg->width, svg->height};
}

}  // namespace offprint
