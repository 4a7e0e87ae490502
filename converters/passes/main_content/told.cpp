#include "converters/passes/main_content/told.h"

#include <array>
#include <cstdint>
#include <numeric>
#include <string>
#include <unordered_map>
#include <vector>

#include "converters/passes/metadata/site_suffix.h"

namespace offprint::main_content {

namespace {

constexpr std::size_t kWindow = 24;    // bytes of a line's beginning and end that must stand in the body
constexpr std::uint64_t kLeast = 250;  // letters of prose found

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

void find_told(TextLines& page, std::string_view body) {
  if (body.size() < kLeast) return;
  std::vector<LineEnds> ends;
  Windows windows;
  for (std::size_t i = 0; i < page.lines.size(); ++i) {
    if (page.prose[i + 1] == page.prose[i]) continue;
    const std::string words = squeezed(text_of(page, page.lines[i]));
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
