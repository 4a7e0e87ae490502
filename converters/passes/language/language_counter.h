// What the characters of a text say about its language.
#pragma once

#include <cstddef>
#include <string_view>

#include "converters/passes/language/writing_systems.h"

namespace offprint {

class LanguageCounter {
 public:
  void add(std::string_view text);  // UTF-8

  // "zh-Hans", "zh-Hant", "zh" (Chinese in an unknown script), "ja", "ko", "en", or the language of another
  // script (writing_systems.h); "" where the characters do not tell.
  std::string_view told() const;

 private:
  void add(char32_t c);
  void add_words(std::string_view run);
  void add_word(std::string_view word);

  std::size_t han_ = 0;
  std::size_t kana_ = 0;
  std::size_t hangul_ = 0;
  std::size_t latin_ = 0;       // letters
  std::size_t simplified_ = 0;  // characters that only this script has
  std::size_t traditional_ = 0;
  std::size_t chinese_ = 0;  // characters that Chinese has in every sentence, and Japanese hardly ever
  WritingSystems others_;
  std::size_t words_ = 0;  // Latin ones
  std::size_t english_ = 0;
};

}  // namespace offprint
