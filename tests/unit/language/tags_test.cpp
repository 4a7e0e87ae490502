#include "formats/language/tags.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(Language, WellFormedTagsStay) {
  for (const char* tag : {"zh", "zh-Hans", "zh-Hant-TW", "zh-cmn-Hans-CN", "es-419", "sl-rozaj-biske", "de-1901", "und",
                          "en-u-hc-h12", "en-a-bb-x-c", "de-x-a"}) {
    EXPECT_EQ(well_formed_language(tag), tag);
  }
  EXPECT_EQ(well_formed_language("zh_CN"), "zh-CN");
}

TEST(Language, OthersAreNone) {
  for (const char* tag : {"", "-", "z", "zh-", "-zh", "zh--Hans", "中文", "en us", "en-us-us", "zh-Hans-Hant", "x-a",
                          "i-klingon", "en-a", "en-a-bb-a-cc", "toolonglanguage", "123"}) {
    EXPECT_EQ(well_formed_language(tag), "") << tag;
  }
}

TEST(Language, TheCommonOneIsOfTheMostFrequentLanguage) {
  EXPECT_EQ(common_language({"en", "zh-Hant", "en", "zh-Hans", "zh-Hans", "en", "zh"}), "zh-Hans");
  EXPECT_EQ(common_language({"ko", "zh-Hans", "und", "", "und", "zh-Hans"}), "zh-Hans");
  EXPECT_EQ(common_language({"zh-Hant", "en", "en", "zh-Hans"}), "zh-Hant");
  EXPECT_EQ(common_language({"", "und"}), "und");
}

}  // namespace
}  // namespace offprint
