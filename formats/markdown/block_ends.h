// Where code, formulas and marks end at the latest: no inline goes on in the next block (CommonMark §3.1, §6), nor in
// the next cell (GFM §4.10).
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace offprint::markdown {

// Where blocks and cells end in [begin, end) of the text, rising: lines that are no code, none of them empty. `rows`:
// where the rows of its tables begin, rising. A formula between lines of `$$` is in one block, whatever its lines begin
// with.
std::vector<std::size_t> block_ends(std::string_view text, std::size_t begin, std::size_t end,
                                    const std::vector<std::size_t>& rows);

}  // namespace offprint::markdown
