#include "converters/passes/class_words.h"

#include <algorithm>

#include "formats/document/address.h"

namespace offprint {

std::string_view name_in_id(const Element& element) {
  const std::string_view id = element.get("id");
  return id.find_first_of("0123456789") == std::string_view::npos ? id : std::string_view();
}

bool has_class_word(const Element& element, std::span<const std::string_view> words) {
  const auto wanted = [&](std::string_view name) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
      return word.size() == name.size() && equals_ignoring_case(name, word);
    });
  };
  return any_name_word(element.get("class"), wanted) || any_name_word(name_in_id(element), wanted);
}

}  // namespace offprint
