#include "formats/html/language.h"

#include <algorithm>

#include "formats/address/address.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr bool is_subtag(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

}  // namespace

std::string language_tag(std::string_view written) {
  constexpr std::size_t kLongestSubtag = 8;
  std::string tag(trim(written));
  std::replace(tag.begin(), tag.end(), '_', '-');
  std::size_t size = 0;  // of the subtag
  for (std::size_t at = 0; at <= tag.size(); ++at) {
    if (at < tag.size() && is_subtag(tag[at])) {
      ++size;
      continue;
    }
    const bool ends = at == tag.size() || tag[at] == '-';
    if (!ends || size == 0 || size > kLongestSubtag) return {};
    size = 0;
  }
  return is_letter(tag.front()) ? tag : std::string();
}

Text language_of(Document& document, const Element& element) {
  const Text* value = element.find("lang");
  if (value == nullptr) value = element.find("xml:lang");
  if (value == nullptr) return {};
  const std::string tag = language_tag(*value);
  return value->view() == tag ? *value : document.text(tag);
}

bool same_language(std::string_view a, std::string_view b) { return equals_ignoring_case(a, b); }

}  // namespace offprint
