#include "formats/layout/breaks.h"

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "formats/unicode/characters.h"

namespace offprint {
namespace {

std::string divided(std::string_view text, std::string_view language) {
  std::vector<std::size_t> offsets;
  line_breaks(text, language, offsets);
  std::string out;
  std::size_t at = 0;
  for (const std::size_t offset : offsets) {
    out += text.substr(at, offset - at);
    out += '|';
    at = offset;
  }
  return out + std::string(text.substr(at));
}

struct BreakRow {
  const char* text;
  const char* divided;
  const char* reason;
};

constexpr BreakRow kChinese[] = {
    {"", "", "nothing"},
    {"你好", "你|好|", "between any two characters"},
    {"他说：“你好。”然后走了。", "他|说：|“你|好。”|然|后|走|了。|", "quotes open and close"},
    {"说“甲”“乙”吗", "说|“甲”|“乙”|吗|", "between two quotations"},
    {"他‘好’的", "他|‘好’|的|", "single quotes, which CLDR leaves alone"},
    {"看“Hello”吧", "看|“Hello”|吧|", "a quotation in another script"},
    {"「『《书》』」（注）、【甲】", "「『《书》』」|（注）、|【甲】|", "brackets nest"},
    {"（ 甲 ）。", "（ 甲 ）。|", "brackets hold over spaces"},
    {"甲 ：乙 ；丙", "甲 ：|乙 ；|丙|", "no colon after a space"},
    {"是……的——吗", "是……|的|——|吗|", "ellipsis and dash stay whole"},
    {"约翰·史密斯", "约|翰·|史|密|斯|", "a middle dot begins no line"},
    {"约3.5万元，10%吧", "约|3.5|万|元，|10%|吧|", "numbers"},
    {"在iPhone上", "在|iPhone|上|", "between scripts"},
    {"the teachers’ room", "the |teachers’ |room|", "an apostrophe"},
    {"wait … no", "wait |… |no|", "an ellipsis between spaces is a word"},
    {"🇨🇳🇹🇼好", "🇨🇳|🇹🇼|好|", "flags stay whole"},
    {"👨\u200d👩\u200d👧好", "👨\u200d👩\u200d👧|好|", "joined emoji stay whole"},
    {"スーパー、ッ", "スー|パー、ッ|", "small kana and the length mark"},
    {"https://a.example/b/c?d=1", "https://|a.example/|b/|c?|d=1|", "an address at its slashes"},
    {"甲\u00a0乙\u2060丙", "甲\u00a0乙\u2060丙|", "characters that forbid"},
    {"甲\u200b乙", "甲\u200b|乙|", "a zero width space allows"},
    {"a  b", "a  |b|", "after all spaces"},
};

TEST(Breaks, OfChinese) {
  for (const char* language : {"zh", "zh-Hans", "zh-TW", ""}) {
    for (const BreakRow& row : kChinese) EXPECT_EQ(divided(row.text, language), row.divided) << row.reason;
  }
}

TEST(Breaks, OfOtherLanguages) {
  constexpr BreakRow kOther[] = {
      {"he said “no” twice", "he |said |“no” |twice|", "quotes stay with their word"},
      {"er „las“ es", "er |„las“ |es|", "a quote that closes where Chinese opens"},
      {"他说“好”的", "他|说|“好”|的|", "Chinese in an English article"},
  };
  for (const BreakRow& row : kOther) EXPECT_EQ(divided(row.text, "de"), row.divided) << row.reason;
}

bool one_of(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

// Whatever stands beside whatever: no closing mark begins a line, no opening one ends it.
TEST(Breaks, NeverBeforeClosingNorAfterOpening) {
  constexpr std::u32string_view kClosing = U"，。！？；：」』）》、】〕〉｝．";
  constexpr std::u32string_view kOpening = U"（「『《【〈〔｛";
  constexpr std::u32string_view kPool =
      U"，。！？；：」』）》、】〕〉｝．”’…（「『《【〈〔｛“‘—·中文字ab12 .-/ー한😀\u0301";
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) append_utf8(text, kPool[random() % kPool.size()]);
    for (const char* language : {"zh", "en"}) {
      std::vector<std::size_t> offsets;
      line_breaks(text, language, offsets);
      ASSERT_EQ(offsets.back(), text.size());
      offsets.pop_back();
      for (const std::size_t at : offsets) {
        const std::size_t before = text.find_last_not_of(' ', at - 1);
        if (before == std::string::npos) continue;
        const char32_t a = decode_before(text, before + 1).value;
        const char32_t b = decode(text, at).value;
        const bool touch = before + 1 == at;
        EXPECT_FALSE(one_of(b, kClosing) || (touch && one_of(b, U"”’…"))) << text << " at " << at;
        EXPECT_FALSE(one_of(a, kOpening) || (touch && one_of(a, U"“‘"))) << text << " at " << at;
        EXPECT_FALSE(touch && ((a == U'…' && b == U'…') || (a == U'—' && b == U'—'))) << text << " at " << at;
      }
    }
  }
}

TEST(Breaks, OfBytesThatAreNoUtf8EndAtTheEnd) {
  std::vector<std::size_t> offsets;
  line_breaks("\xff\xfe", "zh", offsets);
  ASSERT_FALSE(offsets.empty());
  EXPECT_EQ(offsets.back(), 2U);
}

TEST(Graphemes, EndWhereAReaderSeesACharacterEnd) {
  std::vector<std::size_t> offsets;
  grapheme_breaks("e\u0301中🇨🇳", offsets);
  EXPECT_EQ(offsets, (std::vector<std::size_t>{3, 6, 14}));
  grapheme_breaks("", offsets);
  EXPECT_TRUE(offsets.empty());
}

}  // namespace
}  // namespace offprint
