// JSON back to a Document: what write_json writes, and mdast trees of the same kinds from elsewhere.
#pragma once

#include <string_view>

#include "formats/reading/read.h"
#include "formats/reading/sniff.h"

namespace offprint {

// Fills a Document of Stage::Article, with metadata and diagnostics; their offsets stay those of the first input.
// What was written reads back to the same bytes: write(read(write(d))) = write(d).
// Strict about what matters: a kind that is unknown or stands where formats/document/kind.h does not let it, a missing
// field or one of another type, a tree deeper than kDepthLimit fail with NotThisFormat and the place as a JSON Pointer.
// Lenient where mdast's tools differ: no `version`, `metadata` or `diagnostics`, null for unknown, fields that the
// contract does not have. White space in text is collapsed; characters that XML 1.0 forbids are left out; a link with
// an unsafe address becomes its text, an image or embed with one goes (Say::AddressRefused).
Result<void> read_json(std::string_view bytes, const ReadOptions& options, Document& document);

// A JSON object; Surely where it begins as a tree's root.
Claim sniff_json(std::string_view head);

}  // namespace offprint
