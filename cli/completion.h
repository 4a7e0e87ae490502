// Scripts by which shells complete a call, from the tables of commands and options.
#pragma once

#include <string>
#include <string_view>

namespace offprint {

// For "bash", "zsh" or "fish"; "" for any other shell. Installed where the shell looks for it, or read by it:
// `. <(offprint completion bash)`.
std::string completion_script(std::string_view shell);

}  // namespace offprint
