// Pieces of the report's HTML: what comes from inputs goes through here.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace offprint {

std::string shown_text(std::string_view bytes);      // as content of an element
std::string shown_count(std::uint64_t number);       // 1,234,567
std::string shown_size(std::uint64_t bytes);         // 1.2 MB
std::string shown_time(std::uint64_t milliseconds);  // 1.2 s, 3 min 4 s
// At most so many code points of it, then "...".
std::string shown_start(std::string_view bytes, std::size_t limit);

}  // namespace offprint
