// What JSON allows and RapidJSON refuses, found before it reads a line: a number that no double holds (1e400), which is
// an id as good as any; and half a surrogate pair, as crawlers leave it that cut an emoji in two.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace offprint::stream {

struct ScannedLine {
  std::string text;  // as long as the line: each such number is another, each half \ufffd; empty where the
                     // line can be read as it is
  std::vector<std::size_t> halves;  // where they stood
};
ScannedLine scan_line(std::string_view line);

}  // namespace offprint::stream
