// What of an article's title and authors may be the site's own name: what `learn` counts beside blocks.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "formats/document/metadata.h"

namespace offprint {

struct SiteWord {
  enum class Kind : std::uint8_t { Suffix, NamedSuffix, FeedName };
  Kind kind = Kind::Suffix;  // Named: it says the site's name, as the page or the address has it
  std::string text;          // of a suffix with the sign before it

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.kind);
    wire(self.text);
  }
};

std::vector<SiteWord> site_words(const Metadata& metadata);

}  // namespace offprint
