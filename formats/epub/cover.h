// A cover without a picture: the book's title, set large.
#pragma once

#include <cstddef>
#include <string>

#include "formats/epub/facts.h"

namespace offprint {

inline constexpr int kCoverWidth = 1600;
inline constexpr int kCoverHeight = 2400;

// An SVG of that size: title, volume, authors, period, count.
std::string cover_svg(const BookPlan& plan, const BookFacts& facts, std::size_t count);

}  // namespace offprint
