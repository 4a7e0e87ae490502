// Addresses in the metadata, which writers put into links and catalogues.
#pragma once

#include "formats/document/document.h"

namespace offprint {

// Takes out what is unsafe (safe_address.h), and says so (DiagnosticCode::AddressRefused): the article's own address,
// the fields of `extra` whose names say that they hold an address, and what is nothing but an address among rights and
// identifiers. A protocol-relative address of the article gets https:.
void refuse_unsafe_fields(Metadata& metadata, Diagnostics& diagnostics);

}  // namespace offprint
