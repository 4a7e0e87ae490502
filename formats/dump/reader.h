// Article dumps of every header dialect (Dialect in formats/document/metadata.h) to a Document of Stage::Page.
#pragma once

#include "formats/reading/read.h"
#include "formats/reading/sniff.h"

namespace offprint {

// The header goes to the metadata: title, url, published, authors, tags, categories, source, and in `extra` the front
// matter's other keys. Where front matter and header lines both stand, title and address are the front matter's, the
// date is the lines'; a front matter's date that is not the same instant, or that cannot be read, stands in `extra` as
// `date`. The rest is HTML, read by formats/html. Fails with Empty for nothing but white space, and as load_text and
// read_html_part do.
Result<void> read_dump(std::string_view bytes, const ReadOptions& options, Document& document);

// Surely for a header of any dialect, but for front matter above what is not HTML (Perhaps: it may be Markdown's);
// without a header Likely for HTML that is no whole page, Perhaps for other text, No for a page, a feed and binary
// data.
Claim sniff_dump(std::string_view head);

}  // namespace offprint
