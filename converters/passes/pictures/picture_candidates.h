// The addresses that a page names for one picture, and which of them to show.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/document/node.h"

namespace offprint {

// The better a candidate, the earlier. What all readers show comes before what some do (EPUB 3.3 §3.2 has no AVIF and
// no JPEG XL), however large that is.
enum class PictureRank : std::uint8_t {
  Common,    // JPEG, PNG, GIF, WebP, SVG, or not said
  Modern,    // AVIF, JPEG XL, HEIF, TIFF
  Occasion,  // for some readers: a narrow or dark screen, paper, who wants nothing to move
  Guess,     // in an unknown attribute, but named like a picture
  Spacer,    // named like what fills the place until a script runs
};

struct Candidate {
  std::string_view address;
  PictureRank rank = PictureRank::Common;
  bool usable = false;     // is_usable_address
  std::uint8_t group = 0;  // within a rank, a lower group comes first
  double width = 0;        // from a srcset, as are densities; 0 where unknown
  double density = 0;
};

// From the attributes of <img>, <embed> and <object>, or of <image> in a drawing: sets first, then what lazy loaders
// read, then src.
void add_candidates(const Element& element, std::vector<Candidate>& out);
// From <source> in <picture>.
void add_source_candidates(const Element& source, std::vector<Candidate>& out);

// Whether it can be requested: not empty, not a data: or blob: address, not the name of a variable that was never
// filled.
bool is_usable_address(std::string_view address);
// Whether it is named like what fills a picture's place until a script runs: blank.gif, sg_trans.gif.
bool is_spacer_address(std::string_view address);
// Whether a script will put an address into the picture: it has one in an attribute that lazy loaders read.
bool waits_for_script(const Element& element);

// What can be shown, the best first: the largest of a set; where no size is known, in the order they were added.
std::vector<Candidate> usable_in_order(const std::vector<Candidate>& candidates);

}  // namespace offprint
