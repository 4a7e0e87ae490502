#include "converters/passes/metadata/title_frame.h"

#include <algorithm>
#include <array>
#include <utility>

#include "converters/passes/metadata/site_suffix.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Behind "(3) " or "(99+) "; "" where the title does not begin so.
std::string_view behind_counter(std::string_view title) {
  constexpr std::size_t kMostDigits = 3;  // four are a year
  if (!title.starts_with('(')) return {};
  std::size_t end = 1;
  while (end < title.size() && end <= kMostDigits && is_digit(title[end])) ++end;
  if (end == 1) return {};
  if (end < title.size() && title[end] == '+') ++end;
  return title.substr(end).starts_with(") ") ? trim(title.substr(end + 1)) : std::string_view();
}

// What a site's name or an outlet's may stand behind.
bool is_suffix(std::string_view text) {
  static constexpr std::array<std::string_view, 10> kSigns{"|", "-", "_", "/", "·", "–", "—", "｜", "（", "("};
  return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) { return text.starts_with(sign); });
}

// The title without the brackets around what the heading (squeezed) shows, with which it begins.
std::string without_brackets(std::string_view title, std::string_view heading) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kBrackets{
      {{"『", "』"}, {"「", "」"}, {"《", "》"}, {"【", "】"}}};
  for (const auto& [open, close] : kBrackets) {
    if (!title.starts_with(open)) continue;
    const std::size_t end = title.find(close);
    if (end == std::string_view::npos) return {};
    const std::string_view within = title.substr(open.size(), end - open.size());
    const std::string_view behind = title.substr(end + close.size());
    const bool all = is_blank(behind) || is_suffix(trim(behind));
    return all && squeezed(within) == heading ? std::string(within) + std::string(behind) : std::string();
  }
  return {};
}

}  // namespace

std::string without_frame(std::string_view title, std::string_view heading) {
  title = trim(title);
  if (heading.empty()) return {};
  const std::string_view uncounted = behind_counter(title);
  if (!uncounted.empty() && squeezed(uncounted, heading.size()).starts_with(heading)) return std::string(uncounted);
  return without_brackets(title, heading);
}

std::string bracketed_behind(std::string_view title, std::string_view heading) {
  constexpr std::string_view kOpen = "（";
  constexpr std::string_view kClose = "）";
  if (heading.empty()) return {};
  const std::size_t open = title.rfind(kOpen);
  if (open == std::string_view::npos || squeezed(title.substr(0, open)) != heading) return {};
  const std::string_view behind = title.substr(open + kOpen.size());
  const std::size_t close = behind.find(kClose);
  return close == std::string_view::npos ? std::string() : one_line(behind.substr(0, close));
}

}  // namespace offprint
