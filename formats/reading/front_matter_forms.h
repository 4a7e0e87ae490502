// The forms of front matter: where each is, and its keys.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "formats/reading/front_matter.h"

namespace offprint {

// More than any header holds: larger ones are not given to a parser (YAML's aliases let a text grow quadratically).
inline constexpr std::size_t kMostFrontMatter = 16384;

// Where the key of `key: value` ends at the start of a line; npos if the line does not have that form. A colon with a
// backslash is text.
std::size_t key_end(std::string_view line);

// Each takes what it can read; what is not its form sets `front.repaired`.
void read_yaml(std::string_view yaml, FrontMatter& front);
void read_toml(std::string_view toml, FrontMatter& front);
void read_json_object(std::string_view json, FrontMatter& front);

// The object at the top of the text, if it holds a title or a date, and an empty line and more follow it.
std::optional<FrontMatterPlace> find_json_object(std::string_view text);

}  // namespace offprint
