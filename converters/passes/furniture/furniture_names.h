// What an element's class and id say about it, for the furniture pass.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "converters/passes/known_values.h"
#include "formats/document/node.h"

namespace offprint::furniture {

struct Said {
  std::uint32_t rows = 0;  // of kFurniture, a bit each
  bool thread = false;     // it holds comments
  bool answers = false;    // it may: by a word of nothing else, in any language; no slug
  bool section = false;    // but only its id says so, and that is the slug of the heading that it begins with
  bool comment = false;    // it is one comment
  bool author = false;     // and the article's author wrote it
  bool stranger = false;   // or somebody without a name of the site's
  bool caption = false;    // words beside a picture, or the box of both
};

// A name says nothing where a tool made it, where it is of an option or a state, or where it files the article under a
// topic; nor does the id of a heading, or of the section that it heads: that is the heading's slug.
class NameReader {
 public:
  // Of one with an element.
  Said read(const Node& node) { return node.element->may_have(kNames) ? read_names(node) : Said(); }

 private:
  static constexpr std::uint64_t kNames =
      name_bit("aria-label") | name_bit("class") | name_bit("id") | name_bit("itemprop") | name_bit("itemtype");
  Said read_names(const Node& node);
  Said by_class(std::string_view value);

  // Class attributes that were read before: of this page, and of others too: a site has few, and repeats them.
  KnownValues<Said> of_page_;
  struct Known {
    std::string value;
    Said said;
  };
  static constexpr std::size_t kKnown = 512;
  static std::array<Known, kKnown>& known_to_thread();
  std::array<Known, kKnown>& known_ = known_to_thread();
};

}  // namespace offprint::furniture
