// Runs of text that are known for well-formed at a glance, 64 bytes at a time.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint {

// The end of the characters from `at` on that are plain: well-formed, characters of XML, and told by a look at each
// byte alone. That is ASCII without controls, tab, LF, and what two or three bytes make of which any two tails will do:
// not behind E0 or ED, and not behind EF BF. Those of more than one byte are added to `wide`.
std::size_t plain_run_end(std::string_view utf8, std::size_t at, std::size_t& wide);

}  // namespace offprint
