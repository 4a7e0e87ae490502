// A document as one EPUB 3.3.
#pragma once

#include <string>
#include <string_view>

#include "formats/writing/write.h"

namespace offprint {

// The address of the resource that is the book's cover, where the document has one.
inline constexpr std::string_view kCoverAddress = "offprint:cover";

// A drawing for it: title, authors, site and day, and, for a picture, an empty box (cover.h: kCoverPicture) above them.
std::string article_cover(const Document& document, bool pictured);

// A DocumentWriter: a book of one chapter. See chapter.h for what is lost.
void write_epub(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses);

}  // namespace offprint
