// A cover without a picture: the book's title, set large.
#pragma once

#include <cstddef>
#include <string>

#include "formats/epub/facts.h"

namespace offprint {

// An SVG of 1600 by 2400: title, volume, authors, period, count.
std::string cover_svg(const BookPlan& plan, const BookFacts& facts, std::size_t count);

}  // namespace offprint
