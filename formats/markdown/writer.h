// A Document as Markdown: GitHub Flavored Markdown 0.29, read alike by CommonMark 0.30 and 0.31.
//
// Front matter in YAML holds the metadata (no second title in the body). Every block and inline has GFM's own form
// where GFM has one; the rest stands as the HTML that GFM lets through: sup, sub, u, mark, ruby, and tables with spans
// or blocks in their cells. Documented and silent: a definition list becomes a list whose items begin with
// their terms, bold; a numbered list that does not count up by one, lists beside each other, and letters, numbers; one
// with numbers that Markdown has not, HTML; a figure one paragraph (picture, caption and credit a line each), an embed
// a link; `language` of a part and the header cells of a row's side go.
#pragma once

#include "formats/writing/write.h"

namespace offprint {

// A DocumentWriter. The Document must be of Stage::Article.
void write_markdown(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses);

}  // namespace offprint
