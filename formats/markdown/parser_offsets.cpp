#include "formats/markdown/parser_offsets.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "formats/markdown/line_kinds.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint::markdown {

namespace {

constexpr std::size_t kBytes = 256;
constexpr std::size_t kKindOfItem = 4;  // MD_BLOCK_LI

// The offsets that md4c may keep of a line: of its text, of a heading's text, of its end.
struct KeptOffsets {
  std::array<std::size_t, 3> at{};
  bool in_list = false;
};

KeptOffsets kept_of(std::string_view line, std::size_t begin) {
  const ContainerPrefix prefix = container_prefix(line);
  const std::size_t text = prefix.size;
  const std::size_t heading = std::min(line.find_first_not_of("# \t", text), line.size());
  return {{begin + text, begin + heading, begin + line.size()}, prefix.listed || prefix.spaces > 0};
}

}  // namespace

std::size_t line_feeds_before(std::string_view text) {
  std::array<std::size_t, kBytes> misread{};  // by the number of line feeds: how many offsets would be
  const auto count = [&](const KeptOffsets& line) {
    for (const std::size_t at : line.at) ++misread[(kBytes + kKindOfItem - at % kBytes) % kBytes];
  };
  KeptOffsets last;
  KeptOffsets before;
  bool after_text = false;
  for (std::size_t at = 0; at < text.size(); at = after_line(text, at)) {
    const std::string_view line = line_at(text, at);
    if (!is_blank(line)) {
      before = last;
      last = kept_of(line, at);
      after_text = true;
    } else if (after_text) {
      after_text = false;
      if (!last.in_list) continue;
      count(last);
      count(before);
    }
  }
  return static_cast<std::size_t>(std::min_element(misread.begin(), misread.end()) - misread.begin());
}

}  // namespace offprint::markdown
