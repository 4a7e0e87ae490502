// What a note's mark and its link back look like.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// The label without white space and brackets around it: "1" of "[1]".
std::string_view bare_note_label(std::string_view shown);

// Whether the text numbers a note: digits, a letter, a Roman or Chinese number, a circled one, asterisks and daggers;
// with or without brackets, and with or without a word such as "note" or 注 before it.
bool is_note_label(std::string_view shown);
// Whether it is short enough for a mark at all.
bool is_short_label(std::string_view shown);

// Whether the text is an arrow, a caret or nothing, as of a link back from a note.
bool is_way_back(std::string_view shown);

// The same with the mark's number, where several marks lead to the note.
bool is_way_back_to_one(std::string_view shown);

// How many bytes at the text's start are the note's own number, with its brackets, point and white space; 0 for none.
std::size_t leading_label(std::string_view text, std::string_view bare);

}  // namespace offprint
