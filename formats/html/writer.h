// A Document as one self-contained page of HTML.
#pragma once

#include "formats/writing/write.h"

namespace offprint {

// HTML in XML's syntax, UTF-8. Without options.header the page holds only the text; it still has a <title>. Pictures
// keep their addresses (Link), or become data: addresses (Embed) or side files (Save) if their bytes are at hand;
// DiagnosticCode::ImageNotEmbedded if they are not.
void write_html(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses);

}  // namespace offprint
