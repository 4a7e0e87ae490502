// What in a folder or an archive is an input: what a reader claims, by content or by name.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "converters/options/options.h"

namespace offprint {

// Gives the first `count` bytes of a file; fewer where it ends before.
using HeadReader = std::function<std::string(std::size_t count)>;

// `head` is the file's first bytes, at least kShortHead where it has as many; `more` is asked only if they do not say
// it.
bool is_claimed(std::string_view head, std::string_view name, const Settings& settings, const HeadReader& more);

inline constexpr std::size_t kShortHead = std::size_t{4} << 10U;

}  // namespace offprint
