// What a page says about itself.
#pragma once

#include <string>

#include "formats/document/document.h"
#include "formats/html/page_tree.h"

namespace offprint {

// Sets metadata: title, url, authors, site_name, description, modified, tags, categories, where no attribute gives it
// the language, and the date: `published` if it has a zone, else `byline_date`. From <title>, <link rel=canonical>,
// <meta>, JSON-LD and WeChat's scripts, wherever in the page they are, in the order of page_fields.h; where they give
// no address, from the comment of whoever saved the page (saved_page.h), whose date is `saved_date` in `extra`.
void read_head(Document& document, const PageTree& tree);

// Sets Document::base: the first <base href> of the page, wherever it is.
void read_base(Document& document, const PageTree& tree);

// From <html lang>, or else <body lang>; BCP 47, "" for none.
std::string page_language(const PageTree& tree);
// From <html dir>, or else <body dir>; None if only the letters tell.
Direction page_direction(const PageTree& tree);

}  // namespace offprint
