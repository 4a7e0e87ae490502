// The metadata as YAML between two lines of ---, for Jekyll, Hugo, Obsidian, pandoc and the next program.
#pragma once

#include <string>

#include "formats/document/metadata.h"

namespace offprint::markdown {

// With its two lines and a final line feed; "" if nothing is known. Keys, in this order, each only if known: title,
// author (a list), date (the article's: the byline's, else the header's), published (the header's, if the byline has
// its own), url, lang, tags, categories, rights, identifier, then the dump's other keys. All text is in double quotes,
// so that no title is taken for a number, a date or a boolean; dates are plain.
std::string front_matter(const Metadata& metadata);

}  // namespace offprint::markdown
