// <dt> and <dd> outside a list.
#pragma once

#include "formats/document/document.h"

namespace offprint {

// Wraps each run of terms and descriptions that stands outside a definition list, from its first term to its last
// description, in one. A run without both says nothing but how it is indented, and is left as it is.
void wrap_stray_definitions(Document& document);

}  // namespace offprint
