#include "converters/passes/pictures/media_query.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// What a feature may not go beyond: of a laptop's screen.
struct BoundRow {
  std::string_view name;
  double ours;
};
constexpr std::array<BoundRow, 5> kBounds{
    {{"width", 1280}, {"device-width", 1280}, {"height", 800}, {"device-height", 800}, {"aspect-ratio", 1.6}}};

// Without spaces: what is not so for most readers.
constexpr std::array<std::string_view, 13> kUnlike{"orientation:portrait",
                                                   "prefers-color-scheme:dark",
                                                   "prefers-reduced-motion",
                                                   "prefers-reduced-motion:reduce",
                                                   "prefers-reduced-data",
                                                   "prefers-reduced-data:reduce",
                                                   "prefers-contrast:more",
                                                   "forced-colors:active",
                                                   "inverted-colors:inverted",
                                                   "monochrome",
                                                   "hover:none",
                                                   "pointer:coarse",
                                                   "prefers-reduced-transparency"};

// A length in pixels, or a ratio.
std::optional<double> quantity(std::string_view text) {
  constexpr double kLetter = 16;
  double size = 0;
  const char* const last = text.data() + text.size();
  const auto [end, error] = std::from_chars(text.data(), last, size);
  if (error != std::errc()) return std::nullopt;
  const std::string_view unit(end, static_cast<std::size_t>(last - end));
  if (unit == "em" || unit == "rem") return size * kLetter;
  if (unit.starts_with('/')) {
    double below = 0;
    std::from_chars(unit.data() + 1, last, below);
    return below > 0 ? std::optional(size / below) : std::nullopt;
  }
  return unit.empty() || unit == "px" ? std::optional(size) : std::nullopt;
}

bool is_within(std::string_view name, std::string_view most) {
  const auto* const row =
      std::find_if(kBounds.begin(), kBounds.end(), [&](const BoundRow& r) { return r.name == name; });
  const std::optional<double> bound = row == kBounds.end() ? std::nullopt : quantity(most);
  return !bound || row->ours <= *bound;
}

// width<=600px, 600px>width, 400px<=width<=700px: only what bounds it from above.
bool is_in_range(std::string_view range) {
  for (std::size_t at = 0;;) {
    const std::size_t sign = range.find_first_of("<>=", at);
    if (sign == std::string_view::npos) return true;
    const std::size_t behind = std::min(range.find_first_not_of("<>=", sign), range.size());
    const std::string_view left = range.substr(at, sign - at);
    const std::string_view right = range.substr(behind, range.find_first_of("<>=", behind) - behind);
    if (range[sign] == '<' && !is_within(left, right)) return false;
    if (range[sign] == '>' && !is_within(right, left)) return false;
    at = behind;
  }
}

// In lower case and without spaces.
bool has_feature(std::string_view feature) {
  constexpr std::string_view kMost = "max-";
  const std::size_t colon = feature.find(':');
  if (colon == std::string_view::npos && feature.find_first_of("<>=") != std::string_view::npos) {
    return is_in_range(feature);
  }
  if (colon != std::string_view::npos && feature.starts_with(kMost)) {
    return is_within(feature.substr(kMost.size(), colon - kMost.size()), feature.substr(colon + 1));
  }
  return std::find(kUnlike.begin(), kUnlike.end(), feature) == kUnlike.end();
}

// From the bracket at `at` to behind the one that closes it.
std::size_t brackets_end(std::string_view text, std::size_t at) {
  for (int depth = 0; at < text.size(); ++at) {
    if (text[at] == '(') ++depth;
    if (text[at] == ')' && --depth == 0) return at + 1;
  }
  return at;
}

bool fulfils(std::string_view query, int depth);

bool fulfils_in_brackets(std::string_view condition, int depth) {
  constexpr int kDeepest = 4;
  if (condition.find('(') != std::string_view::npos) return depth >= kDeepest || fulfils(condition, depth + 1);
  std::string feature(condition);
  feature.erase(std::remove_if(feature.begin(), feature.end(), [](char c) { return is_space(c); }), feature.end());
  return has_feature(feature);
}

// `not screen and (…)`, `(…) or (…)`: one query, or what stands in brackets.
bool fulfils(std::string_view query, int depth) {
  bool all = true;
  bool any = false;
  bool negated = false;
  for (std::size_t at = 0; at < query.size();) {
    const std::size_t begin = at;
    if (is_space(query[at])) {
      ++at;
    } else if (query[at] == '(') {
      at = brackets_end(query, at);
      const std::string_view inside = query.substr(begin + 1, at - begin - 1);
      all = fulfils_in_brackets(inside.substr(0, inside.size() - (inside.ends_with(')') ? 1 : 0)), depth) && all;
    } else {
      while (at < query.size() && query[at] != '(' && !is_space(query[at])) ++at;
      const std::string_view word = query.substr(begin, at - begin);
      negated = negated || word == "not";
      any = any || (word == "or" && all);
      all = word == "or" ||
            (all && (word == "not" || word == "only" || word == "and" || word == "all" || word == "screen"));
    }
  }
  return (any || all) != negated;
}

}  // namespace

bool is_for_any_reader(std::string_view media) {
  if (is_blank(media)) return true;
  const std::string queries = lower(media);
  const std::string_view all = queries;
  for (std::size_t at = 0; at <= all.size();) {
    const std::size_t end = std::min(all.find(',', at), all.size());
    if (fulfils(all.substr(at, end - at), 0)) return true;
    at = end + 1;
  }
  return false;
}

}  // namespace offprint
