// Changes of pages that keep most elements whole, where libFuzzer's own changes tear tags apart.
#pragma once

#include <random>
#include <string>
#include <string_view>

namespace offprint::fuzz {

// The page with an element or text gone, doubled, moved, swapped, wrapped or unwrapped, one left open, or with a tag or
// a value in it that stood elsewhere in it or in `other`. The same for the same random numbers.
std::string changed_elements(std::string page, std::string_view other, std::mt19937& random);

}  // namespace offprint::fuzz
