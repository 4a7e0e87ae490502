// Pictures in another size or form, by offprint-media.
#pragma once

#include <cstdint>
#include <functional>

#include "converters/images/picture.h"
#include "converters/options/options.h"

namespace offprint {

struct WantedForm {
  std::uint32_t width = 0;  // at most; 0: any
  std::uint32_t height = 0;
  bool compatible = false;  // as JPEG or PNG, where it is WebP or AVIF
};

// What makes a picture what is wanted; it gives an empty one where the picture stays: it is as wanted, it moves, it is
// broken, or there is no offprint-media. One program serves all of this process.
std::function<CheckedPicture(const CheckedPicture&)> picture_shaper(const WantedForm& form);

// Whether a call may need it: then it starts a program.
bool may_reshape(const Settings& settings);

}  // namespace offprint
