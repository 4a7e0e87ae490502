#include "formats/html/quotation_marks.h"

#include <algorithm>
#include <array>

#include "formats/address/address.h"

namespace offprint {

namespace {

struct Row {
  std::string_view language;  // itself and what it is narrowed to: "zh-Hant" for zh-Hant-HK
  QuotationMarks outer;
  QuotationMarks inner;
};

// CLDR's delimiters, which browsers have by HTML §15.3.6. A narrower language stands before a wider one.
constexpr std::array kRows{
    Row{"ar", {"”", "“"}, {"’", "‘"}},        Row{"bg", {"„", "“"}, {"„", "“"}},
    Row{"ca", {"«", "»"}, {"“", "”"}},        Row{"cs", {"„", "“"}, {"‚", "‘"}},
    Row{"de", {"„", "“"}, {"‚", "‘"}},        Row{"el", {"«", "»"}, {"“", "”"}},
    Row{"es", {"«", "»"}, {"“", "”"}},        Row{"et", {"„", "“"}, {"«", "»"}},
    Row{"fa", {"«", "»"}, {"‹", "›"}},        Row{"fi", {"”", "”"}, {"’", "’"}},
    Row{"fr-CH", {"«", "»"}, {"‹", "›"}},     Row{"fr", {"«", "»"}, {"«", "»"}},
    Row{"he", {"”", "”"}, {"’", "’"}},        Row{"hr", {"„", "“"}, {"‚", "‘"}},
    Row{"hu", {"„", "”"}, {"»", "«"}},        Row{"hy", {"«", "»"}, {"«", "»"}},
    Row{"is", {"„", "“"}, {"‚", "‘"}},        Row{"it", {"«", "»"}, {"“", "”"}},
    Row{"ja", {"「", "」"}, {"『", "』"}},    Row{"ko", {"‘", "’"}, {"“", "”"}},
    Row{"lt", {"„", "“"}, {"„", "“"}},        Row{"nb", {"«", "»"}, {"‘", "’"}},
    Row{"nl", {"‘", "’"}, {"“", "”"}},        Row{"nn", {"«", "»"}, {"‘", "’"}},
    Row{"no", {"«", "»"}, {"‘", "’"}},        Row{"pl", {"„", "”"}, {"«", "»"}},
    Row{"pt-PT", {"«", "»"}, {"“", "”"}},     Row{"ro", {"„", "”"}, {"«", "»"}},
    Row{"ru", {"«", "»"}, {"„", "“"}},        Row{"sk", {"„", "“"}, {"‚", "‘"}},
    Row{"sl", {"„", "“"}, {"‚", "‘"}},        Row{"sq", {"«", "»"}, {"“", "”"}},
    Row{"sr", {"„", "“"}, {"‘", "‘"}},        Row{"sv", {"”", "”"}, {"’", "’"}},
    Row{"uk", {"«", "»"}, {"„", "“"}},        Row{"ur", {"”", "“"}, {"’", "‘"}},
    Row{"yue", {"「", "」"}, {"『", "』"}},   Row{"zh-Hant", {"「", "」"}, {"『", "』"}},
    Row{"zh-TW", {"「", "」"}, {"『", "』"}}, Row{"zh-HK", {"「", "」"}, {"『", "』"}},
    Row{"zh-MO", {"「", "」"}, {"『", "』"}},
};
constexpr Row kOthers{"", {"“", "”"}, {"‘", "’"}};

bool is_of(std::string_view language, std::string_view wider) {
  return starts_ignoring_case(language, wider) && (language.size() == wider.size() || language[wider.size()] == '-');
}

}  // namespace

QuotationMarks quotation_marks(std::string_view language, bool inner) {
  const auto* found =
      std::find_if(kRows.begin(), kRows.end(), [&](const Row& row) { return is_of(language, row.language); });
  const Row& row = found == kRows.end() ? kOthers : *found;
  return inner ? row.inner : row.outer;
}

}  // namespace offprint
