// Web archives (WARC 1.0 and 1.1, ISO 28500): the pages in them, whether their records are compressed one by one or
// not.
#pragma once

#include "formats/reading/items.h"
#include "formats/reading/read.h"
#include "formats/reading/sniff.h"

namespace offprint {

// Records that hold a page: responses with status 200 and text/html or XHTML, resources and conversions of these types.
// An item's key is its WARC-Target-URI. A record that is cut or broken is a problem, and the last one.
Result<void> list_warc(const NextBytes& next, const ItemTaker& take);

// A record; the charset is HTTP's, where it gives one, the url its WARC-Target-URI, and `warc_date` in `extra` its
// date. Fails with NotThisFormat for a content encoding other than gzip and deflate, with TooLarge for one that grows
// too much.
Result<void> read_warc(std::string_view bytes, const ReadOptions& options, Document& document);

// Surely for a record, compressed or not.
Claim sniff_warc(std::string_view head);

}  // namespace offprint
