// What strangers wrote (file names, titles), made safe for a terminal.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// Valid UTF-8 without anything that a terminal obeys or that turns text around: controls (C0, DEL, C1), line and
// paragraph separators, bidirectional controls and U+FEFF become \n, \t or \uXXXX, bytes that are no UTF-8 \xHH.
// A line of JSON stays one that means the same.
std::string printable(std::string_view bytes);
// Valid UTF-8, for what escapes by itself (JSON): bytes that are no UTF-8 become \xHH, all else stays.
std::string readable(std::string_view bytes);

// At most `limit` code points of it, then "...", made printable.
std::string printable_start(std::string_view bytes, std::size_t limit);

}  // namespace offprint
