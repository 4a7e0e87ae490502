#include "converters/passes/main_content/told.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <functional>
#include <numeric>
#include <string>
#include <unordered_map>
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

// Windows of lines, and which of them stand in a body: told by their hashes.
class Windows {
 public:
  static std::uint64_t hash_of(std::string_view window) {
    std::uint64_t hash = 0;
    for (const char c : window) hash = hash * kBase + static_cast<unsigned char>(c);
    return hash;
  }

  void want(std::uint64_t window) {
    found_.try_emplace(window, false);
    bits_of(window) |= bit_of(window);
  }

  void look_in(std::string_view body) {
    std::uint64_t hash = 0;
    for (std::size_t at = 0; at < body.size(); ++at) {
      hash = hash * kBase + static_cast<unsigned char>(body[at]);
      if (at >= kWindow) hash -= kFirst * static_cast<unsigned char>(body[at - kWindow]);
      if (at + 1 < kWindow || (bits_of(hash) & bit_of(hash)) == 0) continue;
      if (const auto wanted = found_.find(hash); wanted != found_.end()) wanted->second = true;
    }
  }

  bool are_found(std::uint64_t window) const {
    const auto wanted = found_.find(window);
    return wanted != found_.end() && wanted->second;
  }

 private:
  static constexpr std::uint64_t kBase = 0x100000001B3;
  static constexpr std::uint64_t kFirst = [] {
    std::uint64_t power = 1;
    for (std::size_t i = 0; i < kWindow; ++i) power *= kBase;
    return power;
  }();

  // Most windows of a body are seen not to be wanted by a bit.
  std::uint64_t& bits_of(std::uint64_t window) { return bits_.at(window >> 54U); }
  static std::uint64_t bit_of(std::uint64_t window) { return std::uint64_t{1} << (window >> 48U & 63U); }

  std::unordered_map<std::uint64_t, bool> found_;
  std::array<std::uint64_t, 1024> bits_{};
};

// Of a line of prose the windows at its beginning and its end.
struct LineEnds {
  std::size_t line = 0;
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

}  // namespace

std::string stated_body(std::string_view source) {
  std::string longest;
  for (const std::string_view key : kKeys) {
    // Keys are long, and pages are full of quotation marks: not a byte at a time.
    const std::boyer_moore_horspool_searcher searcher(key.begin(), key.end());
    for (const auto* at = std::search(source.begin(), source.end(), searcher); at != source.end();
         at = std::search(at + key.size(), source.end(), searcher)) {
      std::string body = without_tags(string_behind({at + key.size(), source.end()}));
      if (body.size() > longest.size()) longest = std::move(body);
    }
  }
  return longest;
}

void find_told(TextLines& page, std::string_view body) {
  if (body.size() < kLeast) return;
  std::vector<LineEnds> ends;
  Windows windows;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (page.prose[i + 1] == page.prose[i]) continue;
    const std::string words = squeezed(words_of(page, page.lines[i]));
    const std::string_view line = words;
    if (line.size() < kWindow) continue;
    ends.push_back(
        {i, Windows::hash_of(line.substr(0, kWindow)), Windows::hash_of(line.substr(line.size() - kWindow))});
    windows.want(ends.back().begin);
    windows.want(ends.back().end);
  }
  windows.look_in(squeezed(body));
  std::vector<std::uint64_t> told(page.lines.size() + 1, 0);  // letters before each line
  for (const LineEnds& line : ends) {
    if (windows.are_found(line.begin) && windows.are_found(line.end))
      told[line.line + 1] = page.prose[line.line + 1] - page.prose[line.line];
  }
  std::partial_sum(told.begin(), told.end(), told.begin());
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
