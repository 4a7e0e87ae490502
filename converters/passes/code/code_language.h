// The language of code, from every place where highlighters put it.
#pragma once

#include <string_view>

#include "formats/document/node.h"

namespace offprint {

// The language of the code in `code`: a <pre>, a table of lines or a block of lines. Read from attributes and class
// names of the element, of <pre> and <code> in it, and of the few elements around it. "" where none gives it.
std::string_view code_language(const Node& code);

// Whether the words are what a highlighter's bar names a language by, or says that there is none ("Python", "text").
bool is_language_name(std::string_view words);

}  // namespace offprint
