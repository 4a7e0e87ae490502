// Phrasing content as plain text: a string with the places where no line may end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// No line ends at the offsets [begin, end): before or inside an endnote's mark, inside an address.
struct Unbroken {
  std::size_t begin = 0;
  std::size_t end = 0;
};

struct Prose {
  std::string text;                // UTF-8; a line feed is a Break
  std::vector<Unbroken> unbroken;  // rising

  bool empty() const { return text.empty(); }
  void append(const Prose& other) {
    for (const Unbroken& range : other.unbroken)
      unbroken.push_back({range.begin + text.size(), range.end + text.size()});
    text += other.text;
  }
};

}  // namespace offprint
