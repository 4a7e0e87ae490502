// Where the words stand that the page's JSON-LD says are its article (`articleBody`): a witness, word for word, that no
// name and no length can be.
#pragma once

#include <string_view>

#include "converters/passes/main_content/text_lines.h"

namespace offprint::main_content {

// Sets Section::told, and says Evidence::Told of the smallest section that holds nearly all of the words, if little
// else is in it.
void find_told(TextLines& page, std::string_view body);

}  // namespace offprint::main_content
