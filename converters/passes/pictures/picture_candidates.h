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
  Occasion,  // for dark screens or for paper
  Guess,     // in an attribute that nobody knows, and named like a picture
  Spacer,    // named like what stands there until a script runs
};

struct Candidate {
  std::string_view address;
  PictureRank rank = PictureRank::Common;
  std::uint8_t group = 0;  // all of a lower one come first, of one rank
  double width = 0;        // of a srcset, as are densities; 0 where nothing says
  double density = 0;
};

// Of the attributes of <img>, or of <image> in a drawing: sets first, then what lazy loaders read, then src.
void add_candidates(const Element& element, std::vector<Candidate>& out);
// Of <source> in <picture>.
void add_source_candidates(const Element& source, std::vector<Candidate>& out);

// Whether it may be asked for: not empty, no data: or blob: address, no name of a variable that was never filled.
bool is_usable_address(std::string_view address);
// Whether it is named like what stands in a picture's place until a script runs: blank.gif, sg_trans.gif.
bool is_spacer_address(std::string_view address);
// Whether a script will put an address into the picture: it has one in an attribute that lazy loaders read.
bool waits_for_script(const Element& element);

// What can be shown, the best first: the largest of a set; where no size is known, in the order they were added.
std::vector<Candidate> usable_in_order(const std::vector<Candidate>& candidates);

}  // namespace offprint
