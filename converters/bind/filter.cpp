#include "converters/bind/filter.h"

#include <algorithm>
#include <array>
#include <fnmatch.h>
#include <string>
#include <vector>

#include "formats/time/dates.h"

namespace offprint {

namespace {

using Values = std::vector<std::string>;

struct KeyRow {
  std::string_view key;
  Values (*of)(const Metadata& metadata);
};
// What --where may ask for, beside the front matter's other keys.
constexpr std::array<KeyRow, 8> kKeys{{
    {"site", [](const Metadata& m) { return Values{m.site}; }},
    {"author", [](const Metadata& m) { return m.authors; }},
    {"tag", [](const Metadata& m) { return m.tags; }},
    {"category", [](const Metadata& m) { return m.categories; }},
    {"language", [](const Metadata& m) { return Values{m.language}; }},
    {"title", [](const Metadata& m) { return Values{m.title}; }},
    {"url", [](const Metadata& m) { return Values{m.url}; }},
    {"path", [](const Metadata& m) { return Values{m.source.path}; }},
}};

Values values_of(const Metadata& metadata, std::string_view key) {
  const auto* row = std::find_if(kKeys.begin(), kKeys.end(), [&](const KeyRow& known) { return known.key == key; });
  if (row != kKeys.end()) return row->of(metadata);
  Values values;
  for (const auto& [name, value] : metadata.extra)
    if (name == key) values.push_back(value);
  return values;
}

bool matches(const std::string& glob, const std::string& value) {
  return ::fnmatch(glob.c_str(), value.c_str(), FNM_CASEFOLD) == 0;
}

bool lies_between(const Metadata& metadata, const std::string& since, const std::string& until) {
  if (since.empty() && until.empty()) return true;
  const std::string day = iso_day(metadata.date());
  if (day.empty()) return false;
  return day >= since && (until.empty() || day.substr(0, until.size()) <= until);
}

}  // namespace

std::vector<std::string_view> filter_keys() {
  std::vector<std::string_view> keys;
  keys.reserve(kKeys.size());
  for (const KeyRow& row : kKeys) keys.push_back(row.key);
  return keys;
}

bool is_wanted(const Metadata& metadata, const BindSettings& settings) {
  if (!lies_between(metadata, settings.since, settings.until)) return false;
  return std::all_of(settings.where.begin(), settings.where.end(), [&](const auto& condition) {
    const Values values = values_of(metadata, condition.first);
    return std::any_of(values.begin(), values.end(),
                       [&](const std::string& value) { return matches(condition.second, value); });
  });
}

}  // namespace offprint
