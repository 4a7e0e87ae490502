// The indents of verse, which mean something; those of paragraphs do not.
#pragma once

#include <string>
#include <vector>

#include "formats/document/document.h"
#include "formats/unicode/characters.h"

namespace offprint {

// Spaces that indent a line: no-break, ideographic, em, en and their like; zero-width ones and U+FEFF with them.
constexpr bool is_indent(char32_t c) {
  return c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F || c == 0xFEFF || c == 0x2060 ||
         is_space(c);
}
// Whether one that is no white space may begin with this byte.
constexpr bool may_begin_indent(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte == 0xC2 || byte == 0xE2 || byte == 0xE3 || byte == 0xEF;
}

// What stays of the indents of a paragraph's lines, one for each; none at all where they are no verse.
//
// Verse are three short lines or more that are indented differently, by two columns at least, the first of each stanza
// aside: what the least has is the page's, the rest stays. Where three of four are indented by two characters, as
// paragraphs of Chinese are, or half of them and each line is a sentence, they are paragraphs; so are lines of two
// depths with sentences among them, or one deeper line, unless they take turns, and lines a third of which begin with a
// quotation mark or hold a colon. What stands far behind all others at the end, a signature, makes no verse and keeps
// no indent.
std::vector<std::string> indents_of_verse(const Node& paragraph);

// Puts them before the lines, which have none, outside of their marks.
void put_indents(Document& document, Node& paragraph, const std::vector<std::string>& indents);

}  // namespace offprint
