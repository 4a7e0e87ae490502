// What stands above an article's text in a page or a chapter: its title, authors, date and where it came from.
#pragma once

#include <string>
#include <string_view>

#include "formats/document/metadata.h"

namespace offprint {

// Whether a person sees anything of it: not where it is all spaces, of any kind, and invisible characters.
bool is_visible(std::string_view text);

// The title without white space at its edges or in runs; "" where there is none that is visible.
std::string plain_title(const Metadata& metadata);
// The same; where there is none, the file's name, else the word for none in the document's language: never empty.
std::string shown_title(const Metadata& metadata);

// <header> as a block with a line feed, appended. `address` is the href to the original, "" for none. Nothing is
// written where nothing is known. `vertical`: short numbers of the title stand upright.
void write_article_header(const Metadata& metadata, std::string_view address, std::string& out, bool vertical = false);

}  // namespace offprint
