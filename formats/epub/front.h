// The pages before the contents: the cover's and the title page.
#pragma once

#include <cstddef>

#include "formats/epub/facts.h"
#include "formats/epub/page.h"

namespace offprint {

// `picture` is the cover's file.
BookPage cover_page(const BookFacts& facts, const std::string& picture);
// What the book is: title, volume, authors, and facts about its articles, of which there are `count`.
BookPage title_page(const BookPlan& plan, const BookFacts& facts, std::size_t count);

}  // namespace offprint
