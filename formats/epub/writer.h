// Documents as one EPUB 3.3.
#pragma once

#include <memory>

#include "formats/writing/write.h"

namespace offprint {

// A CollectionFactory: each document is a chapter. A chapter is compressed when it is added; what is kept of it is in
// Book. The file is written by `end`, and needs one document at least. See chapter.h for what is lost.
std::unique_ptr<CollectionWriter> make_epub_writer(const WriteOptions& options, Output& output);

}  // namespace offprint
