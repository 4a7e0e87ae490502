// EPUBs read back: ours, and others' (EPUB 2 and 3), also where they are not quite valid. A chapter is a document.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/reading/read.h"
#include "formats/reading/sniff.h"

namespace offprint {

struct BookChapter {
  std::string file;               // its path in the zip
  std::vector<std::string> more;  // the files that it goes on in: of a long chapter of our own
  std::string title;              // by the table of contents; empty where that has none
  std::string context;            // for read_chapter
};

// The bytes of a file in the zip; fails where there is none.
using BookFile = std::function<Result<std::string>(std::string_view path)>;

// The documents of the spine (EPUB 3.3 §5.8), but for what is about the book: its cover, its title page, its contents,
// the colophon of our own. Fails with NotThisFormat where there is no package document or no spine.
Result<std::vector<BookChapter>> list_chapters(const BookFile& file);

// A chapter behind its context, and its later files behind that, to a Document of Stage::Page. Relative addresses
// become the files' paths in the book. The metadata are what a chapter of our own says of itself; of other books the
// chapter's title, the book's language and authors, and the book's title in `extra` as `book`. Its subjects are the
// tags of every chapter.
Result<void> read_chapter(std::string_view bytes, const ReadOptions& options, Document& document);

// Surely for a zip that begins as EPUB 3.3 §4.3 has it.
Claim sniff_epub(std::string_view head);

}  // namespace offprint
