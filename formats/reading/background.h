// The picture behind an element, of its style attribute.
#pragma once

#include <string_view>

namespace offprint {

// What the first `url(…)` of a CSS value holds; "" for none, and for one with escapes.
std::string_view url_in(std::string_view value);

// Of the last `background` or `background-image`, as spelled; "" for none, for a part of a larger picture (a strip of
// icons is moved to the left or up), and for one that is repeated along a line.
std::string_view background_address(std::string_view declarations);

}  // namespace offprint
