#include "formats/html/quotation_marks.h"

#include <algorithm>
#include <array>

#include "formats/unicode/ascii.h"

namespace offprint {

namespace {

struct QuotationRow {
  std::string_view language;  // matches itself and what narrows it: "zh-Hant" for zh-Hant-HK
  QuotationMarks outer;
  QuotationMarks inner;
};

// CLDR's delimiters, which browsers use by HTML §15.3.6. A narrower language comes before a wider one.
constexpr std::array kQuotationMarks{
    QuotationRow{"ar", {"”", "“"}, {"’", "‘"}},        QuotationRow{"bg", {"„", "“"}, {"„", "“"}},
    QuotationRow{"ca", {"«", "»"}, {"“", "”"}},        QuotationRow{"cs", {"„", "“"}, {"‚", "‘"}},
    QuotationRow{"de", {"„", "“"}, {"‚", "‘"}},        QuotationRow{"el", {"«", "»"}, {"“", "”"}},
    QuotationRow{"es", {"«", "»"}, {"“", "”"}},        QuotationRow{"et", {"„", "“"}, {"«", "»"}},
    QuotationRow{"fa", {"«", "»"}, {"‹", "›"}},        QuotationRow{"fi", {"”", "”"}, {"’", "’"}},
    QuotationRow{"fr-CH", {"«", "»"}, {"‹", "›"}},     QuotationRow{"fr", {"«", "»"}, {"«", "»"}},
    QuotationRow{"he", {"”", "”"}, {"’", "’"}},        QuotationRow{"hr", {"„", "“"}, {"‚", "‘"}},
    QuotationRow{"hu", {"„", "”"}, {"»", "«"}},        QuotationRow{"hy", {"«", "»"}, {"«", "»"}},
    QuotationRow{"is", {"„", "“"}, {"‚", "‘"}},        QuotationRow{"it", {"«", "»"}, {"“", "”"}},
    QuotationRow{"ja", {"「", "」"}, {"『", "』"}},    QuotationRow{"ko", {"‘", "’"}, {"“", "”"}},
    QuotationRow{"lt", {"„", "“"}, {"„", "“"}},        QuotationRow{"nb", {"«", "»"}, {"‘", "’"}},
    QuotationRow{"nl", {"‘", "’"}, {"“", "”"}},        QuotationRow{"nn", {"«", "»"}, {"‘", "’"}},
    QuotationRow{"no", {"«", "»"}, {"‘", "’"}},        QuotationRow{"pl", {"„", "”"}, {"«", "»"}},
    QuotationRow{"pt-PT", {"«", "»"}, {"“", "”"}},     QuotationRow{"ro", {"„", "”"}, {"«", "»"}},
    QuotationRow{"ru", {"«", "»"}, {"„", "“"}},        QuotationRow{"sk", {"„", "“"}, {"‚", "‘"}},
    QuotationRow{"sl", {"„", "“"}, {"‚", "‘"}},        QuotationRow{"sq", {"«", "»"}, {"“", "”"}},
    QuotationRow{"sr", {"„", "“"}, {"‘", "‘"}},        QuotationRow{"sv", {"”", "”"}, {"’", "’"}},
    QuotationRow{"uk", {"«", "»"}, {"„", "“"}},        QuotationRow{"ur", {"”", "“"}, {"’", "‘"}},
    QuotationRow{"yue", {"「", "」"}, {"『", "』"}},   QuotationRow{"zh-Hant", {"「", "」"}, {"『", "』"}},
    QuotationRow{"zh-TW", {"「", "」"}, {"『", "』"}}, QuotationRow{"zh-HK", {"「", "」"}, {"『", "』"}},
    QuotationRow{"zh-MO", {"「", "」"}, {"『", "』"}},
};
constexpr QuotationRow kOthers{"", {"“", "”"}, {"‘", "’"}};

bool is_of(std::string_view language, std::string_view wider) {
  return starts_ignoring_case(language, wider) && (language.size() == wider.size() || language[wider.size()] == '-');
}

}  // namespace

QuotationMarks quotation_marks(std::string_view language, bool inner) {
  const auto* found = std::find_if(kQuotationMarks.begin(), kQuotationMarks.end(),
                                   [&](const QuotationRow& row) { return is_of(language, row.language); });
  const QuotationRow& row = found == kQuotationMarks.end() ? kOthers : *found;
  return inner ? row.inner : row.outer;
}

}  // namespace offprint
