// A book's cover as pixels, by offprint-media.
#pragma once

#include <optional>
#include <string>

#include "formats/document/document.h"
#include "formats/document/resource.h"
#include "formats/document/result.h"

namespace offprint {

struct DrawnCover {
  std::optional<Resource> picture;  // of the drawing's size: a PNG, with a picture on it a JPEG
  std::string why;                  // there is none: what is to be done for one
};
DrawnCover draw_cover(const std::string& svg);

// The picture that --cover names; nothing for auto, svg and none.
Result<std::optional<Resource>> read_cover(const std::string& cover);

// Gives an article's document the cover of its book, as --cover says: a drawing, with the article's first good picture
// that is at hand. A note, where the drawing stays SVG and nobody asked for that.
Result<std::string> add_cover(Document& document, const std::string& cover);

}  // namespace offprint
