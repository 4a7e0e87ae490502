// Pictures for the documents that ask for them: found, checked, and put beside the tree as resources.
#pragma once

#include <cstddef>
#include <string>

#include "formats/document/document.h"

namespace offprint {

struct ImageOptions {
  std::string folder;                               // --image-dir; empty: only data: addresses are looked at
  std::size_t most_bytes = std::size_t{64} << 20U;  // of one picture
  std::size_t most_in_all = std::size_t{1} << 30U;  // bytes of one document's pictures
};

// Adds a resource for each image of the tree that is at hand, once an address: what its data: address holds, or a file
// of the folder (see lookup.h) under its address or its mirror's. Each is what its first bytes say, whatever its name
// says, and is left alone if read_picture refuses it. Reads no file that the folder does not hold; the network never.
// An image that is not at hand although somebody looked is said as Say::ImageNotFound, once, with the reason.
// The caller asks for it only where the options do (Images::Save, Images::Embed).
void resolve_images(Document& document, const ImageOptions& options, Diagnostics& diagnostics);

}  // namespace offprint
