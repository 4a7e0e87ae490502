// TeX between delimiters, in elements whose class says that a script will draw it.
#pragma once

#include "formats/document/document.h"

namespace offprint {

// Puts formulas in the place of \(…\), \[…\], $…$ and $$…$$ in such elements; among words only what is surely TeX, and
// nothing between single dollars. Code is never touched.
void find_delimited_formulas(Document& document);

}  // namespace offprint
