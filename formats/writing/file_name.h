// Names of files.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "formats/unicode/ascii.h"

namespace offprint {

// The last part of a path.
constexpr std::string_view file_name(std::string_view path) { return path.substr(path.rfind('/') + 1); }

// Without its extension: a dot and one to eight letters or digits (.markdown), a letter first.
inline std::string_view stem_of(std::string_view name) {
  constexpr std::size_t kLongestExtension = 8;
  const std::size_t dot = name.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return name;
  const std::string_view extension = name.substr(dot + 1);
  const bool is_one = !extension.empty() && extension.size() <= kLongestExtension && is_letter(extension.front()) &&
                      std::all_of(extension.begin(), extension.end(), is_alphanumeric);
  return is_one ? name.substr(0, dot) : name;
}

}  // namespace offprint
