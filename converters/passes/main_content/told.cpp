#include "converters/passes/main_content/told.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include <rapidjson/document.h>

#include "converters/passes/metadata/site_suffix.h"
#include "formats/unicode/characters.h"

namespace offprint::main_content {

namespace {

constexpr std::size_t kWindow = 24;    // bytes of a line's beginning and end that must stand in the body
constexpr std::uint64_t kLeast = 250;  // letters of prose found

constexpr std::array<std::string_view, 2> kKeys{"\"articleBody\"", "\"reviewBody\""};

// Of `: "..."` the string; "" where that is not what comes.
std::string string_behind(std::string_view json) {
  std::size_t open = 0;
  while (open < json.size() && (is_space(json[open]) || json[open] == ':')) ++open;
  if (open == 0 || open == json.size() || json[open] != '"') return {};
  std::size_t close = open + 1;
  while (close < json.size() && json[close] != '"') close += json[close] == '\\' ? 2 : 1;
  if (close >= json.size()) return {};
  std::string text(json.substr(open, close + 1 - open));
  std::replace_if(
      text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
  rapidjson::Document value;
  value.Parse(text.data(), text.size());
  return value.HasParseError() || !value.IsString() ? std::string()
                                                    : std::string(value.GetString(), value.GetStringLength());
}

std::string without_tags(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('<', at), text.size());
    out.append(text, at, open - at);
    const std::size_t close = text.find('>', open);
    if (open == text.size()) break;
    at = close == std::string::npos ? open + 1 : close + 1;
  }
  return out;
}

// The hashes of all windows of a text.
class Windows {
 public:
  explicit Windows(std::string_view text) {
    std::uint64_t hash = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      hash = hash * kBase + static_cast<unsigned char>(text[at]);
      if (at >= kWindow) hash -= kFirst * static_cast<unsigned char>(text[at - kWindow]);
      if (at + 1 >= kWindow) hashes_.insert(hash);
    }
  }

  bool hold(std::string_view window) const {
    std::uint64_t hash = 0;
    for (const char c : window) hash = hash * kBase + static_cast<unsigned char>(c);
    return hashes_.contains(hash);
  }

 private:
  static constexpr std::uint64_t kBase = 0x100000001B3;
  static constexpr std::uint64_t kFirst = [] {
    std::uint64_t power = 1;
    for (std::size_t i = 0; i < kWindow; ++i) power *= kBase;
    return power;
  }();
  std::unordered_set<std::uint64_t> hashes_;
};

bool is_told(const std::string& words, const Windows& windows) {
  const std::string_view line = words;
  return line.size() >= kWindow && windows.hold(line.substr(0, kWindow)) &&
         windows.hold(line.substr(line.size() - kWindow));
}

}  // namespace

std::string stated_body(std::string_view source) {
  std::string longest;
  for (const std::string_view key : kKeys) {
    for (std::size_t at = source.find(key); at != std::string_view::npos; at = source.find(key, at + key.size())) {
      std::string body = without_tags(string_behind(source.substr(at + key.size())));
      if (body.size() > longest.size()) longest = std::move(body);
    }
  }
  return longest;
}

void find_told(TextLines& page, std::string_view body) {
  if (body.size() < kLeast) return;
  const Windows windows(squeezed(body));
  std::vector<std::uint64_t> told(page.lines.size() + 1, 0);  // letters before each line
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    const std::uint64_t own = page.prose[i + 1] - page.prose[i];
    told[i + 1] = told[i] + (own > 0 && is_told(squeezed(words_of(page, page.lines[i])), windows) ? own : 0);
  }
  if (told.back() < kLeast) return;
  std::size_t smallest = 0;
  for (std::size_t i = 0; i < page.sections.size(); ++i) {
    Section& s = page.sections[i];
    const std::uint64_t own = told[s.end_line] - told[s.first_line];
    s.told = own > 0 && own * 2 >= page.prose_in(s);
    if (own * 10 >= told.back() * 9) smallest = i;
  }
  Section& box = page.sections[smallest];
  if (box.told && box.node->element != nullptr) box.said |= bit(Evidence::Told);
}

}  // namespace offprint::main_content
