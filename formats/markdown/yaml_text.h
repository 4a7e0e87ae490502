// What needs no care in YAML's double quotes or as a key, so that it can be written without asking yaml-cpp.
#pragma once

#include <string_view>

namespace offprint::markdown {

// Whether yaml-cpp gives the text between double quotes as it is: well-formed UTF-8 without controls, without
// noncharacters and a byte order mark, nothing to be escaped. May say no where it does.
bool is_plain_in_quotes(std::string_view text);

// Whether yaml-cpp writes the key without quotes: small letters and _, and no word with a meaning of its own. May say
// no where it does.
bool is_plain_key(std::string_view key);

}  // namespace offprint::markdown
