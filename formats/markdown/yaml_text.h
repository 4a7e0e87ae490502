// What needs no care in YAML's double quotes or as a key, so that it can be written without asking yaml-cpp.
#pragma once

#include <string>
#include <string_view>

namespace offprint::markdown {

// Whether yaml-cpp gives the text between double quotes as it is: well-formed UTF-8 without controls, without
// noncharacters and a byte order mark, nothing to be escaped. May say no where it does.
bool is_plain_in_quotes(std::string_view text);

// Whether yaml-cpp writes the key without quotes: small letters and _, and no word with a meaning of its own. May say
// no where it does.
bool is_plain_key(std::string_view key);

// Whether a reader of YAML, in any version, may take the key without quotes for something else than this text: a
// number, a date, a word for nothing or true, a merge (<<), a line end. Says so of all that is not surely text.
bool needs_quotes_as_key(std::string_view key);

// What yaml-cpp has written, with the characters escaped that it leaves as they are and that YAML does not have, or
// takes for line ends. They stand in double quotes only.
void append_escaped(std::string& out, std::string_view yaml);

}  // namespace offprint::markdown
