#include "converters/passes/language/writing_systems.h"

#include <algorithm>

namespace offprint {

namespace {

// `language`: that of most texts in the script. `others`: languages that are also written in it, so that markup which
// names them is believed.
struct LanguagesOfScript {
  std::string_view language;
  std::string_view others;
};
constexpr std::array<LanguagesOfScript, WritingSystems::kScriptCount> kScripts{{
    {"el", "grc"},
    {"ru", "uk be bg sr mk kk ky mn tg tt uz ba cv os ab ce cu rue sah tyv"},
    {"hy", "xcl"},
    {"he", "yi iw ji lad"},
    {"ar", "fa ur ps ug ckb ku sd pnb azb arz ary prs bal"},
    {"syc", "syr aii"},
    {"dv", ""},
    {"nqo", ""},
    {"hi", "mr ne sa kok mai bho new awa doi"},
    {"bn", "as mni"},
    {"pa", ""},
    {"gu", ""},
    {"or", ""},
    {"ta", ""},
    {"te", ""},
    {"kn", "tcy"},
    {"ml", ""},
    {"si", "pi"},
    {"th", ""},
    {"lo", ""},
    {"bo", "dz"},
    {"my", "shn mnw"},
    {"ka", "xmf"},
    {"am", "ti gez"},
    {"chr", ""},
    {"km", ""},
    {"mn", ""},
}};

struct Range {
  char32_t first;
  char32_t last;
  std::uint8_t script;  // of kScripts
};
// The blocks of Unicode, in order.
constexpr std::array kRanges{
    Range{0x0370, 0x03FF, 0},  Range{0x0400, 0x052F, 1},  Range{0x0530, 0x058F, 2},  Range{0x0590, 0x05FF, 3},
    Range{0x0600, 0x06FF, 4},  Range{0x0700, 0x074F, 5},  Range{0x0750, 0x077F, 4},  Range{0x0780, 0x07BF, 6},
    Range{0x07C0, 0x07FF, 7},  Range{0x08A0, 0x08FF, 4},  Range{0x0900, 0x097F, 8},  Range{0x0980, 0x09FF, 9},
    Range{0x0A00, 0x0A7F, 10}, Range{0x0A80, 0x0AFF, 11}, Range{0x0B00, 0x0B7F, 12}, Range{0x0B80, 0x0BFF, 13},
    Range{0x0C00, 0x0C7F, 14}, Range{0x0C80, 0x0CFF, 15}, Range{0x0D00, 0x0D7F, 16}, Range{0x0D80, 0x0DFF, 17},
    Range{0x0E00, 0x0E7F, 18}, Range{0x0E80, 0x0EFF, 19}, Range{0x0F00, 0x0FFF, 20}, Range{0x1000, 0x109F, 21},
    Range{0x10A0, 0x10FF, 22}, Range{0x1200, 0x139F, 23}, Range{0x13A0, 0x13FF, 24}, Range{0x1780, 0x17FF, 25},
    Range{0x1800, 0x18AF, 26}, Range{0x1C80, 0x1C8F, 1},  Range{0x1C90, 0x1CBF, 22}, Range{0x1F00, 0x1FFF, 0},
    Range{0xA640, 0xA69F, 1},  Range{0xFB1D, 0xFB4F, 3},  Range{0xFB50, 0xFDFF, 4},  Range{0xFE70, 0xFEFC, 4},
};

// Letters that one language of a script has and the script's commonest language has not; the first row with enough of
// them in the text counts.
struct TellingRange {
  std::string_view language;
  std::uint8_t script;
  std::u32string_view letters;
  std::uint32_t least;  // of a thousand letters
};
constexpr std::array<TellingRange, WritingSystems::kTellerCount> kTellers{{
    {"be", 1, U"ўЎ", 5},
    {"kk", 1, U"әғқұӘҒҚҰ", 20},
    {"uk", 1, U"їєґЇЄҐ", 4},
    {"mk", 1, U"ѓќѕЃЌЅ", 3},
    {"sr", 1, U"ђјљњћџЂЈЉЊЋЏ", 15},
    {"mn", 1, U"өүӨҮ", 20},
    {"ur", 4, U"ٹڈڑںے", 15},
    {"ug", 4, U"ېۆۈەڭ", 40},
    {"ps", 4, U"ټډړښځڅ", 15},
    {"fa", 4, U"پچژگیک", 30},
    {"yi", 3, U"װױײ", 15},
    {"mr", 8, U"ळ", 3},
    {"as", 9, U"ৰৱ", 10},
    {"bg", 1, U"ъЪ", 8},  // Russian has it too, not often
}};

}  // namespace

void WritingSystems::add(char32_t c) {
  const auto* const range =
      std::partition_point(kRanges.begin(), kRanges.end(), [&](const Range& r) { return r.last < c; });
  if (range == kRanges.end() || c < range->first) return;
  ++letters_.at(range->script);
  for (std::size_t i = 0; i < kTellers.size(); ++i) {
    const TellingRange& teller = kTellers.at(i);
    if (teller.script == range->script && teller.letters.find(c) != std::u32string_view::npos) ++telling_.at(i);
  }
}

WritingSystems::Most WritingSystems::most() const {
  const auto* const most = std::max_element(letters_.begin(), letters_.end());
  if (*most == 0) return {};
  return {language_of(static_cast<std::size_t>(most - letters_.begin())), *most};
}

std::string_view WritingSystems::language_of(std::size_t script) const {
  for (std::size_t i = 0; i < kTellers.size(); ++i) {
    const TellingRange& teller = kTellers.at(i);
    const std::uint64_t seen = telling_.at(i);
    if (teller.script == script && seen * 1000 >= std::uint64_t{letters_.at(script)} * teller.least)
      return teller.language;
  }
  return kScripts.at(script).language;
}

bool share_script(std::string_view a, std::string_view b) {
  const auto in = [](const LanguagesOfScript& script, std::string_view language) {
    if (language == script.language) return true;
    for (std::size_t at = script.others.find(language); at != std::string_view::npos && !language.empty();
         at = script.others.find(language, at + 1)) {
      const std::size_t end = at + language.size();
      const bool begins = at == 0 || script.others[at - 1] == ' ';
      if (begins && (end == script.others.size() || script.others[end] == ' ')) return true;
    }
    return false;
  };
  return std::any_of(kScripts.begin(), kScripts.end(),
                     [&](const LanguagesOfScript& s) { return in(s, a) && in(s, b); });
}

}  // namespace offprint
