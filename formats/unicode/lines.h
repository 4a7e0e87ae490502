// Lines of a text, one after the other.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "formats/unicode/characters.h"

namespace offprint {

// The line of `text` at offset `at`, without its LF.
inline std::string_view line_at(std::string_view text, std::size_t at) {
  return text.substr(at, std::min(text.find('\n', at), text.size()) - at);
}
// The offset of the line after the one at `at`; the text's size after the last.
inline std::size_t after_line(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return end == std::string_view::npos ? text.size() : end + 1;
}
// The line at `at`, which moves on to the line after it.
inline std::string_view read_line(std::string_view text, std::size_t& at) {
  const std::string_view line = line_at(text, at);
  at = std::min(at + line.size() + 1, text.size());
  return line;
}
// The offset of the first line from `at` on that holds more than white space; the text's size if there is none.
inline std::size_t skip_blank_lines(std::string_view text, std::size_t at) {
  while (at < text.size() && is_blank(line_at(text, at))) at = after_line(text, at);
  return at;
}
inline std::string_view trim_end(std::string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

}  // namespace offprint
