// The article's own ground: what the page calls its article's and where its title stands with more than the title.
#pragma once

#include <cstdint>

#include "converters/passes/main_content/text_lines.h"

namespace offprint::main_content {

// Sections; kNone where the page names none.
struct Ground {
  std::uint32_t inner = kNone;  // the smallest
  std::uint32_t outer = kNone;  // the largest
};

// Linear in the page, but for the depth of its sections.
Ground find_ground(const TextLines& page);

}  // namespace offprint::main_content
