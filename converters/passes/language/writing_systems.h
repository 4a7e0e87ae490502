// Writing systems other than Latin, Han, kana and Hangul, and the languages that they suggest.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace offprint {

class WritingSystems {
 public:
  static constexpr std::size_t kScriptCount = 27;
  static constexpr std::size_t kTellerCount = 14;

  void add(char32_t c);

  // False for most characters that add() passes over: punctuation, and what is before the first script and behind the
  // last one.
  static constexpr bool may_hold(char32_t c) { return c >= 0x0370 && c <= 0xFEFC && (c < 0x2000 || c >= 0xA640); }

  // The script that has most letters, and its language; "" and 0 where there are none.
  struct Most {
    std::string_view language;  // BCP 47
    std::size_t letters = 0;
  };
  Most most() const;

 private:
  std::string_view language_of(std::size_t script) const;

  std::array<std::uint32_t, kScriptCount> letters_{};
  std::array<std::uint32_t, kTellerCount> telling_{};
};

// Whether both (primary subtags) are written in one of these scripts: then the characters cannot contradict the markup.
bool share_script(std::string_view a, std::string_view b);

}  // namespace offprint
