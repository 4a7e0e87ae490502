// The last pages of a book: where each of its articles came from.
#pragma once

#include <vector>

#include "formats/epub/facts.h"
#include "formats/epub/page.h"

namespace offprint {

// "colophon-1.xhtml" and on, at most 500 articles each.
std::vector<BookPage> colophon_pages(const BookFacts& facts, const Chapters& chapters);

}  // namespace offprint
