// JSON back to a Document: what write_json writes, and mdast trees of the same kinds from elsewhere.
#pragma once

#include <string_view>

#include "formats/reading/read.h"
#include "formats/reading/sniff.h"

namespace offprint {

// Fills a Document of Stage::Article, with metadata and diagnostics; their offsets stay those of the first input. What
// was written reads back to the same bytes: write(read(write(d))) = write(d). Strict about what matters: an unknown
// kind, or one where formats/document/kind.h does not allow it, a missing field or one of another type, and a tree
// deeper than kDepthLimit fail with NotThisFormat and the place as a JSON Pointer. Lenient where mdast's tools differ:
// no `version`, `metadata` or `diagnostics`, null for unknown, fields that are not in the contract. White space in text
// is collapsed; characters that XML 1.0 forbids are left out; a link with an unsafe address becomes its text, an image
// or embed with one is left out (DiagnosticCode::AddressRefused).
Result<void> read_json(std::string_view bytes, const ReadOptions& options, Document& document);

// A JSON object; Surely if it begins as a tree's root.
Claim sniff_json(std::string_view head);

}  // namespace offprint
