#include "formats/language/tags.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <unordered_map>

#include <unicode/uloc.h>

#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

// ICU also takes tags registered long ago, such as i-klingon, which books cannot hold.
bool is_well_formed(const std::string& tag) {
  if (tag.find('-') == 1) return false;
  std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
  std::int32_t parsed = 0;
  UErrorCode error = U_ZERO_ERROR;
  uloc_forLanguageTag(tag.c_str(), locale.data(), ULOC_FULLNAME_CAPACITY, &parsed, &error);
  return U_SUCCESS(error) && parsed > 0 && static_cast<std::size_t>(parsed) == tag.size();
}

}  // namespace

std::string well_formed_language(std::string_view text) {
  std::string tag(text);
  std::replace(tag.begin(), tag.end(), '_', '-');
  return is_well_formed(tag) ? tag : std::string();
}

std::string common_language(const std::vector<std::string>& languages) {
  const auto primary = [](std::string_view tag) { return tag.substr(0, tag.find('-')); };
  std::unordered_map<std::string_view, std::size_t> all;  // of a language, whatever its script or region
  std::unordered_map<std::string_view, std::size_t> counts;
  for (const std::string& language : languages) {
    ++all[primary(language)];
    ++counts[language];
  }
  std::string_view best;
  for (const std::string_view language : languages) {
    if (language.empty() || language == "und") continue;
    const bool same = primary(language) == primary(best);
    const bool more = same ? counts[language] > counts[best] : all[primary(language)] > all[primary(best)];
    if (best.empty() || more) best = language;
  }
  return best.empty() ? "und" : std::string(best);
}

std::string_view take_subtag(std::string_view& tag) {
  const std::size_t end = tag.find_first_of("-_");
  const std::string_view subtag = tag.substr(0, end);
  tag.remove_prefix(end == std::string_view::npos ? tag.size() : end + 1);
  return subtag;
}

bool is_east_asian(std::string_view language) {
  constexpr std::array<std::string_view, 4> kLanguages{"zh", "ja", "ko", "yue"};
  const std::string_view primary = take_subtag(language);
  return std::any_of(kLanguages.begin(), kLanguages.end(),
                     [&](std::string_view known) { return equals_ignoring_case(known, primary); });
}

bool is_set_vertically(std::string_view language) {
  return is_east_asian(language) && !equals_ignoring_case(take_subtag(language), "ko");
}

}  // namespace offprint
