// What a page or a chapter shows above an article's text: its title, authors, date and where it came from.
#pragma once

#include <string>
#include <string_view>

#include "formats/document/metadata.h"

namespace offprint {

// Whether a person sees any of it: not if it is all spaces, of any kind, and invisible characters.
bool is_visible(std::string_view text);

// The title without white space at its ends, and with single spaces for runs of it; "" if nothing of it is visible.
std::string plain_title(const Metadata& metadata);
// The same; where there is none, the file's name, else the word for none in the document's language: never empty.
std::string shown_title(const Metadata& metadata);

// Appends <header> as a block with a line feed, or nothing if nothing is known. `address` is the href to the original,
// "" for none. `vertical`: short numbers in the title are set upright.
void write_article_header(const Metadata& metadata, std::string_view address, std::string& out, bool vertical = false);

}  // namespace offprint
