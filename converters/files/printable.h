// Untrusted text (file names, titles), made safe for a terminal.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// Valid UTF-8 without anything that a terminal obeys or that reverses text: controls (C0, DEL, C1), line and paragraph
// separators, bidirectional controls and U+FEFF become \n, \t or \uXXXX, bytes that are not UTF-8 \xHH. A line of JSON
// keeps its meaning.
std::string printable(std::string_view bytes);
// Valid UTF-8, for formats with escapes of their own (JSON): bytes that are not UTF-8 become \xHH, all else stays.
std::string readable(std::string_view bytes);

// At most `limit` code points of it, then "...", made printable.
std::string printable_start(std::string_view bytes, std::size_t limit);

}  // namespace offprint
