// A block of code on the page, as a Code node.
#pragma once

#include "converters/passes/passes.h"
#include "formats/document/document.h"

namespace offprint {

// Puts Code in the place of the block: of a <pre>, a table of lines (code_tables.h) or another block whose lines are
// code. Its lines are what a browser shows as lines. What is not text (pictures, players, formulas, tables of data)
// splits it in two and stays between them. Line numbers go to the ledger under --clean article; under none they stay
// where they are, those of a table in its cells. Gives the node after which the walk goes on.
Node* settle_code_block(Document& document, Node& block, const PassOptions& options, Diagnostics& diagnostics);

}  // namespace offprint
