#include "formats/writing/language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <limits>
#include <unordered_map>

namespace offprint {

namespace {

constexpr bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_alphanumeric(char c) { return is_alpha(c) || is_digit(c); }

bool all_alpha(std::string_view s) { return std::all_of(s.begin(), s.end(), is_alpha); }
bool all_digits(std::string_view s) { return std::all_of(s.begin(), s.end(), is_digit); }

bool is_extended(std::string_view s) { return s.size() == 3 && all_alpha(s); }
bool is_script(std::string_view s) { return s.size() == 4 && all_alpha(s); }
bool is_region(std::string_view s) { return (s.size() == 2 && all_alpha(s)) || (s.size() == 3 && all_digits(s)); }
bool is_variant(std::string_view s) { return (s.size() >= 5 && s.size() <= 8) || (s.size() == 4 && is_digit(s[0])); }

// The parts after the language, in their order, and how many of each there may be.
struct PartRow {
  bool (*is)(std::string_view subtag);
  int most;
};
constexpr std::array<PartRow, 4> kParts{{
    {is_extended, 3},
    {is_script, 1},
    {is_region, 1},
    {is_variant, std::numeric_limits<int>::max()},
}};

class Subtags {
 public:
  explicit Subtags(std::string_view tag) : rest_(tag) {}
  bool at_end() const { return rest_.empty(); }
  std::string_view peek() const { return rest_.substr(0, rest_.find('-')); }
  void next() { rest_.remove_prefix(std::min(rest_.size(), peek().size() + 1)); }

 private:
  std::string_view rest_;
};

// Extensions and private use: a singleton, then one subtag or more; singletons but x once each.
bool are_extensions(Subtags subtags) {
  std::string seen;
  while (!subtags.at_end()) {
    const std::string_view singleton = subtags.peek();
    if (singleton.size() != 1 || seen.find(singleton[0]) != std::string::npos) return false;
    seen += singleton[0];
    subtags.next();
    const bool is_private = singleton == "x" || singleton == "X";
    int count = 0;
    while (!subtags.at_end() && (is_private || subtags.peek().size() > 1)) {
      subtags.next();
      ++count;
    }
    if (count == 0) return false;
  }
  return true;
}

bool is_well_formed(std::string_view tag) {
  constexpr std::size_t kLongest = 8;
  if (tag.empty() || tag.back() == '-') return false;
  for (Subtags all(tag); !all.at_end(); all.next()) {
    const std::string_view part = all.peek();
    if (part.empty() || part.size() > kLongest || !std::all_of(part.begin(), part.end(), is_alphanumeric)) return false;
  }
  Subtags subtags(tag);
  if (subtags.peek().size() < 2 || !all_alpha(subtags.peek())) return false;
  subtags.next();
  for (const PartRow& part : kParts) {
    for (int i = 0; i < part.most && !subtags.at_end() && part.is(subtags.peek()); ++i) subtags.next();
  }
  return are_extensions(subtags);
}

}  // namespace

std::string well_formed_language(std::string_view text) {
  std::string tag(text);
  std::replace(tag.begin(), tag.end(), '_', '-');
  return is_well_formed(tag) ? tag : std::string();
}

std::string common_language(const std::vector<std::string>& languages) {
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const std::string& language : languages) ++counts[language];
  std::string_view best;
  for (const std::string& language : languages) {
    if (language.empty() || language == "und") continue;
    if (best.empty() || counts[language] > counts[best]) best = language;
  }
  return best.empty() ? "und" : std::string(best);
}

}  // namespace offprint
