// A Document as Markdown: GitHub Flavored Markdown 0.29, read alike by CommonMark 0.30 and 0.31.
//
// Front matter in YAML holds the metadata (the title is not repeated in the body). Every block and inline has GFM's own
// form if GFM has one; the rest becomes HTML that GFM lets through: sup, sub, u, mark, ruby, and tables with spans or
// blocks in their cells. Documented, and not reported: a definition list becomes a list whose items begin with their
// terms in bold; a numbered list that does not count up by one becomes adjacent lists, letters become numbers, and a
// list with numbers that Markdown does not have becomes HTML; a figure becomes one paragraph (a line each for picture,
// caption and credit), an embed a link; the `language` of a part and row headers are dropped.
#pragma once

#include "formats/writing/write.h"

namespace offprint {

// A DocumentWriter. The Document must be of Stage::Article.
void write_markdown(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses);

}  // namespace offprint
