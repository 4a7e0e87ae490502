// Decodes pictures of strangers (libvips, with only the loaders that are named here): whether they are whole, and in
// another size or form.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "cli/media/reasons.h"

namespace offprint::media {

// Once, before anything else here.
bool begin_pixels(const char* program);

// Whether the bytes are a picture, all of it; its extension with the dot.
std::optional<Refusal> judge(const std::string& bytes, std::string& extension);

struct Shape {
  std::uint32_t width = 0;  // at most; 0: any
  std::uint32_t height = 0;
  bool compatible = false;  // as JPEG or PNG, where it is WebP or AVIF
};
// JPEG or PNG in `out`, in sRGB and upright, its proportions kept; "" where the picture is to stay as it is, as all
// that moves does.
std::optional<Refusal> reshape(const std::string& bytes, const Shape& shape, std::string& out);

}  // namespace offprint::media
