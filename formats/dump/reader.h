// Article dumps of every header dialect (Dialect in formats/document/metadata.h) to a Document of Stage::Page.
#pragma once

#include "formats/reading/read.h"
#include "formats/reading/sniff.h"

namespace offprint {

// The header goes to the metadata: title, url, published, authors, tags, categories, source, and in `extra` the front
// matter's other keys. If there are both front matter and header lines, title and address are the front matter's, the
// date is the lines'; a front matter's date that is another instant, or that cannot be read, goes to `extra` as `date`.
// The rest is HTML, read by formats/html. Fails with Empty if there is nothing but white space, and as load_text and
// read_html_part do.
Result<void> read_dump(std::string_view bytes, const ReadOptions& options, Document& document);

// Surely for a header of any dialect, but for front matter and `Key: value` lines above something other than HTML:
// Perhaps where it may be Markdown's, Likely where such lines stand above plain text. Without a header, Likely for HTML
// that is not a whole page and for text with a tag in it, Perhaps for Markdown, No for other text, a page, a feed and
// binary data.
Claim sniff_dump(std::string_view head);

}  // namespace offprint
