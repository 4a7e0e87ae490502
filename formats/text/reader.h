// Plain text to a Document of Stage::Page.
#pragma once

#include "formats/reading/read.h"
#include "formats/reading/sniff.h"

namespace offprint {

// What the text's own form says, and no more: blank lines end paragraphs, and so does a line that is longer than any
// screen, or stands before an indented one. Of the other line ends those that a program made to keep lines short are
// undone (a space, none between Chinese characters); the rest are Break. Characters are what they are: `&amp;` and
// `<b>` are text. There are no metadata. Says DiagnosticCode::ReadAsText. Fails with Empty for white space alone, and
// as load_text does.
Result<void> read_text(std::string_view bytes, const ReadOptions& options, Document& document);

// Perhaps for text.
Claim sniff_plain_text(std::string_view head);

}  // namespace offprint
