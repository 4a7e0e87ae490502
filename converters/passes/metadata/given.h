// Fields that -M sets: what the page says about them does not enter the metadata.
#pragma once

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "converters/passes/passes.h"

namespace offprint {

namespace given {
inline constexpr std::string_view kAuthors[] = {"author", "authors"};
inline constexpr std::string_view kDate[] = {"byline_date", "date"};
inline constexpr std::string_view kTags[] = {"tag", "tags"};
inline constexpr std::string_view kTitle[] = {"title"};
inline constexpr std::string_view kModified[] = {"modified"};
}  // namespace given

// All names of fields that -M knows; any other name becomes a field of `extra`.
std::vector<std::string_view> metadata_fields();

// Of those that hold a date.
bool is_date_field(std::string_view key);

// `keys`: the names by which -M knows the field.
inline bool is_given(const PassOptions& options, std::span<const std::string_view> keys) {
  return std::any_of(options.metadata.begin(), options.metadata.end(),
                     [&](const auto& pair) { return std::find(keys.begin(), keys.end(), pair.first) != keys.end(); });
}

}  // namespace offprint
