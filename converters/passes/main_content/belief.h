// Which of the things that elements say about themselves are believed.
#pragma once

#include "converters/passes/main_content/text_lines.h"

namespace offprint::main_content {

// The places that the page calls its article's, where they hold enough of its prose to be.
struct Claims {
  EvidenceBits credible = 0;  // of kFor
  int outside = 100;          // percent of the prose that is not in them; less where the place is the fullest box only
  std::uint32_t first = kNone;  // of the fullest box the lines
  std::uint32_t end = kNone;
  // The smallest place with the page's title and a text, if it is credible, else the fullest box: lines.
  std::uint32_t ground_first = kNone;
  std::uint32_t ground_end = kNone;
  const Node* ground = nullptr;
  // The largest such place: lines. The article does not leave it.
  std::uint32_t outer_first = kNone;
  std::uint32_t outer_end = kNone;

  void set_ground(const Section& section) {
    ground_first = section.first_line;
    ground_end = section.end_line;
    ground = section.node;
  }
  bool is_on_ground(std::size_t line) const {
    return ground_first != kNone && ground_first <= line && line < ground_end;
  }
  bool are_named() const { return (credible & ~bit(Evidence::Fullest)) != 0; }
  bool is_in(const Section& section) const { return (section.around & credible) != 0; }
  bool is_in_body(const Section& section) const { return (section.around & credible & kBody) != 0; }
};

// Sets Section::teaser and Section::around.
Claims believe(TextLines& page);

}  // namespace offprint::main_content
