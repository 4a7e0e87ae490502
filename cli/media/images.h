// A picture of libvips that lets go of itself.
#pragma once

#include <memory>
#include <vips/vips.h>

namespace offprint::media {

struct Unref {
  void operator()(VipsImage* image) const { g_object_unref(image); }
};
using Image = std::unique_ptr<VipsImage, Unref>;

}  // namespace offprint::media
