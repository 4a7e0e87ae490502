// The pages of a book that are none of its articles: what they all have in common.
#pragma once

#include <string>
#include <string_view>

#include <pugixml.hpp>

namespace offprint {

// Of one of our own pages.
struct BookPage {
  std::string id;    // of the manifest
  std::string file;  // relative to the package
  std::string xhtml;
};

// Begins an XHTML document with our style sheet; its <body>.
pugi::xml_node add_page(pugi::xml_document& document, const std::string& title, const std::string& language);

// Marks the document of that <body> as set from top to bottom, what is to stand upright in its text too. Once all is in
// it.
void set_vertically(pugi::xml_node body);

// lang and xml:lang; nothing for "".
void add_language(pugi::xml_node node, const std::string& language);
// Text between two elements.
void add_text(pugi::xml_node parent, std::string_view text);
// The same, of Offprint's own words: English ones go from left to right in a page of Arabic, too.
void add_own_words(pugi::xml_node parent, std::string_view text, const std::string& language);
// An address, which may break over lines.
void add_breakable(pugi::xml_node parent, std::string_view address);
pugi::xml_node add_link(pugi::xml_node parent, const std::string& href, const std::string& text,
                        const std::string& language = {});

// At most `most` characters (grapheme clusters), then "…".
std::string cut_text(std::string_view text, std::size_t most);
inline constexpr std::size_t kLongestTitle = 300;  // outside of an article's own chapter

}  // namespace offprint
