// A Document as pandoc's JSON (pandoc-types: Text.Pandoc.Definition): the way to everything that pandoc can write.
#pragma once

#include "formats/writing/write.h"

namespace offprint {

// One object on one line, ended by LF, of the API that options.pandoc_api names. Each kind is pandoc's own where pandoc
// has it; the rest:
// - A figure of one picture with a caption is `Para [Image]` with a title that begins `fig:` in API 1.22, `Figure` in
//   1.23; other figures, galleries, captions and credits there are `Div`s of that class. A caption of a table is the
//   table's own.
// - A footnote stands where it is first referred to (`Note`); later references, and those inside notes, are raised
// links
//   to that place. A note that nobody refers to stays where it is, as a `Div` of class `footnote`.
// - Embeds are links; ruby, marks and credits `Span`s of that class, ruby's annotation in parentheses. Boxes of task
//   lists are the characters that pandoc reads as such.
// - Language, direction and identifiers are attributes: of the element, or of a `Div` or `Span` around one that has
// none.
// - Metadata: title, author, date, keywords, url and the like in pandoc's names, all other keys in the map `extra`, so
//   that none is taken for a variable of a template. Without options.header only lang and dir, which the text needs.
// Pictures are as in pages: Save gives the names of files, Embed data: addresses, where the bytes are at hand; else
// DiagnosticCode::ImageNotEmbedded. Unsafe addresses are left out (DiagnosticCode::AddressRefused).
void write_pandoc(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses);

}  // namespace offprint
