// What each line of a page is worth as a part of the article: one table of weights, in letters of prose.
#pragma once

#include <vector>

#include "converters/passes/main_content/belief.h"
#include "converters/passes/main_content/text_lines.h"

namespace offprint::main_content {

inline constexpr int kTitleWorth = 150;

// The worth of all lines before each line, and at the end of all. `inset`: see insets.h.
std::vector<long> worth_before(const TextLines& page, const Claims& claims, const std::vector<bool>& inset);

}  // namespace offprint::main_content
