// A book's cover as pixels, by offprint-media.
#pragma once

#include <optional>
#include <string>

#include "formats/document/resource.h"

namespace offprint {

struct DrawnCover {
  std::optional<Resource> picture;  // a PNG of the drawing's size
  std::string why;                  // there is none: what is to be done for one
};
DrawnCover draw_cover(const std::string& svg);

}  // namespace offprint
