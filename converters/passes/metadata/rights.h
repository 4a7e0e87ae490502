// Statements of rights.
#pragma once

#include <string_view>

namespace offprint {

// Whether a short text, without white space at its ends, states who has the rights: "© 2018 Quay Road Letters".
bool states_rights(std::string_view text);

}  // namespace offprint
