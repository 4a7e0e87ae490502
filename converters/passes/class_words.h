// Class names as words: "StyledByline-uounnc-2 photo_Caption" holds "styled", "byline", "photo", "caption".
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>

#include "formats/document/node.h"

namespace offprint {

// Whether one of the words stands in the element's class or id, whole: split at anything but letters and at a change
// from lower to upper case; ASCII case folded. `words` are lower case.
bool has_class_word(const Element& element, std::span<const std::string_view> words);

}  // namespace offprint
