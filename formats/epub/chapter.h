// One article as a chapter: an XHTML content document (EPUB 3.3 §6.1) and what the book keeps of it.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/document/document.h"
#include "formats/epub/facts.h"
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
  std::vector<std::string> pieces;  // the XHTML of Chapter::pieces
};

// Where a link may stay inside the book: of an absolute address the chapter's file in kTextFolder, with the fragment of
// a place in it; "" for an address of none.
using Inside = std::function<std::string(std::string_view address)>;

// `name` is the chapter's file name without folder and extension. Pictures are shown where options.images asks for
// them (Embed, Save) and they are at hand; a picture that is not stands as a link, with
// DiagnosticCode::ImageNotEmbedded. Links that no container may hold become text, with DiagnosticCode::LinkUnusable.
// What text links to of what `inside` knows is there; pictures and the header's address of the article lead outside.
WrittenChapter write_chapter(const Document& document, std::string_view name, const WriteOptions& options,
                             PictureStore& pictures, Diagnostics& losses, const Inside& inside = {});

// What is known of a chapter before it is written. `name` as for write_chapter.
Chapter named_chapter(const Metadata& metadata, std::string_view name);

// The page that stands for an article that could not be made when its turn came: what it was, and where it is.
std::string missing_chapter(const Chapter& chapter);

}  // namespace offprint
