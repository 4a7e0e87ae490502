// Movable Type's export format, which Hatena, Ameblo, Livedoor, FC2 and Typepad write too: entries that end with a line
// of eight hyphens, their sections with one of five
// (https://movabletype.org/documentation/appendices/import-export-format.html).
#pragma once

#include "formats/reading/items.h"
#include "formats/reading/read.h"
#include "formats/reading/sniff.h"

namespace offprint {

// An entry's key is its BASENAME, else its number. Those that are not published are withheld.
Result<void> list_movable_type(const NextBytes& next, const ItemTaker& take);

// An entry; its BODY and EXTENDED BODY are HTML, or text whose line ends mean something (CONVERT BREAKS).
Result<void> read_movable_type(std::string_view bytes, const ReadOptions& options, Document& document);

// Surely where sections of an entry follow each other.
Claim sniff_movable_type(std::string_view head);

}  // namespace offprint
