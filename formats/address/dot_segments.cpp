#include "formats/address/dot_segments.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace offprint {

std::string remove_dot_segments(std::string_view path) {
  if (!path.starts_with('.') && path.find("/.") == std::string_view::npos) return std::string(path);
  std::vector<std::string_view> kept;
  const bool rooted = path.substr(0, 1) == "/";
  bool directory = false;
  for (std::size_t at = rooted ? 1 : 0; at <= path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view segment = path.substr(at, end - at);
    directory = segment == "." || segment == "..";
    if (segment == ".." && !kept.empty()) kept.pop_back();
    if (!directory) kept.push_back(segment);
    at = end + 1;
  }
  std::string out = rooted ? "/" : "";
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (i > 0) out += '/';
    out += kept[i];
  }
  if (directory && !kept.empty()) out += '/';
  return out;
}

}  // namespace offprint
