// A chapter as a book takes it: compressed, with the pictures that it shows.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "formats/epub/chapter.h"
#include "formats/epub/facts.h"
#include "formats/epub/packer.h"

namespace offprint {

struct PackedChapter {
  Chapter chapter;
  Packed bytes;                // its XHTML
  std::vector<Packed> pieces;  // that of Chapter::pieces
  std::vector<std::pair<BookPicture, Packed>> pictures;
};

// As write_chapter. Pictures whose files (BookPicture::file) are `given` are left out: the book has them.
PackedChapter pack_chapter(const Document& document, std::string_view name, const WriteOptions& options, Packer& packer,
                           Diagnostics& losses, const Inside& inside = {},
                           const std::unordered_set<std::string>& given = {});

}  // namespace offprint
