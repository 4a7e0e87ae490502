#include "converters/options/bind.h"

#include <algorithm>
#include <charconv>

#include "converters/options/options.h"
#include "converters/options/words.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr unsigned kMostSplit = 1000000;

Result<void> set_text(std::string_view value, std::string& target) {
  if (auto checked = check_text(value); !checked) return checked;
  if (is_blank(value)) return fail(Fault::Usage, "the value is empty; leave the option out");
  target = trim(value);
  return {};
}

// 2020, 2020-03, 2020-03-15.
bool is_day(std::string_view text) {
  constexpr std::string_view kForm = "0000-00-00";
  if (text.size() != 4 && text.size() != 7 && text.size() != kForm.size()) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (kForm[i] == '-' ? text[i] != '-' : !digit) return false;
  }
  const auto part = [&](std::size_t at) { return at < text.size() ? text.substr(at, 2) : "01"; };
  return part(5) >= "01" && part(5) <= "12" && part(8) >= "01" && part(8) <= "31";
}

Result<void> set_day(std::string_view value, std::string& target) {
  if (!is_day(value)) return fail(Fault::Usage, quoted(value) + " is not a day; write 2020, 2020-03 or 2020-03-15");
  target = value;
  return {};
}

}  // namespace

Result<void> set_sort(Settings& settings, std::string_view value) { return choose(value, kSorts, settings.bind.sort); }

Result<void> set_group(Settings& settings, std::string_view value) {
  return choose(value, kGroups, settings.bind.group);
}

Result<void> set_dedupe(Settings& settings, std::string_view value) {
  return choose(value, kDedupes, settings.bind.dedupe);
}

Result<void> set_title(Settings& settings, std::string_view value) { return set_text(value, settings.bind.title); }

Result<void> add_author(Settings& settings, std::string_view value) {
  return set_text(value, settings.bind.authors.emplace_back());
}

Result<void> set_cover(Settings& settings, std::string_view value) {
  settings.bind.cover = value;
  if (value != "auto" && value != "svg" && value != "none") settings.reads.emplace_back(value);
  return {};
}

// NAME, or NAME:N with a number after the last colon.
Result<void> set_series(Settings& settings, std::string_view value) {
  const std::size_t colon = value.rfind(':');
  const std::string_view number = colon == std::string_view::npos ? std::string_view() : value.substr(colon + 1);
  const std::size_t digits = std::min(number.find_first_not_of("0123456789"), number.size());
  const std::string_view rest = number.substr(digits);
  const bool decimal = rest.size() > 1 && rest.front() == '.' && rest.find_first_not_of("0123456789", 1) == rest.npos;
  const bool numbered = digits > 0 && (rest.empty() || decimal);
  if (numbered) value = value.substr(0, colon);
  if (is_blank(value))
    return fail(Fault::Usage, "a series needs a name: --series 'Harbour Notes' or 'Harbour Notes:3'");
  settings.bind.position = numbered ? number : std::string_view();
  return set_text(value, settings.bind.series);
}

Result<void> set_split(Settings& settings, std::string_view value) {
  unsigned number = 0;
  const char* end = value.data() + value.size();
  const auto [stop, error] = std::from_chars(value.data(), end, number);
  if (error != std::errc{} || stop != end || number == 0 || number > kMostSplit) {
    return fail(Fault::Usage,
                quoted(value) + " is not a number of articles; give one from 1 to " + std::to_string(kMostSplit));
  }
  settings.bind.split = number;
  return {};
}

Result<void> set_since(Settings& settings, std::string_view value) { return set_day(value, settings.bind.since); }
Result<void> set_until(Settings& settings, std::string_view value) { return set_day(value, settings.bind.until); }

Result<void> set_plan(Settings& settings, std::string_view value) {
  settings.bind.plan = value;
  settings.reads.emplace_back(value);
  return {};
}

Result<void> add_where(Settings& settings, std::string_view value) {
  const std::size_t equals = value.find('=');
  if (equals == std::string_view::npos || equals == 0)
    return fail(Fault::Usage, quoted(value) + " is not KEY=VALUE; write for example --where site=example.org");
  settings.bind.where.emplace_back(value.substr(0, equals), value.substr(equals + 1));
  return {};
}

Result<void> add_against(Settings& settings, std::string_view value) {
  settings.against.emplace_back(value);
  return {};
}

}  // namespace offprint
