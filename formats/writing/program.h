// What outputs call the program that made them.
#pragma once

#include <string_view>

namespace offprint {

inline constexpr std::string_view kProgram = "Offprint";
// "0.1.0".
std::string_view program_version();

}  // namespace offprint
