// Drawings that stand in their own address (data:image/svg+xml), which writers copy as it is.
#pragma once

#include "formats/document/document.h"

namespace offprint {

// Makes each drawing in the address of an image, of another form of it or of its mirror one that only draws (svg.h);
// its address changes with it. What is declared a drawing and cannot be one, or begins as markup does
// under another type, is no picture: its words stand in its place, DiagnosticCode::AddressRefused.
// Other pictures stay as they are. To be called before an address is looked up or written.
void clean_drawings(Document& document, Diagnostics& diagnostics);

}  // namespace offprint
