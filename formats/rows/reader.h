// Rows that are articles: JSON (an array, JSON Lines, objects in objects, as crawlers, wallabag, Ghost, WordPress's
// REST API and JSON Feed write them) and tables (CSV with a header, its fields parted by commas, semicolons or tabs).
// What a field is, its name tells (fields.h).
#pragma once

#include "formats/reading/items.h"
#include "formats/reading/read.h"
#include "formats/reading/sniff.h"

namespace offprint {

// Rows with an article and at least one other known field. An item's key is its id, else its address, else its slug. Of
// objects in objects the outermost that has an article is the item. Drafts and what is private are withheld. Lines of
// JSON that cannot be read are problems, each by its number; so are a table's rows that are longer or shorter than its
// header, and the rest of JSON that ends early. Fails with NotThisFormat where no row is an article.
Result<void> list_rows(const NextBytes& next, const ItemTaker& take);

// A row, behind its context.
Result<void> read_row(std::string_view bytes, const ReadOptions& options, Document& document);

// Surely where the first row, or the table's header, has an article and another known field.
Claim sniff_rows(std::string_view head);

}  // namespace offprint
