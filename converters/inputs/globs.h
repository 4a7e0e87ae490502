// Which paths --include and --exclude take.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "converters/options/run.h"

namespace offprint {

// The last rule that matches decides; where none does, all is taken, unless the first rule is an --include. A glob
// (glob(7); '*' matches '/' too) is matched with the whole path, or, where it holds no '/', with the file's name and
// each folder's.
bool takes(std::span<const GlobRule> rules, const std::string& relative);

}  // namespace offprint
