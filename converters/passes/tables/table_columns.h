// A table's columns: how many, and how each is aligned.
#pragma once

#include "formats/document/arena.h"
#include "formats/document/node.h"

namespace offprint {

// Counts cells with their spans; a column is aligned as the first of its cells that says so (align, text-align).
void set_columns(Arena& arena, Table& table);

}  // namespace offprint
