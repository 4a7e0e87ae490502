// What is looked at many bytes at a time says the same as character by character, wherever a character stands.
#include <string>

#include <gtest/gtest.h>

#include "formats/unicode/characters.h"
#include "formats/unicode/direction.h"

namespace offprint {
namespace {

// The bytes behind 0 to 17 Chinese characters, or as many letters, and before some of each.
template <class Check>
void at_every_place(std::string_view bytes, const Check& check) {
  for (const std::string_view before : {"\u4E2D", "a"}) {
    std::string text;
    for (int i = 0; i < 18; ++i, text += before) {
      check(text + std::string(bytes));
      check(text + std::string(bytes) + "\u4E2D\u6587\u7684\u4EBA\u6C11\u4E2D\u6587 and letters, too");
    }
  }
}

TEST(Scan, TellsTextOfXml) {
  for (const std::string_view valid :
       {"\u4E2D", "\uFFFD", "\uE000", "\uD7FF", "\uFF0C", "\u0800", "\U00010000", "\t"}) {
    at_every_place(valid, [](const std::string& text) { EXPECT_TRUE(is_xml_text(text) && is_utf8(text)) << text; });
  }
  for (const std::string_view no_character : {"\xEF\xBF\xBE", "\xEF\xBF\xBF", "\x01", "\x1F"}) {
    at_every_place(no_character,
                   [](const std::string& text) { EXPECT_TRUE(!is_xml_text(text) && is_utf8(text)) << text; });
  }
  for (const std::string_view broken :
       {"\xE4\xB8", "\xED\xA0\x80", "\xE0\x80\x80", "\x80", "\xC1\x81", "\xF5\x80\x80\x80"}) {
    at_every_place(broken, [](const std::string& text) { EXPECT_TRUE(!is_xml_text(text) && !is_utf8(text)) << text; });
  }
}

TEST(Scan, FindsEveryLetterThatRunsFromRightToLeft) {
  for (char32_t c = 0x80; c <= 0x1FFFF; ++c) {
    if (c >= 0xD800 && c <= 0xDFFF) continue;
    std::string text = "\u4E2D\u6587 abc";
    append_utf8(text, c);
    Letters letters;
    letters.add(text);
    EXPECT_TRUE(letters.rtl == 0 || may_run_right_to_left(text)) << text;
  }
  EXPECT_FALSE(may_run_right_to_left("\u4E2D\u6587\uFF0C\u201C\u5F15\u201D\uFE0F and caf\u00E9"));
}

TEST(Scan, PutsTextIntoOneLine) {
  EXPECT_EQ(one_line(" \n a\t\n b c  \u4E2D\r\n\u6587 \f"), "a b c \u4E2D \u6587");
  EXPECT_EQ(one_line(" \n "), "");
}

}  // namespace
}  // namespace offprint
