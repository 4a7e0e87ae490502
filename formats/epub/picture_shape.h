// How a picture of a book is set, by its known size in pixels: reading systems override max-height, so that what is
// tall has to be narrow.
#pragma once

#include <string>

#include "formats/document/node.h"
#include "formats/document/resource.h"

namespace offprint {

// Classes of style_sheet() for its <img>; "" for none.
std::string picture_shape(const Image& image, const Resource& picture);

}  // namespace offprint
