// Lines of `Key: value` above an article, as scrapers and Pelican write them: up to the first blank line.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "formats/reading/front_matter.h"

namespace offprint {

struct KeyValuePlace {
  std::string_view lines;  // without the blank line that ends them
  std::size_t begin = 0;   // their offset
  std::size_t body = 0;    // the offset of the line after the blank one
};

// Nothing unless every line up to the first blank one is `Key: value` (an ASCII or fullwidth colon; a line that begins
// with white space goes on with the value above it) and two of the keys are known: the names of title, address, author,
// date, source and the like in English, Chinese, Japanese and Korean, in any case. Blank lines may come before.
std::optional<KeyValuePlace> find_key_values(std::string_view text);

// What `lines` of such a place say, as read_front_matter gives it: text is as written, on one line each. Of two values
// for one field the first is taken (of dates the first that can be read), the other is in `extra`, where keys without a
// field are too; so are an address that is no web address, and a date of change that cannot be read. A source that is a
// web address is the url where no key gives one.
FrontMatter read_key_values(std::string_view lines);

}  // namespace offprint
