// A book of many articles: chapters come in any order, and wait compressed until the book is written with all that
// leads through it: cover, title page, contents, a page for each part, and where every article came from.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/document/resource.h"
#include "formats/document/result.h"
#include "formats/epub/book.h"
#include "formats/epub/container.h"

namespace offprint {

// The reading order as a tree: a part's chapters stand before the parts below it. The root has no title.
struct Part {
  std::string title;
  std::vector<Part> parts;
  std::vector<std::uint32_t> chapters;  // as BoundBook::add names them
};

// What the chapters cannot say.
struct BookPlan {
  enum class Cover : std::uint8_t { Auto, None, Picture };

  std::string title;                  // "": the words for a collection
  std::vector<std::string> creators;  // none: the articles' authors, where they are ten at most
  std::string identifier;             // "": made of the chapters
  std::string language;               // "": that of most chapters
  unsigned volume = 1;
  unsigned volumes = 1;
  Cover cover = Cover::Auto;  // drawn of title, period and count
  Resource cover_picture;     // Cover::Picture: of a core media type, with its bytes
  bool vertical = false;      // as WriteOptions
  Part contents;
  std::string made_by;               // "Offprint 0.4.0"
  std::vector<std::string> options;  // "--clean=none", as making the same chapters again needs them
  std::size_t failures = 0;          // articles that could not be read and are no chapters
};

class BoundBook {
 public:
  // `spool`: as Container has it.
  explicit BoundBook(int spool) : container_(spool) {}

  // In any order, each index once; the book is the same. The chapter's text is not kept in memory where there is a
  // spool.
  void add(std::uint32_t index, Chapter chapter, const Packed& xhtml);
  // `file` is BookPicture::file. A picture that is there already is not kept again.
  bool has_picture(std::string_view file) const { return pictures_.contains(file); }
  void add_picture(BookPicture picture, const Packed& bytes);

  // Writes the book into an empty file, open for reading and writing. Once, last. Every chapter that the plan names
  // must have been added; one that it names twice stands where it comes first.
  std::optional<Error> end(const BookPlan& plan, int file);

 private:
  struct Held {
    Chapter chapter;
    Kept xhtml;
  };
  struct HeldPicture {
    BookPicture picture;
    Kept bytes;
  };

  Container container_;
  std::map<std::uint32_t, Held> chapters_;
  std::map<std::string, HeldPicture, std::less<>> pictures_;  // by file
};

}  // namespace offprint
