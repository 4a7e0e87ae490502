// Titles, names and summaries as feeds and exports hold them.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// Text for a person: references decoded, tags taken out (those of a title are marks in it), and references decoded
// again, as feeds encode them doubly; on one line.
std::string words_of(std::string_view html);

// The same of text that holds no markup: references decoded once, on one line.
std::string decoded_line(std::string_view text);

}  // namespace offprint
