// What the characters of a text say about its language.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "converters/passes/language/writing_systems.h"

namespace offprint {

class LanguageCounter {
 public:
  void add(std::string_view text);  // UTF-8

  // "zh-Hans", "zh-Hant", "zh" (Chinese in an unknown script), "ja", "ko", "en", or the language of another
  // script (writing_systems.h); "" where the characters do not tell.
  std::string_view told() const;
  // Whether nothing that is still to be added can change what is told, where it is texts of `ahead` bytes, and one byte
  // more for each of them: a word of one letter takes two.
  bool is_settled(std::size_t ahead) const;

 private:
  // What a Han character tells besides, so that up to seven may be added up.
  static constexpr std::uint8_t kSimplified = 1;        // only this script has it
  static constexpr std::uint8_t kTraditional = 1 << 3;  // the same
  static constexpr std::uint8_t kChinese = 1 << 6;      // Chinese has it in every sentence, and Japanese hardly ever
  static constexpr unsigned kMostAtOnce = 7;
  struct Han {
    std::size_t all = 0;
    std::size_t simplified = 0;
    std::size_t traditional = 0;
    std::size_t chinese = 0;

    // `told` is the sum of what these characters tell.
    void add(std::size_t characters, unsigned told);
  };
  struct HanTable;
  static const HanTable& table();

  std::size_t add_han(std::string_view text, std::size_t at);
  std::size_t add_han_blocks(std::string_view text, std::size_t at);
  void add(char32_t c);
  std::size_t add_plain_runs(std::string_view text, std::size_t at);
  std::size_t add_run(std::string_view text, std::size_t at);

  Han han_;
  std::size_t kana_ = 0;
  std::size_t hangul_ = 0;
  std::size_t latin_ = 0;  // letters
  WritingSystems others_;
  std::size_t words_ = 0;  // Latin ones
  std::size_t english_ = 0;
};

}  // namespace offprint
