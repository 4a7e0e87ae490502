// A Document as one self-contained page of HTML.
#pragma once

#include "formats/writing/write.h"

namespace offprint {

// HTML in XML's syntax, UTF-8. Without options.header the page holds the text alone; it still has a <title>.
// Pictures stay at their addresses (Link), or become data: addresses (Embed) or side files (Save) where their bytes
// are at hand; Say::ImageNotEmbedded where they are not.
void write_html(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses);

}  // namespace offprint
