#include "formats/writing/words.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(Words, StandInEachLanguage) {
  for (std::size_t i = 0; i < kWordCount; ++i) {
    const auto w = static_cast<Word>(i);
    EXPECT_FALSE(word(w, "en").empty()) << i;
    for (const char* chinese : {"zh-Hans", "zh-Hant"}) {
      EXPECT_FALSE(word(w, chinese).empty()) << i;
      for (const char c : word(w, chinese)) EXPECT_LT(c, 0) << "ASCII in the Chinese word " << i;
    }
    for (const char c : word(w, "en")) EXPECT_GT(c, 0) << i;
  }
}

TEST(Words, DifferBetweenTheScripts) {
  EXPECT_EQ(word(Word::Contents, "zh-Hans"), "目录");
  EXPECT_EQ(word(Word::Contents, "zh-Hant"), "目錄");
  EXPECT_EQ(word(Word::Contents, "en"), "Contents");
  EXPECT_EQ(word(Word::Source, "zh"), "原文");
}

TEST(Words, AreChosenByLanguage) {
  for (const char* hans : {"zh", "zh-CN", "zh-Hans", "zh-SG", "zh-hans-HK", "zh_CN", "ZH", "zh-Hans-TW"}) {
    EXPECT_EQ(wording(hans), Wording::Hans) << hans;
  }
  for (const char* hant : {"zh-TW", "zh-HK", "zh-MO", "zh-Hant", "zh-Hant-CN", "zh_TW", "zh-tw", "yue", "zh-yue"}) {
    EXPECT_EQ(wording(hant), Wording::Hant) << hant;
  }
  for (const char* english : {"", "en", "en-US", "ja", "zhx", "z", "x-zh", "-"}) {
    EXPECT_EQ(wording(english), Wording::English) << english;
  }
}

TEST(Words, ColonIsTheLanguages) {
  EXPECT_EQ(colon("zh-TW"), "：");
  EXPECT_EQ(colon("de"), ": ");
}

TEST(Words, EastAsianLanguagesHaveWideAmbiguousCharacters) {
  for (const char* yes : {"zh", "zh-TW", "ja", "ja-JP", "ko", "yue"}) EXPECT_TRUE(is_east_asian(yes)) << yes;
  for (const char* no : {"", "en", "jav", "kok"}) EXPECT_FALSE(is_east_asian(no)) << no;
}

}  // namespace
}  // namespace offprint
