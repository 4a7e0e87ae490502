#include "converters/options/words.h"

#include "converters/options/nearest.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

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

std::string shell_word(std::string_view name) {
  constexpr std::string_view kPlain = "-_./,:@%+=";
  const auto is_plain = [&](char c) { return is_alphanumeric(c) || kPlain.find(c) != std::string_view::npos; };
  if (std::all_of(name.begin(), name.end(), is_plain)) return std::string(name);
  std::string word = "'";
  for (const char c : name) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return word + "'";
}

Result<void> check_text(std::string_view value) {
  for (std::size_t at = 0; at < value.size();) {
    const CodePoint c = decode(value, at);
    at += c.size;
    if (c.value == U'\uFFFD' && c.size == 1)
      return fail(Fault::Usage, "the value is not UTF-8 text; check the terminal's encoding");
    if (!is_xml_char(c.value)) return fail(Fault::Usage, "the value holds a control character; take it out");
  }
  return {};
}

Error unknown_word(std::string_view value, std::span<const std::string_view> words) {
  const std::string_view meant = nearest(value, words);
  const std::string hint = meant.empty() ? "it takes " + joined(words) : "did you mean " + quoted(meant) + "?";
  return {Fault::Usage, "unknown value " + quoted(value) + "; " + hint};
}

}  // namespace offprint
