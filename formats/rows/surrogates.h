// Halves of characters in JSON.
#pragma once

#include <cstddef>
#include <string>

namespace offprint {

// Half a character, which JSON of many a program holds, becomes U+FFFD; it takes as many bytes. Gives where an escape
// begins that the text's end cuts off; else its size.
std::size_t mend_surrogates(std::string& text);

}  // namespace offprint
