#include "formats/writing/words.h"

#include <gtest/gtest.h>

#include "formats/language/tags.h"

namespace offprint {
namespace {

TEST(Words, StandInEachLanguage) {
  for (std::size_t i = 0; i < kWordCount; ++i) {
    const auto w = static_cast<Word>(i);
    EXPECT_FALSE(word(w, "en").empty()) << i;
    for (const char* chinese : {"zh-Hans", "zh-Hant"}) {
      EXPECT_FALSE(word(w, chinese).empty()) << i;
      for (const char c : word(w, chinese)) EXPECT_FALSE(c >= 'a' && c <= 'z') << "English in the Chinese word " << i;
    }
    for (const char c : word(w, "en")) EXPECT_GT(c, 0) << i;
  }
}

TEST(Words, DifferBetweenTheScripts) {
  EXPECT_EQ(word(Word::Contents, "zh-Hans"), "目录");
  EXPECT_EQ(word(Word::Contents, "zh-Hant"), "目錄");
  EXPECT_EQ(word(Word::Contents, "en"), "Contents");
  EXPECT_EQ(word(Word::Source, "zh"), "原文");
  EXPECT_EQ(word(Word::Contents, "ja"), "目次");
  EXPECT_EQ(word(Word::Contents, "ko-KR"), "차례");
}

TEST(Words, AreChosenByLanguage) {
  for (const char* hans : {"zh", "zh-CN", "zh-Hans", "zh-SG", "zh-hans-HK", "zh_CN", "ZH", "zh-Hans-TW"}) {
    EXPECT_EQ(wording(hans), Wording::Hans) << hans;
  }
  for (const char* hant : {"zh-TW", "zh-HK", "zh-MO", "zh-Hant", "zh-Hant-CN", "zh_TW", "zh-tw", "yue", "zh-yue"}) {
    EXPECT_EQ(wording(hant), Wording::Hant) << hant;
  }
  for (const char* japanese : {"ja", "ja-JP", "JA"}) EXPECT_EQ(wording(japanese), Wording::Japanese) << japanese;
  for (const char* korean : {"ko", "ko-KR"}) EXPECT_EQ(wording(korean), Wording::Korean) << korean;
  for (const char* english : {"", "en", "en-US", "de", "zhx", "z", "x-zh", "-"}) {
    EXPECT_EQ(wording(english), Wording::English) << english;
  }
}

TEST(Words, PhrasesTakeTheirValues) {
  EXPECT_EQ(phrase(Word::Volume, "en", {"2", "5"}), "Volume 2 of 5");
  EXPECT_EQ(phrase(Word::Volume, "zh", {"2", "5"}), "第2卷（共5卷）");
  EXPECT_EQ(phrase(Word::Contents, "en", {"2"}), "Contents2");
  EXPECT_EQ(counted(Word::OneArticle, Word::SomeArticles, 1, "en"), "1 article");
  EXPECT_EQ(counted(Word::OneArticle, Word::SomeArticles, 0, "en"), "0 articles");
  EXPECT_EQ(counted(Word::OneArticle, Word::SomeArticles, 12, "zh-TW"), "12篇文章");
}

TEST(Words, LanguagesHaveNames) {
  EXPECT_EQ(language_name("de", "en"), "German");
  EXPECT_EQ(language_name("zh-Hant", "en"), "Chinese (Traditional)");
  EXPECT_EQ(language_name("en", "zh-Hans"), "英语");
  EXPECT_EQ(language_name("en", "zh-HK"), "英文");
  EXPECT_EQ(language_name("qqx", "en"), "qqx");
  EXPECT_EQ(language_name("und", "zh"), "未知");
  EXPECT_EQ(language_name("", "en"), "unknown");
}

TEST(Words, ColonIsTheLanguages) {
  EXPECT_EQ(colon("zh-TW"), "：");
  EXPECT_EQ(colon("de"), ": ");
  EXPECT_EQ(colon("ja"), "：");
  EXPECT_EQ(colon("ko"), ": ");
  EXPECT_EQ(comma("ja"), "、");
  EXPECT_EQ(comma("ko"), ", ");
}

TEST(Words, EastAsianLanguagesHaveWideAmbiguousCharacters) {
  for (const char* yes : {"zh", "zh-TW", "ja", "ja-JP", "ko", "yue"}) EXPECT_TRUE(is_east_asian(yes)) << yes;
  for (const char* no : {"", "en", "jav", "kok"}) EXPECT_FALSE(is_east_asian(no)) << no;
}

}  // namespace
}  // namespace offprint
