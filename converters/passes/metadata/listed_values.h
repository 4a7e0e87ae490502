// The values of a field of the metadata that is a list or a map.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace offprint {

// As its source wrote it, without keys and quotes: in brackets (`[a, {"src":"b"}]`), in YAML's lines (`- a`, `src: a`),
// or a word on each line. None for prose, also if it begins with a bracket (`[1] copy it`) or lines of it are words.
std::vector<std::string> listed_values(std::string_view text);

}  // namespace offprint
