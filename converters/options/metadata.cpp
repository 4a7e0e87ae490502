#include "converters/options/metadata.h"

#include <algorithm>
#include <vector>

#include "converters/options/nearest.h"
#include "converters/options/options.h"
#include "converters/options/words.h"
#include "converters/passes/metadata/given.h"
#include "formats/language/tags.h"
#include "formats/time/dates.h"

namespace offprint {

namespace {

// "Chinese" is well-formed, but no language has a code of more than three letters (the registry of BCP 47).
bool is_language(std::string_view value) {
  constexpr std::size_t kLongestCode = 3;
  const std::string tag = well_formed_language(value);
  return !tag.empty() && std::min(tag.find('-'), tag.size()) <= kLongestCode;
}

struct Check {
  bool (*concerns)(std::string_view key);
  bool (*holds)(std::string_view value);
  std::string_view otherwise;
};
bool is_language_field(std::string_view key) { return key == "language" || key == "lang"; }

constexpr Check kChecks[] = {
    {is_date_field, [](std::string_view value) { return parse_date(value).has_value(); },
     " is not a date; write for example -M published=2020-10-12T11:54:49Z"},
    {is_language_field, is_language, " is no code of a language (BCP 47); write for example -M language=zh-Hans"},
};

}  // namespace

Result<void> set_metadata(Settings& settings, std::string_view value) {
  const std::size_t equals = value.find('=');
  if (equals == std::string_view::npos || equals == 0)
    return fail(Fault::Usage, quoted(value) + " is not KEY=VALUE; write for example -M title='A new title'");
  if (auto checked = check_text(value); !checked) return checked;
  return add_metadata(settings.passes, value.substr(0, equals), value.substr(equals + 1));
}

Result<void> add_metadata(PassOptions& passes, std::string_view key, std::string_view value) {
  for (const Check& check : kChecks) {
    if (check.concerns(key) && !value.empty() && !check.holds(value))
      return fail(Fault::Usage, quoted(value) + std::string(check.otherwise));
  }
  passes.metadata.emplace_back(key, is_language_field(key) ? well_formed_language(value) : value);
  return {};
}

std::optional<std::string> misspelt_field(std::string_view key) {
  std::vector<std::string_view> known = metadata_fields();
  known.emplace_back("publisher");  // of `extra`, and a book's own
  if (std::find(known.begin(), known.end(), key) != known.end()) return {};
  const std::string_view meant = nearest(key, known);
  if (meant.empty()) return {};
  return quoted(key) + " is no field known here and is kept as it is; did you mean " + quoted(meant) + "?";
}

}  // namespace offprint
