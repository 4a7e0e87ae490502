// What pages and chapters of our own say by classes and characters, because HTML has no element for it.
#pragma once

#include <cstdint>

#include "formats/document/document.h"

namespace offprint {

enum class OwnWork : std::uint8_t { Page, Book };

// Of a Document of Stage::Page, read from what XhtmlWriter wrote: formulas that are TeX (`code.math`), players
// (`p.embed`), pictures that stand as links (`a.picture`), captions and credits, galleries, in a book tasks' boxes as
// characters, columns aligned by class, depths of headings, footnotes and their references, the names of anchors.
void restore_own_forms(Document& document, OwnWork work);

// The footnotes alone (own_notes.cpp).
void restore_own_notes(Document& document);

}  // namespace offprint
