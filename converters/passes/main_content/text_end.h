// Where the article's text ends: behind its last sentence may come more of it that no measure of sentences finds.
#pragma once

#include <cstdint>

#include "converters/passes/main_content/text_lines.h"

namespace offprint::main_content {

// The end of the text of which [begin, end) are lines: in the box that its paragraphs stand in, behind all that texts
// are made of. Linear in the box and in the page's links.
std::uint32_t end_of_text(const TextLines& page, std::uint32_t begin, std::uint32_t end);

}  // namespace offprint::main_content
