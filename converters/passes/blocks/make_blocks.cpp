// Makes the page's tree an article's: blocks hold blocks, paragraphs and their like hold inlines.
//
// HTML lets anything stand in anything; a reader sees boxes. This pass walks the page in order and writes a new tree as
// the boxes fall: inlines gather in a paragraph until a block begins or ends; a mark that holds blocks
// (<b><p>…</p></b>) goes into each of them; Division and Span are gone, their language passed on.
// Where only inlines may stand (a heading, a caption), a block's edge becomes a line break, and what cannot stand there
// at all (an embed, a table) follows after; a heading goes on behind it. Rows, cells, items, terms and descriptions
// that stand outside what gives them a meaning are what they hold, but for items, and for descriptions that follow
// terms: these get their list.
#include "converters/passes/blocks/blocks.h"
#include "converters/passes/blocks/stray_definitions.h"
#include "converters/passes/list.h"

namespace offprint {

void make_blocks(Document& document, const PassOptions& /*options*/, Diagnostics& /*diagnostics*/) {
  wrap_stray_definitions(document);
  Blocks(document).run();
}

}  // namespace offprint
