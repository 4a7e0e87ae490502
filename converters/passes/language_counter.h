// What the characters of a text say of its language.
#pragma once

#include <cstddef>
#include <string_view>

namespace offprint {

class LanguageCounter {
 public:
  void add(std::string_view text);  // UTF-8

  // "zh-Hans", "zh-Hant", "zh" (Chinese whose script does not show), "ja", "ko", "en"; "" where the characters do not
  // tell.
  std::string_view told() const;

 private:
  void add(char32_t c);
  std::size_t add_word(std::string_view text, std::size_t at);

  std::size_t han_ = 0;
  std::size_t kana_ = 0;
  std::size_t hangul_ = 0;
  std::size_t latin_ = 0;       // letters
  std::size_t simplified_ = 0;  // characters that only this script has
  std::size_t traditional_ = 0;
  std::size_t words_ = 0;  // Latin ones
  std::size_t english_ = 0;
};

}  // namespace offprint
