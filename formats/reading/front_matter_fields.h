// What the keys of front matter mean, whatever they are written in: one table.
#pragma once

#include <string_view>

#include <yaml-cpp/yaml.h>

#include "formats/reading/front_matter.h"

namespace offprint {

// Puts the value where the key's row says, or among the other keys. `raw`: the value as written, for one in which YAML
// sees something else than the text that is meant; "" where it is not known.
void take_field(FrontMatter& front, std::string_view key, const YAML::Node& value, std::string_view raw);

// When all keys are taken: a description of `summary`, an address of `canonical_url`, a date of `pubDate` and the like.
void settle_second_choices(FrontMatter& front);

// Without the quotes around it.
std::string_view unquoted(std::string_view text);

// A text that is meant as it is, and one that is a list if it has commas.
YAML::Node quoted_node(std::string_view text);
YAML::Node unquoted_node(std::string_view text);

}  // namespace offprint
