#include "converters/passes/main_content/insets.h"

#include <algorithm>
#include <cstdint>

namespace offprint::main_content {

namespace {

// Sections with paragraphs of their own, or whose text a template has cut into boxes of one shape.
std::vector<bool> find_homes(const TextLines& page) {
  std::vector<bool> homes(page.sections.size(), false);
  for (const Line& line : page.lines)
    if (line.is_prose() && (page.section_of(line).around & kAgainst) == 0) homes[home_of(page, line)] = true;
  std::vector<std::uint32_t> box(page.sections.size(), kNone);  // the last in each section that is a home
  for (std::uint32_t i = 1; i < page.sections.size(); ++i) {
    const Section& s = page.sections[i];
    if (!homes[i] || s.node->element == nullptr) continue;
    const std::uint32_t before = box[s.parent];
    if (before != kNone && are_alike(*page.sections[before].node, *s.node)) homes[s.parent] = true;
    box[s.parent] = i;
  }
  return homes;
}

}  // namespace

// Comments stand in no text: they end it.
std::vector<bool> find_insets(const TextLines& page, const Claims& claims) {
  const std::vector<bool> homes = find_homes(page);
  std::vector<bool> inset(page.lines.size(), false);
  for (std::size_t i = 1; i < page.sections.size();) {
    const Section& s = page.sections[i];
    const bool against = (s.around & kAgainst) != 0;
    const bool comments = (s.around & bit(Evidence::Comments)) != 0;
    if (against && !comments && homes[s.parent] && claims.is_on_ground(s.first_line))
      std::fill(inset.begin() + s.first_line, inset.begin() + s.end_line, true);
    i = against ? s.end : i + 1;
  }
  return inset;
}

}  // namespace offprint::main_content
