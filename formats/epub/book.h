// The maker of books: chapters come in any order, and wait compressed until the book is written with all that leads
// through it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "formats/document/resource.h"
#include "formats/document/result.h"
#include "formats/epub/container.h"
#include "formats/epub/facts.h"
#include "formats/epub/packed_chapter.h"

namespace offprint {

// What a book is made for.
enum class Edition : std::uint8_t {
  Article,     // one article, as it is: its chapter and what the standard asks for
  Collection,  // with cover, title page, contents, a page for each part, and where every article came from
};

// The reading order as a tree: a part's chapters stand before the parts below it. The root has no title; what a part
// below it without one holds stands where that part does.
struct Part {
  std::string title;
  std::vector<Part> parts;
  std::vector<std::uint32_t> chapters;  // as Book::add names them
};

// The drawing of a cover as a picture of its size, of a core media type; nothing where the drawing itself is to stand.
using DrawCover = std::function<std::optional<Resource>(const std::string& svg)>;

// In BookPlan::sort and group: the contents are as somebody put them down.
inline constexpr std::string_view kByPlan = "plan";

// What the chapters cannot say.
struct BookPlan {
  enum class Cover : std::uint8_t { Auto, None, Picture };

  std::string title;                  // "": the words for a collection
  std::vector<std::string> creators;  // none: the articles' authors, where they are ten at most
  std::string identifier;             // "": made of the chapters
  std::string publisher;              // "": the article's, of a book of one
  std::string description;            // the same
  std::vector<std::string> subjects;  // besides those of a book of one
  std::string series;                 // "": the set of volumes, where there are more
  std::string position;               // of this volume in the series; "": its number, of volumes
  std::string language;               // "": that of most chapters
  unsigned volume = 1;
  unsigned volumes = 1;
  Cover cover = Cover::Auto;                 // drawn of title, period and count
  DrawCover draw;                            // Cover::Auto: makes pixels of it; null: it stays SVG
  Resource cover_picture;                    // Cover::Picture: of a core media type, with its bytes
  std::string cover_sha256;                  // of that picture as it was given
  bool vertical = false;                     // as WriteOptions
  Paragraphs paragraphs = Paragraphs::Auto;  // the same
  std::string style;                         // the same
  std::string own_series;                    // BindSettings::series and position, for the list of sources
  std::string own_position;                  // the same
  Part contents;
  std::string made_by;               // "Offprint 0.4.0"
  std::vector<std::string> options;  // "--clean=none", as making the same chapters again needs them
  std::string sort;                  // what the order and the parts go by, in the words of bind's options
  std::string group;
  std::size_t failures = 0;  // articles that could not be read and are no chapters
};

struct Layout;
enum class Files : std::uint8_t;

class Book {
 public:
  // `spool`: as Container has it.
  explicit Book(Edition edition, int spool = -1) : edition_(edition), container_(spool) {}

  // In any order, each index once; the book is the same. The chapter's text is not kept in memory where there is a
  // spool. A picture that is there already is not kept again.
  void add(std::uint32_t index, PackedChapter packed);

  // Writes the book into an empty file, open for reading and writing, or into a sink. Once, last. Every chapter that
  // the plan names must have been added; one that it names twice stands where it comes first.
  std::optional<Error> end(const BookPlan& plan, int file);
  void end(const BookPlan& plan, Sink& sink);

 private:
  struct Held {
    Chapter chapter;
    Kept xhtml;
    std::vector<Kept> pieces;
  };
  struct HeldPicture {
    BookPicture picture;
    Kept bytes;
  };

  void add_picture(BookPicture picture, Packed bytes);
  // Puts all files into the container.
  std::optional<Error> assemble(const BookPlan& plan);
  void add_files(Files files, const BookPlan& plan, Layout& layout);
  std::string package_of(const Layout& layout) const;
  void add_pages(Layout& layout);
  void add_pictures();

  Edition edition_;
  Container container_;
  std::map<std::uint32_t, Held> chapters_;
  std::vector<HeldPicture> pictures_;
  std::unordered_set<std::string> picture_files_;
};

}  // namespace offprint
