// The parser's pieces of text, as the page of a Markdown text has them (page.h).
#pragma once

#include <string>
#include <string_view>

#include <md4c.h>

#include "formats/markdown/prepare.h"

namespace offprint::markdown {

inline std::string_view parsed_text(const MD_CHAR* text, MD_SIZE size) { return {text, size}; }

class PageText {
 public:
  explicit PageText(const Prepared& prepared) : prepared_(prepared) {}

  bool in_cell = false;  // of a table

  // `put` gets text and `put_hole` the holes in it.
  template <class Put, class PutHole>
  void with_holes(std::string_view part, Put put, PutHole put_hole) const {
    std::size_t from = 0;
    for (std::size_t at = part.find(kHoleMark); at != std::string_view::npos; at = part.find(kHoleMark, at)) {
      const HolePlace place = at > from ? hole_at(part, at - 1) : HolePlace{};
      if (place.size == 0 || place.hole >= prepared_.holes.size()) {
        ++at;
        continue;
      }
      put(part.substr(from, at - 1 - from));
      put_hole(prepared_.holes[place.hole]);
      at = from = at - 1 + place.size;
    }
    put(part.substr(from));
  }
  // With the holes as they were written; and in a cell, where GFM takes it from all of its text, without the backslash
  // of an escaped bar (§4.10), which the parser leaves in code, tags and addresses.
  std::string whole(std::string_view part) const;
  // An attribute as HTML spells it: its references stay references.
  std::string attribute(const MD_ATTRIBUTE& from) const;

 private:
  const Prepared& prepared_;
};

// CommonMark knows a character reference only whole (§2.5), HTML some of them also cut short.
void append_reference(std::string& to, std::string_view part);

// Whether the tag is of an element whose content is not markup: in a sentence (`the <title> tag`) it would swallow the
// rest of the article. GFM shows such tags as text (§6.11); frames are left to the reader of pages.
bool swallows(std::string_view tag);

}  // namespace offprint::markdown
