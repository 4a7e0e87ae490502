// The marks of a page that was made from Markdown (page.h), carried out on its tree.
#pragma once

#include <string>
#include <vector>

#include "formats/document/document.h"
#include "formats/markdown/page.h"

namespace offprint::markdown {

// Of a Document of Stage::Page: each mark's node takes the place of the element that was read at its place;
// definitions of footnotes go to the end. `notes`: their labels. Headings get the names that GitHub's readers link to
// (heading_slug in targets.h) as anchors.
void settle_marks(Document& document, const std::vector<PageMark>& marks, const std::vector<std::string>& notes);

}  // namespace offprint::markdown
