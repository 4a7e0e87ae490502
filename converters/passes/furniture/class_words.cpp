#include "converters/passes/furniture/class_words.h"

#include <algorithm>

#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

// "300x250" is a size, not a hash.
bool is_size(std::string_view run) {
  const std::size_t x = run.find('x');
  return x != 0 && x + 1 < run.size() && run.find_first_not_of("0123456789x") == std::string_view::npos &&
         run.find('x', x + 1) == std::string_view::npos;
}

bool is_mixed(std::string_view run) {
  return !is_size(run) && std::any_of(run.begin(), run.end(), is_letter) &&
         std::any_of(run.begin(), run.end(), is_digit);
}

// "bdVaJa", but not "shareToWeChat": three humps or more, and more than half of them shorter than any word.
bool is_short_humped(std::string_view run) {
  constexpr std::size_t kWord = 3;
  std::size_t humps = 0;
  std::size_t brief = 0;
  any_hump(run, [&](std::string_view word) {
    ++humps;
    brief += word.size() < kWord ? 1 : 0;
    return false;
  });
  return humps >= 3 && brief * 2 > humps;
}

}  // namespace

bool is_hashed(std::string_view name) {
  return any_run(name, [](std::string_view run) { return is_mixed(run) || is_short_humped(run); });
}

bool has_class_word(const Element& element, std::span<const std::string_view> words) {
  const auto wanted = [&](std::string_view token) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return word.size() == token.size() && equals_ignoring_case(token, word);
    });
  };
  const auto names = [&](std::string_view name) { return any_word(name, wanted); };
  // An id with a digit in it counts things ("author-3"); it does not say what they are.
  const std::string_view id = element.get("id");
  const bool counted = std::any_of(id.begin(), id.end(), is_digit);
  return any_name(element.get("class"), names) || (!counted && any_name(id, names));
}

}  // namespace offprint
