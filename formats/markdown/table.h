// Tables with pipes (GFM §4.10): one line per row, inlines only.
#pragma once

#include <string>

#include "formats/markdown/inlines.h"

namespace offprint::markdown {

// Whether pipes can hold the table: no cell spans, and none holds blocks but a single paragraph.
bool fits_pipes(const Table& table);

// The table's lines, joined by LF; "" for one without cells. A table whose first row is not all header cells gets an
// empty head, as GFM requires one.
std::string pipe_table(const Table& table, Inlines& inlines, const Targets& targets);

}  // namespace offprint::markdown
