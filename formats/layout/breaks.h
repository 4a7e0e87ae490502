// Where text may be divided: lines by UAX 14 with the rules of Chinese typesetting on top, and grapheme clusters by UAX
// 29. The only code that opens ICU's break iterators; it keeps one for each language.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace offprint {

// Fills `offsets` with the places where a line may end, in bytes of `utf8`, rising, its end among them; each is after
// the spaces that a line's end swallows. `language` is BCP 47; Chinese, Japanese and an unknown one read “ ” as opening
// and closing. No line divided there begins with a closing mark or ends with an opening one (GB/T 15834-2011 §5.1), and
// …… and —— stay whole.
void line_breaks(std::string_view utf8, std::string_view language, std::vector<std::size_t>& offsets);

// Fills `offsets` with the end of each grapheme cluster (UAX 29), in bytes of `utf8`.
void grapheme_breaks(std::string_view utf8, std::vector<std::size_t>& offsets);

}  // namespace offprint
