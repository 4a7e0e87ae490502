// Bytes to Documents, as the commands read them.
#pragma once

#include <string_view>

#include "formats/document/document.h"
#include "formats/registry/registry.h"

namespace offprint::fuzz {

// An empty Document, whose memory is used again and again; `which` of two.
Document& empty_document(int which = 0);

// The whole of it, and what its lister finds in it: the first items, each read. Every Document that is read is sound,
// and the lister finds the same whatever pieces the file comes in.
void read_all_ways(std::string_view format, std::string_view bytes);

// A bundle of files, each behind a line `@@ PATH`, as the files of a book.
void read_book(std::string_view bundle);

void promise_sound(const Document& document, std::string_view when);

}  // namespace offprint::fuzz
