#include "formats/address/picture_name.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

// A dot and what has none.
constexpr std::array<std::string_view, 10> kPictureEndings{".jpg", ".jpeg", ".png",  ".gif",  ".webp",
                                                           ".svg", ".bmp",  ".avif", ".jfif", ".jxl"};

}  // namespace

bool names_picture(std::string_view address) {
  const std::string_view path = address.substr(0, std::min(address.find('?'), address.find('#')));
  constexpr std::size_t kLongest = 5;  // bytes of an ending
  const std::string_view last = path.substr(path.size() - std::min(path.size(), kLongest));
  const std::string_view end = last.substr(std::min(last.find_last_of('.'), last.size()));  // from the dot on
  return end.size() < path.size() &&
         std::any_of(kPictureEndings.begin(), kPictureEndings.end(), [&](std::string_view ending) {
           return ending.size() == end.size() && equals_ignoring_case(end, ending);
         });
}

}  // namespace offprint
