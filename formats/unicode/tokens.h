// Tokens that white space parts, as class, rel, role and properties hold them.
#pragma once

#include <cstddef>
#include <string_view>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

// Whether the token is one of the list's; ASCII case folded.
inline bool holds_token(std::string_view list, std::string_view token) {
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t begin = at;
    while (at < list.size() && !is_space(list[at])) ++at;
    if (equals_ignoring_case(list.substr(begin, at - begin), token)) return at > begin;
    ++at;
  }
  return false;
}

}  // namespace offprint
