// Pictures that a document shows and that are not at hand, asked of offprint-media, which puts them into a folder where
// converters/images finds them.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "converters/options/options.h"
#include "formats/document/document.h"

namespace offprint {

struct WantedPicture {
  // Address to ask, and the picture's own, under which it is kept: the origin, its mirror, other forms of the picture,
  // --image-fallback.
  std::vector<std::pair<std::string, std::string>> tries;
  std::string referer;  // the article's address

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.tries);
    wire(self.referer);
  }
};

// Settings for making a document only to see which of its pictures are wanted: what is at hand need not be made smaller
// for that.
Settings to_look_with(Settings settings);

// Of a document whose images were resolved (converters/images): those that are not at hand and have an address.
std::vector<WantedPicture> wanted_pictures(const Document& document, const FetchSettings& fetch);

// What came of it.
struct Fetched {
  bool done = false;          // false: see `note`, or it was stopped
  std::uint64_t fetched = 0;  // just now
  std::vector<bool> had;      // by picture
  std::string note;           // what is to be said of the whole: the program is missing, died, could not write
};
Fetched fetch_pictures(std::span<const WantedPicture> wanted, const Settings& settings,
                       const std::function<bool()>& stop);

}  // namespace offprint
