// Class names as words: "StyledByline-uounnc-2 photo_Caption" holds "styled", "byline", "photo", "caption".
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "formats/document/node.h"

namespace offprint {

// Whether one of the words stands in the element's class or id, whole: split at anything but letters and at a change
// from lower to upper case; ASCII case folded. `words` are lower case.
bool has_class_word(const Element& element, std::span<const std::string_view> words);

// Gives `each` the words of a class or id as they stand, until it gives true; whether it did.
template <class Each>
bool any_name_word(std::string_view names, Each each) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const auto is_letter = [&](char c) { return is_upper(c) || (c >= 'a' && c <= 'z'); };
  for (std::size_t at = 0; at < names.size();) {
    if (!is_letter(names[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at++;
    while (at < names.size() && is_letter(names[at]) && !(is_upper(names[at]) && !is_upper(names[at - 1]))) ++at;
    if (each(names.substr(begin, at - begin))) return true;
  }
  return false;
}

// The id where it is a name: with digits it is a number, "ad3c".
std::string_view name_in_id(const Element& element);

}  // namespace offprint
