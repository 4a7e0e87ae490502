#include "converters/passes/class_words.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace offprint {

namespace {

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }
char lower(char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); }

bool same(std::string_view name, std::string_view word) {
  return name.size() == word.size() &&
         std::equal(name.begin(), name.end(), word.begin(), [](char a, char b) { return lower(a) == b; });
}

bool has_word(std::string_view names, std::span<const std::string_view> words) {
  for (std::size_t at = 0; at < names.size();) {
    if (!is_letter(names[at])) {
      ++at;
      continue;
    }
    const std::size_t begin = at++;
    while (at < names.size() && is_letter(names[at]) && !(is_upper(names[at]) && !is_upper(names[at - 1]))) ++at;
    const std::string_view name = names.substr(begin, at - begin);
    if (std::any_of(words.begin(), words.end(), [&](std::string_view word) { return same(name, word); })) return true;
  }
  return false;
}

}  // namespace

bool has_class_word(const Element& element, std::span<const std::string_view> words) {
  const std::string_view id = element.get("id");
  const bool named = id.find_first_of("0123456789") == std::string_view::npos;  // with digits it is a number: "ad3c"
  return has_word(element.get("class"), words) || (named && has_word(id, words));
}

}  // namespace offprint
