// Plain text for a reader at a terminal: blocks separated by blank lines, marks left out, addresses as numbered
// endnotes, tables aligned by display width, lines filled by the rules of Chinese typesetting.
#pragma once

#include <array>

#include "formats/document/kind.h"
#include "formats/writing/write.h"

namespace offprint {

// A DocumentWriter. UTF-8, LF. Every kind is held or degrades as listed below; a picture without an address to lead to
// is lost, and that is reported.
void write_text(const Document& document, const WriteOptions& options, Output& output, Diagnostics& losses);

// The kinds whose text stays, but whose meaning has no sign in plain text, or only a label with an address.
inline constexpr std::array kTextDegrades{
    Kind::Heading,   Kind::Figure,     Kind::Caption, Kind::Credit,    Kind::Gallery,    Kind::Embed,
    Kind::Emphasis,  Kind::Strong,     Kind::Delete,  Kind::Underline, Kind::Mark,       Kind::Superscript,
    Kind::Subscript, Kind::InlineCode, Kind::Ruby,    Kind::Math,      Kind::InlineMath,
};

}  // namespace offprint
