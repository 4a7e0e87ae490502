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

// "bdVaJa", but not "shareToWeChat": three humps or more, and more than half of them shorter than any word.
bool is_short_humped(std::string_view run, unsigned holds) {
  constexpr std::size_t kWord = 3;
  if ((holds & run::kUpper) == 0) return false;
  std::size_t humps = 0;
  std::size_t brief = 0;
  any_hump(run, holds, [&](std::string_view word) {
    ++humps;
    brief += word.size() < kWord ? 1 : 0;
    return false;
  });
  return humps >= 3 && brief * 2 > humps;
}

}  // namespace

bool is_hash(std::string_view run, unsigned holds) {
  if ((holds & run::kDigit) != 0) return holds != run::kDigit && !is_size(run);
  return is_short_humped(run, holds);
}

bool ClassWords::is_listed(std::string_view word) const {
  return std::any_of(words_.begin(), words_.end(), [&](std::string_view one) {
    return one.size() == word.size() && equals_ignoring_case(word, one);
  });
}

std::string_view telling_id(const Element& element) {
  const std::string_view id = element.get("id");
  return std::any_of(id.begin(), id.end(), is_digit) ? std::string_view() : id;
}

bool has_class_word(const Element& element, const ClassWords& words) {
  constexpr std::uint64_t kNamed = name_bit("class") | name_bit("id");
  if (!element.may_have(kNamed)) return false;
  return has_word(element.get("class"), words) || has_word(telling_id(element), words);
}

}  // namespace offprint
