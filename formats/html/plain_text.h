// Text that should be HTML and holds no tag: a browser would run its lines together, though they are all the form that
// its writer gave it.
#pragma once

#include <string_view>

#include "formats/document/document.h"

namespace offprint {

// Whether a tag, a doctype or a processing instruction stands in it. "a < b", <kim@example.org> and <https://...> are
// none, nor is a comment.
bool holds_markup(std::string_view text);

// The same of text that nothing else says to be HTML: a tag is then an end tag, or a whole start tag of an element that
// this program knows, with attributes that could be some. `if (a<b && c>d)`, `vector<int>` and `#include <new>` hold
// none.
bool holds_elements(std::string_view text);

// Appends the part of document.input() to the root: blank lines end paragraphs, the other lines stay lines; character
// references are decoded, comments left out. Says DiagnosticCode::NoHtml where there is any text.
void read_plain_text(Document& document, Source part);

}  // namespace offprint
