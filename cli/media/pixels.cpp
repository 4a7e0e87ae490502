#include "cli/media/pixels.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vips/vips.h>

#include "cli/media/images.h"
#include "converters/images/picture.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/writing/pictures.h"

namespace offprint::media {

namespace {

constexpr int kJpegQuality = 88;

// All of libvips that reads strangers' bytes.
constexpr std::array<const char*, 6> kLoaders{"VipsForeignLoadJpeg", "VipsForeignLoadPng",  "VipsForeignLoadNsgif",
                                              "VipsForeignLoadWebp", "VipsForeignLoadHeif", "VipsForeignLoadSvg"};

bool is_html(std::string_view bytes) {
  const std::string begin = lower(trim(bytes.substr(0, 1024)));
  return begin.starts_with("<!doctype html") || begin.starts_with("<html") || begin.find("<head") != begin.npos ||
         begin.find("<body") != begin.npos;
}

struct EndRow {
  std::string_view type;
  std::string_view sign;
};
// What stands at the end of a whole picture: libvips says of some that are cut short only that they are broken.
constexpr std::array<EndRow, 3> kEnds{{{"image/jpeg", "\xFF\xD9"}, {"image/png", "IEND"}, {"image/gif", "\x3B"}}};

bool has_end(std::string_view bytes, std::string_view type) {
  constexpr std::size_t kTail = 4096;  // hosts add things
  const std::string_view tail = bytes.substr(bytes.size() - std::min(kTail, bytes.size()));
  return std::none_of(kEnds.begin(), kEnds.end(), [&](const EndRow& row) {
    return row.type == type && tail.find(row.sign) == std::string_view::npos;
  });
}

// What libvips said, which tells what is cut short from what is broken only in words.
Refusal refusal_of_vips() {
  std::string words(trim(vips_error_buffer()));
  vips_error_clear();
  std::replace(words.begin(), words.end(), '\n', ' ');
  constexpr std::array<std::string_view, 6> kCut{"Premature end", "premature end", "end of",
                                                 "truncated",     "too few bytes", "EOF"};
  const bool cut =
      std::any_of(kCut.begin(), kCut.end(), [&](std::string_view sign) { return words.find(sign) != words.npos; });
  return {cut ? Reason::Truncated : Reason::Broken, std::move(words)};
}

Image load(const std::string& bytes) {
  VipsImage* image = vips_image_new_from_buffer(bytes.data(), bytes.size(), "", "access", VIPS_ACCESS_SEQUENTIAL,
                                                "fail_on", VIPS_FAIL_ON_TRUNCATED, nullptr);
  return Image(image);
}

bool moves(VipsImage* image) { return vips_image_get_n_pages(image) > 1; }

// Whether a pixel shows what is behind it.
bool is_see_through(VipsImage* image) {
  if (vips_image_hasalpha(image) == 0) return false;
  VipsImage* alpha = nullptr;
  double least = 0;
  if (vips_extract_band(image, &alpha, image->Bands - 1, nullptr) != 0) return true;
  const Image owned(alpha);
  return vips_min(alpha, &least, nullptr) != 0 || least < 255;
}

std::optional<Refusal> save(VipsImage* image, bool lossless, std::string& out) {
  void* data = nullptr;
  std::size_t size = 0;
  int failed = 0;
  if (lossless || is_see_through(image)) {
    failed = vips_pngsave_buffer(image, &data, &size, "compression", 9, "strip", TRUE, nullptr);
  } else {  // JPEG leaves a band of alpha out
    failed =
        vips_jpegsave_buffer(image, &data, &size, "Q", kJpegQuality, "strip", TRUE, "optimize_coding", TRUE, nullptr);
  }
  if (failed != 0) return refusal_of_vips();
  out.assign(static_cast<const char*>(data), size);
  g_free(data);
  return {};
}

// Drawn, not photographed: WebP's lossless form (VP8L), and what GIF and PNG hold.
bool is_lossless(std::string_view bytes, std::string_view type) {
  constexpr std::string_view kLosslessWebp = "VP8L";
  return type == "image/png" || type == "image/gif" ||
         (type == "image/webp" && bytes.substr(12, kLosslessWebp.size()) == kLosslessWebp);
}

}  // namespace

bool begin_pixels(const char* program) {
  g_setenv("VIPS_WARNING", "1", 0);
  if (vips_init(program) != 0) return false;
  vips_concurrency_set(1);
  vips_cache_set_max(0);
  vips_block_untrusted_set(TRUE);
  vips_operation_block_set("VipsForeignLoad", TRUE);
  for (const char* loader : kLoaders) vips_operation_block_set(loader, FALSE);
  return true;
}

std::optional<Refusal> judge(const std::string& bytes, std::string& extension) {
  if (bytes.empty()) return Refusal{Reason::NotAPicture, "it is empty"};
  const bool raster = !raster_type(bytes).empty();
  const auto picture = read_picture(bytes);
  if (!picture) {
    if (picture.error().fault == Fault::TooLarge) return Refusal{Reason::TooManyPixels, picture.error().message};
    if (raster) return Refusal{Reason::Broken, picture.error().message};
    return Refusal{is_html(bytes) ? Reason::Html : Reason::NotAPicture, picture.error().message};
  }
  extension = picture_extension(picture->media_type);
  if (!raster) return {};
  const Image image = load(bytes);
  double average = 0;
  if (image != nullptr && vips_avg(image.get(), &average, nullptr) == 0) return {};
  Refusal refusal = refusal_of_vips();
  if (!has_end(bytes, picture->media_type)) refusal.reason = Reason::Truncated;
  return refusal;
}

std::optional<Refusal> reshape(const std::string& bytes, const Shape& shape, std::string& out) {
  const auto picture = read_picture(bytes);
  if (!picture) return Refusal{Reason::NotAPicture, picture.error().message};
  const std::string_view type = picture->media_type;
  const bool foreign = shape.compatible && (type == "image/webp" || type == "image/avif");
  const bool large =
      (shape.width != 0 && picture->width > shape.width) || (shape.height != 0 && picture->height > shape.height);
  if (raster_type(bytes).empty() || (!foreign && !large)) return {};
  const Image whole = load(bytes);
  if (whole == nullptr) return refusal_of_vips();
  if (moves(whole.get())) return {};
  const auto side = [](std::uint32_t most, std::uint32_t own) { return static_cast<int>(most == 0 ? own : most); };
  const std::uint32_t longest = std::max(picture->width, picture->height);  // it may lie on its side
  VipsImage* made = nullptr;
  const int failed = vips_thumbnail_buffer(
      const_cast<char*>(bytes.data()), bytes.size(), &made, side(shape.width, longest),  // NOLINT: it only reads
      "height", side(shape.height, longest), "size", VIPS_SIZE_DOWN, "export_profile", "srgb", nullptr);
  if (failed != 0) return refusal_of_vips();
  // Of several uses each, so that the pixels must stay.
  const Image owned(made);
  const Image kept(vips_image_copy_memory(made));
  if (kept == nullptr) return refusal_of_vips();
  return save(kept.get(), is_lossless(bytes, type), out);
}

}  // namespace offprint::media
