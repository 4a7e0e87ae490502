// A cover without a picture: the book's title, set large.
#pragma once

#include <cstddef>
#include <string>

#include "formats/epub/facts.h"

namespace offprint {

inline constexpr int kCoverWidth = 1600;
inline constexpr int kCoverHeight = 2400;

// Where a picture goes.
struct CoverPicture {
  int x = 0;
  int y = 0;
  int width = kCoverWidth;
  int height = 1060;
};
inline constexpr CoverPicture kCoverPicture{};

struct CoverOf {
  std::size_t count = 0;  // articles; 0 for a book that is one
  bool pictured = false;  // kCoverPicture stays empty
};

// An SVG of that size: title, volume, authors, period and count, or of one article its site and day.
std::string cover_svg(const BookPlan& plan, const BookFacts& facts, const CoverOf& of);

}  // namespace offprint
