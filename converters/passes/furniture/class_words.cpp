#include "converters/passes/furniture/class_words.h"

#include <algorithm>
#include <array>
#include <utility>

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

struct Compound {
  std::string_view first;
  std::string_view second;
};
constexpr auto kCompounds = std::to_array<Compound>(
    // Of companies.
    {{"share", "price"},
     {"share", "prices"},
     {"share", "class"},
     {"share", "classes"},
     {"share", "capital"},
     {"market", "share"},
     {"shares", "outstanding"},
     // Of society.
     {"social", "security"},
     {"social", "science"},
     {"social", "sciences"},
     {"social", "studies"},
     {"social", "history"},
     {"social", "welfare"},
     {"social", "impact"},
     // Of school-books.
     {"discussion", "question"},
     {"discussion", "questions"},
     // What somebody is fond of, what a paper costs, which one it is, and Latin.
     {"and", "dislikes"},
     {"subscription", "price"},
     {"subscription", "prices"},
     {"newsletter", "issue"},
     {"ad", "hoc"}});

}  // namespace

bool is_of_other_matter(std::string_view name) {
  std::string_view before;
  return any_word(name, [&](std::string_view word) {
    const std::string_view first = std::exchange(before, word);
    return std::any_of(kCompounds.begin(), kCompounds.end(), [&](const Compound& row) {
      return equals_ignoring_case(word, row.second) && equals_ignoring_case(first, row.first);
    });
  });
}

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
