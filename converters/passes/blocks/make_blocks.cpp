// Makes the page's tree an article's: blocks hold blocks, paragraphs and their like hold inlines.
//
// HTML lets anything be in anything; a reader sees boxes. This pass walks the page in order and writes a new tree, box
// by box: inlines gather in a paragraph until a block begins or ends; a mark that holds blocks (<b><p>…</p></b>) goes
// into each of them; Division and Span go, and pass their language on.
// Where only inlines may be (a heading, a caption), a block's edge becomes a line break, and what cannot be there at
// all (an embed, a table) follows; a heading goes on after it. Rows, cells, terms and descriptions outside the element
// that they belong in become what they hold; items, and descriptions after terms, get a list of their own.
#include "converters/passes/blocks/blocks.h"
#include "converters/passes/blocks/stray_definitions.h"
#include "converters/passes/list.h"

namespace offprint {

void make_blocks(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  wrap_stray_definitions(document);
  Blocks(document).run();
}

}  // namespace offprint
