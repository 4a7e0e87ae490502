// How many columns text takes on a terminal, in a listing or in a table.
#pragma once

#include <string_view>

namespace offprint {

// Columns of one line of UTF-8, by grapheme cluster (UAX 29): Wide and Fullwidth (UAX 11), emoji, their sequences and
// flags take 2; combining, invisible and control characters 0; Ambiguous ones, such as “ … · ①, 2 where
// `ambiguous_wide`, as the fonts of Chinese, Japanese and Korean show them, else 1; all others 1.
int display_width(std::string_view utf8, bool ambiguous_wide);

// The same where emoji are not composed, as on terminals that know only single characters: each part of a sequence
// takes its own columns. Never less than display_width: the room that a line must have.
int uncomposed_width(std::string_view utf8, bool ambiguous_wide);

// Whether it is one emoji: a single grapheme cluster that is shown as a picture.
bool is_emoji(std::string_view utf8);

}  // namespace offprint
