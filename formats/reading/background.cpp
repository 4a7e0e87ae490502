#include "formats/reading/background.h"

#include <algorithm>

#include "formats/reading/inline_style.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

std::size_t find_ignoring_case(std::string_view text, std::string_view lowered) {
  const auto same = [](char a, char b) { return lower(a) == b; };
  const auto* const found = std::search(text.begin(), text.end(), lowered.begin(), lowered.end(), same);
  return static_cast<std::size_t>(found - text.begin());
}

// ` -20px`: an offset.
bool is_moved(std::string_view value) {
  for (std::size_t at = value.find('-'); at != std::string_view::npos; at = value.find('-', at + 1)) {
    const bool begins = at == 0 || is_space(value[at - 1]) || value[at - 1] == ')';
    if (begins && at + 1 < value.size() && is_digit(value[at + 1])) return true;
  }
  return false;
}

// `repeat-x`, `repeat-y`: a border, a line, a shadow.
bool is_repeated(std::string_view value) {
  constexpr std::string_view kRepeat = "repeat-";
  for (std::size_t at = value.find(kRepeat); at != std::string_view::npos; at = value.find(kRepeat, at + 1)) {
    const bool begins = at == 0 || is_space(value[at - 1]) || value[at - 1] == ')';
    const char side = at + kRepeat.size() < value.size() ? value[at + kRepeat.size()] : '\0';
    if (begins && (side == 'x' || side == 'y')) return true;
  }
  return false;
}

}  // namespace

std::string_view url_in(std::string_view value) {
  constexpr std::string_view kOpen = "url(";
  const std::size_t open = find_ignoring_case(value, kOpen);
  if (open == value.size()) return {};
  std::string_view inside = trim(value.substr(open + kOpen.size()));
  const char quote = inside.empty() ? '\0' : inside.front();
  const bool quoted = quote == '"' || quote == '\'';
  if (quoted) inside.remove_prefix(1);
  const std::size_t end = inside.find(quoted ? quote : ')');
  if (end == std::string_view::npos) return {};
  inside = trim(inside.substr(0, end));
  return inside.find('\\') == std::string_view::npos ? inside : std::string_view();
}

std::string_view background_address(std::string_view declarations) {
  constexpr std::string_view kName = "background";  // the gate of the pass looks for a part of it
  std::string_view address;
  if (declarations.find(kName) == std::string_view::npos) return address;
  for (std::size_t at = 0; at < declarations.size();) {
    const std::size_t end = style_declaration_end(declarations, at);
    const std::string_view declaration = declarations.substr(at, end - at);
    at = end + 1;
    const std::size_t colon = declaration.find(':');
    if (colon == std::string_view::npos) continue;
    const std::string_view name = trim(declaration.substr(0, colon));
    const std::string_view value = declaration.substr(colon + 1);
    if (name == kName || name == "background-image") address = url_in(value);
    const bool placed = name == kName || name.starts_with("background-position");
    if (placed && is_moved(value.substr(value.rfind(')') + 1))) return {};
    if ((name == kName || name == "background-repeat") && is_repeated(value)) return {};
  }
  return address;
}

}  // namespace offprint
