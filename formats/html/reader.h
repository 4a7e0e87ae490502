// HTML to a Document of Stage::Page. The only code that knows Gumbo stands behind this header.
#pragma once

#include <cstdint>

#include "formats/reading/read.h"

namespace offprint {

// A whole page: charset, tree, and the metadata that its <head> gives (title, canonical address, language, authors,
// dates, from <title>, <link>, <meta> and <html lang>).
Result<void> read_html(std::string_view bytes, const ReadOptions& options, Document& document);

// The part [begin, end) of document.input(), an article's HTML, appended to document.root. Sources are offsets in
// input().
Result<void> read_html_part(Document& document, std::uint32_t begin, std::uint32_t end, const Limits& limits);

}  // namespace offprint
