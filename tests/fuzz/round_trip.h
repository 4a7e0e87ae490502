// Bytes to a Document, and on to every format and back.
#pragma once

#include <string_view>

namespace offprint::fuzz {

// The first byte says which reader of articles takes the others, and how they are cleaned; every pass must leave a
// sound Document.
void make_article(std::string_view bytes);

// The same; the second byte says which format is written, and how. What is written is UTF-8 and, where it is XML,
// well-formed; it can be read again, to a sound Document. JSON of that is the same JSON.
void go_round(std::string_view bytes);

}  // namespace offprint::fuzz
