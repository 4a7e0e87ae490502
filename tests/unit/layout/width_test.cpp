#include "formats/layout/width.h"

#include <string>

#include <gtest/gtest.h>

namespace offprint {
namespace {

struct WidthRow {
  const char* text;
  int narrow;  // ambiguous characters take 1
  int wide;    // ambiguous characters take 2
  const char* reason;
};

constexpr WidthRow kRows[] = {
    {"", 0, 0, "nothing"},
    {"Offprint 1.0", 12, 12, "ASCII"},
    {"a\tb\x7f", 2, 2, "controls"},
    {"\u0085", 0, 0, "a C1 control"},
    {"印刷品", 6, 6, "plain Chinese"},
    {"印，刷。", 8, 8, "fullwidth punctuation"},
    {"𠮷野家", 6, 6, "beyond the BMP"},
    {"ｱｲｳ", 3, 3, "halfwidth kana"},
    {"スーパー", 8, 8, "kana"},
    {"か\u3099", 2, 2, "a combining voiced mark"},
    {"한국", 4, 4, "Hangul syllables"},
    {"\u1112\u1161\u11ab", 2, 2, "one syllable in conjoining jamo"},
    {"“…”", 3, 6, "ambiguous quotation"},
    {"甲·乙", 5, 6, "an ambiguous middle dot"},
    {"①—Ω", 3, 6, "ambiguous numbers, dash, Greek"},
    {"é", 1, 2, "a precomposed letter, ambiguous"},
    {"ne\u0301e", 3, 3, "a combining acute"},
    {"न\u093fम\u094d", 2, 2, "Devanagari: marks stand on their letters"},
    {"z\u200bw\u00ad\u2060", 2, 2, "zero width space, soft hyphen, word joiner"},
    {"😀", 2, 2, "an emoji"},
    {"👍🏽", 2, 2, "a skin tone"},
    {"👨\u200d👩\u200d👧", 2, 2, "joined emoji"},
    {"❤\ufe0f", 2, 2, "an emoji by its selector"},
    {"❤", 1, 1, "the same as text"},
    {"1\ufe0f\u20e3", 2, 2, "a keycap"},
    {"🇨🇳🇹🇼", 4, 4, "two flags"},
    {"🇨", 1, 1, "half a flag"},
    {"中👨\u200d👩\u200d👧文e\u0301", 7, 7, "all together"},
    {"\xff", 1, 2, "a byte that is no UTF-8 counts as U+FFFD, which is ambiguous"},
};

TEST(Width, CountsColumnsByCluster) {
  for (const WidthRow& row : kRows) {
    EXPECT_EQ(display_width(row.text, false), row.narrow) << row.reason;
    EXPECT_EQ(display_width(row.text, true), row.wide) << row.reason;
  }
}

TEST(Width, OfPartsAddsUp) {
  std::string all;
  int sum = 0;
  for (const WidthRow& row : kRows) {
    if (std::string(row.text) == "\xff") continue;
    all += row.text;
    all += ' ';
    sum += row.wide + 1;
  }
  EXPECT_EQ(display_width(all, true), sum);
}

TEST(Width, OfEmojiThatAreNotComposedIsThatOfTheirParts) {
  EXPECT_EQ(uncomposed_width("👍🏽", false), 4);
  EXPECT_EQ(uncomposed_width("👨\u200d👩\u200d👧", false), 6);
  EXPECT_EQ(uncomposed_width("🇨🇳", false), 2);
  for (const WidthRow& row : kRows) EXPECT_GE(uncomposed_width(row.text, true), row.wide) << row.reason;
}

TEST(Emoji, IsOneClusterShownAsPicture) {
  for (const char* yes : {"😀", "👍🏽", "👨\u200d👩\u200d👧", "❤\ufe0f", "🇨🇳", "1\ufe0f\u20e3"}) {
    EXPECT_TRUE(is_emoji(yes)) << yes;
  }
  for (const char* no : {"", "a", "中", "❤", "1", "😀😀", "😀 a", "smile", "“"}) EXPECT_FALSE(is_emoji(no)) << no;
}

}  // namespace
}  // namespace offprint
