// A document as one EPUB 3.3.
#pragma once

#include "formats/writing/write.h"

namespace offprint {

// A DocumentWriter: a book of one chapter. See chapter.h for what is lost.
void write_epub(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses);

}  // namespace offprint
