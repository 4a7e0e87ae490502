#include "converters/options/words.h"

#include "converters/options/nearest.h"

namespace offprint {

std::string joined(std::span<const std::string_view> words) {
  std::string all;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) all += i + 1 == words.size() ? " or " : ", ";
    all += words[i];
  }
  return all;
}

std::string quoted(std::string_view word) { return "'" + std::string(word) + "'"; }

Error unknown_word(std::string_view value, std::span<const std::string_view> words) {
  const std::string_view meant = nearest(value, words);
  const std::string hint = meant.empty() ? "it takes " + joined(words) : "did you mean " + quoted(meant) + "?";
  return {Fault::Usage, "unknown value " + quoted(value) + "; " + hint};
}

}  // namespace offprint
