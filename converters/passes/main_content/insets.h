// What stands among the article's paragraphs and says that it is something else: it goes alone, and ends no text.
#pragma once

#include <vector>

#include "converters/passes/main_content/belief.h"
#include "converters/passes/main_content/text_lines.h"

namespace offprint::main_content {

// Of each line whether it is of such a section. Linear in the page.
std::vector<bool> find_insets(const TextLines& page, const Claims& claims);

}  // namespace offprint::main_content
