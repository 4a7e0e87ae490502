// A Document as JSON: an mdast tree (https://github.com/syntax-tree/mdast) with metadata and diagnostics.
// The contract, field by field, is formats/json/document.schema.json; every output is valid against it.
#pragma once

#include "formats/writing/write.h"

namespace offprint {

// One object on one line, ended by LF, which makes it a line of JSON Lines (https://jsonlines.org) too; no field
// depends on anything but the document and `options`.
// - `metadata` is part of the contract and is written even without options.header.
// - `diagnostics` are the document's, with offsets in the input as it came; what this writer loses goes to `losses`.
// - Images::Drop leaves out images and what held nothing else. Otherwise images are addresses: under Save and Embed
//   each that is not a data: address is reported as DiagnosticCode::ImageNotEmbedded.
// - Bytes that are not UTF-8, which only metadata and diagnostics could bring, become U+FFFD.
void write_json(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses);

// The object `metadata` of write_json alone, without a LF.
void write_json_metadata(const Metadata& metadata, Sink& sink);

}  // namespace offprint
