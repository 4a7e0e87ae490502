// What `inspect` prints of a Document.
#pragma once

#include <string>
#include <string_view>

#include "formats/document/document.h"

namespace offprint {

// For a person: aligned by display width, safe for a terminal; with escape sequences for color where `color` is set.
std::string inspect_text(const Document& document, bool color);
// The ledger: a block for each entry, with reason or field, place, and the whole text.
std::string inspect_cuts(const Document& document, bool color);
// For scripts, one object on one line: metadata and diagnostics as in formats/json/document.schema.json, and outline,
// images, links, embeds and counts. With `cuts` only the diagnostics that are the ledger's.
std::string inspect_json(const Document& document, bool cuts);

}  // namespace offprint
