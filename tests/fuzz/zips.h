// Archives as anyone may have made them.
#pragma once

#include <string_view>

namespace offprint::fuzz {

// As batch finds inputs in an archive, and a book's chapters in it.
void read_zip(std::string_view bytes);

}  // namespace offprint::fuzz
