#include "converters/images/picture.h"

#include <array>
#include <optional>
#include <utility>

#include "converters/images/raster_size.h"
#include "converters/images/svg.h"

namespace offprint {

namespace {

struct Signature {
  std::string_view begins;
  std::size_t at;  // where `goes_on` must be
  std::string_view goes_on;
  std::string_view media_type;
  std::optional<RasterSize> (*size)(std::string_view bytes);
};
constexpr std::array<Signature, 7> kSignatures{{
    {"\xFF\xD8\xFF", 3, "", "image/jpeg", jpeg_size},
    {"\x89PNG\r\n\x1A\n", 12, "IHDR", "image/png", png_size},
    {"GIF87a", 6, "", "image/gif", gif_size},
    {"GIF89a", 6, "", "image/gif", gif_size},
    {"RIFF", 8, "WEBP", "image/webp", webp_size},
    {"", 4, "ftypavif", "image/avif", avif_size},
    {"", 4, "ftypavis", "image/avif", avif_size},
}};

bool matches(const Signature& signature, std::string_view bytes) {
  return bytes.starts_with(signature.begins) && bytes.size() > signature.at &&
         bytes.substr(signature.at).starts_with(signature.goes_on);
}

Result<CheckedPicture> raster(const Signature& signature, std::string bytes) {
  const std::optional<RasterSize> size = signature.size(bytes);
  if (!size || size->width == 0 || size->height == 0) return fail(Fault::NotThisFormat, "its header is broken");
  if (std::uint64_t{size->width} * size->height > kMostPixels) {
    return fail(Fault::TooLarge, std::to_string(size->width) + " x " + std::to_string(size->height) +
                                     " pixels are more than " + std::to_string(kMostPixels) + "; make it smaller");
  }
  return CheckedPicture{signature.media_type, std::move(bytes), size->width, size->height};
}

}  // namespace

std::string_view raster_type(std::string_view bytes) {
  for (const Signature& signature : kSignatures)
    if (matches(signature, bytes)) return signature.media_type;
  return {};
}

Result<CheckedPicture> read_picture(std::string bytes) {
  for (const Signature& signature : kSignatures) {
    if (matches(signature, bytes)) return raster(signature, std::move(bytes));
  }
  auto svg = clean_svg(bytes);
  if (!svg) return tl::unexpected(svg.error());
  return CheckedPicture{"image/svg+xml", std::move(svg->text), svg->width, svg->height};
}

}  // namespace offprint
