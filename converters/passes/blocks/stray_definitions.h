// <dt> and <dd> outside a list.
#pragma once

#include "formats/document/document.h"

namespace offprint {

// Wraps each run of terms and descriptions outside a definition list, from its first term to its last description, in
// one. A run without both is only a way to indent, and is left as it is.
void wrap_stray_definitions(Document& document);

}  // namespace offprint
