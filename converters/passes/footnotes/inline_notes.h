// Notes that a page writes into the line, beside their marks, and sets apart by its style or its script.
//
// Recognised: an element of kInlineNotes directly behind its mark: a raised number, or the label of a switch that shows
// the note (Tufte's). Errs on the side of keeping: a note without such a mark stays in its line.
#pragma once

#include <string>
#include <vector>

#include "formats/document/document.h"
#include "formats/document/node.h"

namespace offprint {

struct InlineNote {
  Node* note = nullptr;
  Node* mark = nullptr;  // beside it
  Node* tag = nullptr;   // the number in the note, where the page has it twice; null for none
  std::string label;     // as shown
};

// In the page's order; none within another, whose own number might be its mark.
std::vector<InlineNote> find_inline_notes(const Document& document);

}  // namespace offprint
