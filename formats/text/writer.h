// Plain text for a reader at a terminal: blocks apart by blank lines, marks left out, addresses as numbered endnotes,
// tables aligned by display width, lines filled by the rules of Chinese typesetting.
#pragma once

#include <array>

#include "formats/document/kind.h"
#include "formats/writing/write.h"

namespace offprint {

// A DocumentWriter. UTF-8, LF. Every kind is held or degrades in the open as below; a picture that no address leads to
// is lost, and that is said.
void write_text(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses);

// The kinds whose text stays and whose meaning plain text has no sign for, or only a label with an address.
inline constexpr std::array kTextDegrades{
    Kind::Heading,   Kind::Figure,     Kind::Caption, Kind::Credit,    Kind::Gallery,    Kind::Embed,
    Kind::Emphasis,  Kind::Strong,     Kind::Delete,  Kind::Underline, Kind::Mark,       Kind::Superscript,
    Kind::Subscript, Kind::InlineCode, Kind::Ruby,    Kind::Math,      Kind::InlineMath,
};

}  // namespace offprint
