// The tree of a page as the ways to it give it, written down so that they can be compared; and pages to try.
#pragma once

#include <random>
#include <string>
#include <string_view>

#include "formats/reading/read.h"

namespace offprint {

// Everything that the builder of a Document asks of the tree: elements, names, places of tags and texts. Or how it
// failed.
std::string written_tree(std::string_view html, HtmlParse parse);

// Tags, attributes, texts and comments in the order of chance, with the words that tree construction treats apart.
std::string tag_soup(std::mt19937& random, int pieces);

// The same, but most elements are closed in order: what folding.h looks for.
std::string nested_soup(std::mt19937& random, int pieces);

// The page with some of its bytes changed, cut, doubled or moved.
std::string mutated(std::string page, std::mt19937& random);

// Whether the page holds what Gumbo reads otherwise than HTML says, and the skeleton hides from it: in a drawing or
// formula it takes what follows the name of an end tag (</desc >) for part of the name, so that the tag ends nothing.
bool meets_known_defect(std::string_view html);

}  // namespace offprint
