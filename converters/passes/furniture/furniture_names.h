// What an element's class and id say about it, for the furniture pass.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "converters/passes/furniture/class_words.h"
#include "formats/document/node.h"

namespace offprint::furniture {

struct Said {
  std::uint32_t rows = 0;  // of kFurniture, a bit each
  bool thread = false;     // it holds comments
  bool comment = false;    // it is one comment
  bool author = false;     // and the article's author wrote it
  bool stranger = false;   // or somebody without a name of the site's
  bool caption = false;    // words beside a picture, or the box of both
};

// A name says nothing where a tool made it, where it is of an option or a state, or where it files the article under a
// topic; nor does the id of a heading, or of the section that it heads: that is the heading's slug.
class NameReader {
 public:
  Said read(const Node& node);  // one with an element

 private:
  const Said& by_class(std::string_view value);

  // Of class attributes that were read before: pages have few, and repeat them.
  struct Known {
    std::string_view value;
    Said said;
  };
  std::array<Known, SeenValues::kPlaces> known_{};
};

}  // namespace offprint::furniture
