// Addresses in the metadata, which writers put into links and catalogues.
#pragma once

#include "converters/passes/passes.h"
#include "formats/document/document.h"

namespace offprint {

// Takes out what is unsafe (safe_address.h), and says so (DiagnosticCode::AddressRefused): the article's own address,
// fields and items of lists that are nothing but an address, of `extra` also those that hold one in a list or a map, or
// whose names say that they are one; of tags and names of people and sites, what would run or load. Pictures of `extra`
// that count readers (trackers.h) are cut. A protocol-relative address of the article gets https:.
void refuse_unsafe_fields(Metadata& metadata, const PassOptions& options, Diagnostics& diagnostics);

}  // namespace offprint
