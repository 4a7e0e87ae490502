// One article as a chapter: an XHTML content document (EPUB 3.3 §6.1) and what the book keeps of it.
#pragma once

#include <string>
#include <string_view>

#include "formats/document/document.h"
#include "formats/epub/book.h"
#include "formats/writing/write.h"

namespace offprint {

inline constexpr std::string_view kTextFolder = "text/";
inline constexpr std::string_view kStyleFile = "style.css";

// Where pictures that a chapter shows go to.
class PictureStore {
 public:
  PictureStore() = default;
  PictureStore(const PictureStore&) = delete;
  PictureStore& operator=(const PictureStore&) = delete;
  virtual ~PictureStore() = default;

  // Puts the picture into the book, once; its path relative to the package.
  virtual std::string put(const Resource& picture) = 0;
};

struct WrittenChapter {
  Chapter chapter;
  std::string xhtml;
};

// `name` is the chapter's file name without folder and extension. Pictures are shown where options.images asks for
// them (Embed, Save) and they are at hand; a picture that is not stands as a link, with Say::ImageNotEmbedded. Links
// that no container may hold become text, with Say::LinkUnusable.
WrittenChapter write_chapter(const Document& document, std::string_view name, const WriteOptions& options,
                             PictureStore& pictures, Diagnostics& losses);

}  // namespace offprint
