// The words of dates: months and days of the week in the languages of articles, halves of the day, zones.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace offprint {

// The word that `text` begins with: ASCII letters and other bytes of UTF-8, as many as a name of a month may have.
std::string_view leading_word(std::string_view text);

// 1 to 12, for a month's name or its short form in English, German, French, Spanish, Italian, Polish, Turkish, Russian
// (the last two and Polish declined too), Portuguese, Arabic or Dutch, in any case; 0 for any other word.
unsigned month_of(std::string_view word);

// Whether the word is a day of the week in one of them, or its short form.
bool is_weekday(std::string_view word);

// The length of a day of the week that `text` begins with in Chinese, Japanese or Korean (星期一, 月曜日, 월요일); in
// parentheses one character will do. 0 for none.
std::size_t east_asian_weekday(std::string_view text, bool in_parentheses);

// Halves of the day. Not strptime's %p: GCC 12's locales read PM as AM.
struct Half {
  std::string_view word;
  bool afternoon;
};
// The half that `time` begins or ends with; null for none. `before` tells which.
const Half* find_half(std::string_view time, bool& before);

// Minutes east of UTC of a zone's abbreviation that `text` ends with; `size` is its length. Nothing for one that means
// two zones, such as CST, China's and Chicago's.
std::optional<int> zone_at_end(std::string_view text, std::size_t& size);

}  // namespace offprint
