#include "converters/inputs/input_files.h"

#include <algorithm>

namespace offprint {

// An archive counts even if nothing in it is an article, and so does what could not be read.
void InputFiles::look() {
  for (std::size_t i = 0; i < plan_.size(); ++i) {
    if (plan_.item(i).file != 0) files_.push_back(plan_.item(i).file);
    if (plan_.problem(i) != nullptr && !plan_.place(i).archive) files_.push_back(file_of(plan_.path(i)));
  }
  std::string_view last;
  for (std::uint32_t i = 0; i < plan_.places(); ++i) {
    const Place& place = plan_.place_at(i);
    if (!place.archive || place.path == last) continue;
    last = place.path;
    files_.push_back(file_of(place.path));
  }
  std::sort(files_.begin(), files_.end());
}

bool InputFiles::has(const struct stat& info) {
  if (files_.empty()) look();
  return S_ISREG(info.st_mode) && std::binary_search(files_.begin(), files_.end(), file_of(info));
}

bool InputFiles::has(const std::string& path) {
  struct stat info {};
  return ::stat(path.c_str(), &info) == 0 && has(info);
}

}  // namespace offprint
