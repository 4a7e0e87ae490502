// Values of options that are words from a list.
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>

#include "formats/document/result.h"

namespace offprint {

std::string quoted(std::string_view word);                    // 'word'
std::string joined(std::span<const std::string_view> words);  // a, b or c
// A name for a command line: in quotes where a shell would take it for something else.
std::string shell_word(std::string_view name);

// A Usage error where the value of an option is no text: not UTF-8, or with a control character in it.
Result<void> check_text(std::string_view value);

// A Usage error that suggests the nearest word, or else lists all.
Error unknown_word(std::string_view value, std::span<const std::string_view> words);

// Sets the enumeration's value for that word; the words are in the enumeration's order.
template <class Enum>
Result<void> choose(std::string_view value, std::span<const std::string_view> words, Enum& target) {
  const auto found = std::find(words.begin(), words.end(), value);
  if (found == words.end()) return fail(unknown_word(value, words));
  target = static_cast<Enum>(found - words.begin());
  return {};
}

}  // namespace offprint
