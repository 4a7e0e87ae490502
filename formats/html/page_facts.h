// What a page of ours says about itself, for browsers, search engines and Offprint: <meta>, the canonical link and
// JSON-LD (schema.org's Article) in its head; in its foot the file it was made from.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "formats/document/metadata.h"

namespace offprint {

inline constexpr std::string_view kFactsBegin = "<script type=\"application/ld+json\">";
inline constexpr std::string_view kFactsEnd = "</script>\n";
inline constexpr std::string_view kGenerator = "<meta name=\"generator\" content=\"";

// Of the head, lines that end with a line feed: the program, then the facts that are known.
void append_page_facts(const Metadata& metadata, std::string& out);
// The metadata that the JSON-LD of such a page holds, between its tags; nothing for what is no such JSON. The addresses
// are safe ones. Language and direction stand on <html>.
std::optional<Metadata> parse_page_facts(std::string_view json);

// <footer>, ended by a line feed: the file's name, its SHA-256 and the day it was fetched, as far as they are known,
// and `program`, with its version.
void append_page_foot(const Metadata& metadata, std::string_view program, std::string& out);
// As this program's pages have it: "Offprint 0.1.0".
std::string program_of_pages();

}  // namespace offprint
