// Pictures for the documents that need them: found, checked, and put beside the tree as resources.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "converters/images/picture.h"
#include "formats/document/document.h"
#include "formats/document/result.h"

namespace offprint {

struct ImageOptions {
  std::string beside;                                  // the input's own folder; empty: it has none
  std::string folder;                                  // --image-dir; empty: none
  bool inline_only = false;                            // what data: addresses hold, and no other picture
  bool fetched = false;                                // the folder has notes of what could not be had (kept.h)
  bool compatible = false;                             // WebP only where there is nothing better, no AVIF
  std::function<void(const std::string& path)> heard;  // of each file that is read; may be null
  // What the picture is to become: another, or an empty one where it is to stay. Null: all stay.
  std::function<CheckedPicture(const CheckedPicture& picture)> adapt;
  std::size_t most_bytes = std::size_t{64} << 20U;  // of one picture
  // The bytes of a file in the book that the document is a chapter of, by its path there; empty: it is of no book.
  std::function<Result<std::string>(std::string_view path)> book;
  std::size_t most_in_all = std::size_t{1} << 30U;  // bytes of one document's pictures
};

// Adds a resource for each image of the tree that is at hand, once an address: what its data: address holds; a file
// of the book, where the address is a path in it; a file beside the input, where the page spells it as a relative one;
// or a file of the folder under its address or its mirror's (both: lookup.h). Each is what its first bytes say,
// whatever its name says, and is left alone if read_picture refuses it. Reads no file that the two folders do not hold;
// the network never. An image that is not at hand although somebody looked is said as DiagnosticCode::ImageNotFound,
// once, with the reason. The caller asks for it only where the options do (Images::Save, Images::Embed), and for books,
// in which a picture without any address but its data: one would be lost otherwise.
void resolve_images(Document& document, const ImageOptions& options, Diagnostics& diagnostics);

// Pictures that an output shall hold, each once.
struct PictureCount {
  std::uint64_t found = 0;
  std::uint64_t all = 0;

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.found);
    wire(self.all);
  }
};
// Of a document whose images were resolved.
PictureCount count_pictures(const Document& document);

}  // namespace offprint
