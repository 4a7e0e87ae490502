#include "cli/media/cover.h"

#include <array>
#include <fontconfig/fontconfig.h>
#include <memory>
#include <vips/vips.h>

#include "cli/media/images.h"
#include "formats/unicode/characters.h"

namespace offprint::media {

namespace {

constexpr int kQuality = 88;

struct PackageRow {
  char32_t first;
  char32_t last;
  const char* package;
};
// Debian's fonts for letters that no font here has; the first that holds one.
constexpr std::array<PackageRow, 7> kPackages{{
    {0x1100, 0x11FF, "fonts-noto-cjk"},
    {0x2E80, 0xA4CF, "fonts-noto-cjk"},
    {0xAC00, 0xD7FF, "fonts-noto-cjk"},
    {0xF900, 0xFFEF, "fonts-noto-cjk"},
    {0x1F000, 0x1FAFF, "fonts-noto-color-emoji"},
    {0x20000, 0x3FFFF, "fonts-noto-cjk"},
    {0, 0x10FFFF, "fonts-noto-core"},
}};

struct Free {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
  void operator()(FcObjectSet* set) const { FcObjectSetDestroy(set); }
  void operator()(FcFontSet* set) const { FcFontSetDestroy(set); }
  void operator()(FcCharSet* set) const { FcCharSetDestroy(set); }
};

// What all fonts at hand have together.
std::unique_ptr<FcCharSet, Free> letters_at_hand() {
  const std::unique_ptr<FcPattern, Free> any(FcPatternCreate());
  const std::unique_ptr<FcObjectSet, Free> asked(FcObjectSetBuild(FC_CHARSET, nullptr));
  const std::unique_ptr<FcFontSet, Free> fonts(FcFontList(nullptr, any.get(), asked.get()));
  std::unique_ptr<FcCharSet, Free> all(FcCharSetCreate());
  for (int i = 0; fonts != nullptr && i < fonts->nfont; ++i) {
    FcCharSet* its = nullptr;
    if (FcPatternGetCharSet(fonts->fonts[i], FC_CHARSET, 0, &its) == FcResultMatch)
      FcCharSetMerge(all.get(), its, nullptr);
  }
  return all;
}

// White space, controls, joiners, and marks, which come with a letter of their script.
bool is_without_form(char32_t c) {
  const GUnicodeType type = g_unichar_type(c);
  return g_unichar_isspace(c) != 0 || type == G_UNICODE_CONTROL || type == G_UNICODE_FORMAT ||
         type == G_UNICODE_NON_SPACING_MARK;
}

std::optional<Refusal> lacks_letters(const std::string& svg) {
  const auto at_hand = letters_at_hand();
  for (std::size_t at = 0; at < svg.size();) {
    const CodePoint c = decode(svg, at);
    at += c.size;
    if (is_without_form(c.value) || FcCharSetHasChar(at_hand.get(), c.value) != 0) continue;
    for (const PackageRow& row : kPackages)
      if (row.first <= c.value && c.value <= row.last) return Refusal{Reason::NoFont, row.package};
  }
  return {};
}

Refusal refusal_of_drawing() {
  Refusal refusal{Reason::Broken, vips_error_buffer()};
  vips_error_clear();
  return refusal;
}

// On white, where it lets something through: vips_flatten takes the last band for what does, whatever it is.
Image opaque(Image picture) {
  if (vips_image_hasalpha(picture.get()) == 0) return picture;
  VipsImage* flat = nullptr;
  constexpr std::array<double, 3> kWhite{255, 255, 255};
  const std::unique_ptr<VipsArrayDouble, void (*)(VipsArrayDouble*)> white(
      vips_array_double_new(kWhite.data(), 3), [](VipsArrayDouble* array) { vips_area_unref(VIPS_AREA(array)); });
  return Image(vips_flatten(picture.get(), &flat, "background", white.get(), nullptr) == 0 ? flat : nullptr);
}

// The picture, filling the box, in its place.
Image with_picture(VipsImage* cover, const std::string& picture, const Box& box) {
  VipsImage* made = nullptr;
  if (vips_thumbnail_buffer(const_cast<char*>(picture.data()), picture.size(), &made, box.width,  // NOLINT: it reads
                            "height", box.height, "crop", VIPS_INTERESTING_CENTRE, "export_profile", "srgb",
                            nullptr) != 0)
    return nullptr;
  const Image cut(made);
  VipsImage* srgb = nullptr;
  if (vips_colourspace(cut.get(), &srgb, VIPS_INTERPRETATION_sRGB, nullptr) != 0) return nullptr;
  const Image shown = opaque(Image(srgb));
  if (shown == nullptr) return nullptr;
  VipsImage* whole = nullptr;
  if (vips_insert(cover, shown.get(), &whole, box.x, box.y, nullptr) != 0) return nullptr;
  return Image(whole);
}

}  // namespace

std::optional<Refusal> draw_cover(const Request& request, std::string& out) {
  if (auto refusal = lacks_letters(request.svg)) return refusal;
  VipsImage* drawn = nullptr;
  if (vips_svgload_buffer(const_cast<char*>(request.svg.data()), request.svg.size(), &drawn, nullptr) != 0)  // NOLINT
    return refusal_of_drawing();
  const Image drawing(drawn);
  VipsImage* flat = nullptr;
  if (vips_flatten(drawn, &flat, nullptr) != 0) return refusal_of_drawing();
  const Image plain(flat);
  const bool pictured = !request.picture.empty();
  const Image shown = pictured ? with_picture(flat, request.picture, request.box) : nullptr;
  if (pictured && shown == nullptr) return refusal_of_drawing();
  void* data = nullptr;
  std::size_t size = 0;
  const int failed =
      pictured ? vips_jpegsave_buffer(shown.get(), &data, &size, "Q", kQuality, "strip", TRUE, nullptr)
               : vips_pngsave_buffer(flat, &data, &size, "compression", 9, "palette", TRUE, "strip", TRUE, nullptr);
  if (failed != 0) return refusal_of_drawing();
  out.assign(static_cast<const char*>(data), size);
  g_free(data);
  return {};
}

std::vector<std::string> font_folders() {
  std::vector<std::string> folders;
  for (FcStrList* list : {FcConfigGetFontDirs(nullptr), FcConfigGetCacheDirs(nullptr)}) {
    while (const FcChar8* folder = FcStrListNext(list)) folders.emplace_back(reinterpret_cast<const char*>(folder));
    FcStrListDone(list);
  }
  return folders;
}

}  // namespace offprint::media
