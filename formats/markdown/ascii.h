// The ASCII characters that Markdown's syntax is made of.
#pragma once

#include <cstddef>
#include <string_view>

#include "formats/unicode/ascii.h"

namespace offprint::markdown {

// CommonMark §2.1, "ASCII punctuation character": what a backslash can escape.
constexpr bool is_ascii_punctuation(char32_t c) {
  return (c >= 0x21 && c <= 0x2F) || (c >= 0x3A && c <= 0x40) || (c >= 0x5B && c <= 0x60) || (c >= 0x7B && c <= 0x7E);
}

// How many bytes from `from` on satisfy the predicate.
template <class Predicate>
constexpr std::size_t run_of(std::string_view text, std::size_t from, Predicate belongs) {
  std::size_t end = from;
  while (end < text.size() && belongs(text[end])) ++end;
  return end - from;
}

}  // namespace offprint::markdown
