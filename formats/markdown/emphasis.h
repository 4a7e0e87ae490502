// Whether `**` can express an emphasis: CommonMark's flanking rules (0.31 §6.2), decided before anything is written.
#pragma once

#include <cstdint>

#include "formats/markdown/piece.h"

namespace offprint::markdown {

// What a character beside a delimiter run counts as. Implementations differ (symbols are punctuation only since 0.31,
// and their Unicode tables differ in age), so a character may count as several: a set of bits.
namespace beside {
inline constexpr unsigned kSpace = 1U << 0U;  // Unicode white space, and the edge of the block
inline constexpr unsigned kPunctuation = 1U << 1U;
inline constexpr unsigned kOther = 1U << 2U;
}  // namespace beside
unsigned may_count_as(char32_t c);

// Whether a run between two such characters opens (is left-flanking) or closes (right-flanking) by every reading.
bool surely_opens(unsigned before, unsigned after);
bool surely_closes(unsigned before, unsigned after);
// Whether a run of `mark` (* _ ~) in the text could open or close anything, by any reading.
bool may_delimit(char mark, unsigned before, unsigned after);

// Gives every Open and Close of Emphasis, Strong and Delete its bytes: `*`, `**`, `***` and `~~` if every parser reads
// them as that, else the tags <em>, <strong> and <del>. No mark is inside another of its own kind. With `tag_breaks` a
// Break is a <br>, not a line end.
void decide_marks(Pieces& pieces, bool tag_breaks);

}  // namespace offprint::markdown
