#include "converters/inputs/globs.h"

#include <algorithm>
#include <fnmatch.h>

namespace offprint {

namespace {

bool matches(const std::string& glob, const std::string& path) {
  if (::fnmatch(glob.c_str(), path.c_str(), 0) == 0) return true;
  if (glob.find('/') != std::string::npos) return false;
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t slash = std::min(path.find('/', at), path.size());
    if (::fnmatch(glob.c_str(), path.substr(at, slash - at).c_str(), 0) == 0) return true;
    at = slash + 1;
  }
  return false;
}

}  // namespace

bool takes(std::span<const GlobRule> rules, const std::string& relative) {
  bool taken = rules.empty() || !rules.front().include;
  for (const GlobRule& rule : rules) {
    if (matches(rule.glob, relative)) taken = rule.include;
  }
  return taken;
}

}  // namespace offprint
