// The contents: the navigation document (EPUB 3.3 §7) and, for old reading systems, the NCX (EPUB 2).
#pragma once

#include <string>

#include "formats/epub/book.h"

namespace offprint {

std::string navigation_document(const Book& book, const BookFacts& facts);
std::string ncx_document(const Book& book, const BookFacts& facts);

}  // namespace offprint
