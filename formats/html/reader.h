// HTML to a Document of Stage::Page. The only code that knows Gumbo is behind this header.
//
// Gumbo makes the tree, but only its shape is used (and the attributes of <html> and <body>, to which later tags add).
// The tags are read from the source as well, twice:
//
// Before Gumbo, because it takes time quadratic in depth, in open formatting elements and in attributes, and reads a
// <noscript> as if scripts were off. markup.h finds the tags, open_elements.h follows with the rules of tag_rules.h
// which elements they open and close, and flatten.h overwrites those beyond a limit with comments of their length, so
// that every offset stays true. gumbo_parse.h adds a bound on memory and time.
//
// After Gumbo, because its nodes do not say exactly what the page says: it glues repeated attributes together, misreads
// large character references, and has no name for elements that it does not know; one text may span a tag that it
// ignored; misnested formatting elements are cloned, and an element may bear the end tag that closed another. So
// page_tree.h gives only the nodes and the places of their tags and texts, and names, attributes and text are read
// there (attributes.h, source_text.h, references.h).
//
// page_builder.h turns that into nodes, by the table in elements.h.
#pragma once

#include <cstdint>

#include "formats/reading/read.h"

namespace offprint {

// A whole page: charset, tree, and the metadata that its <head> gives (title, canonical address, language, authors,
// dates, from <title>, <link>, <meta> and <html lang>).
Result<void> read_html(std::string_view bytes, const ReadOptions& options, Document& document);

// The part [begin, end) of document.input(), an article's HTML, appended to document.root. Sources are offsets in
// input().
Result<void> read_html_part(Document& document, std::uint32_t begin, std::uint32_t end,
                            const ReadOptions& options);

}  // namespace offprint
