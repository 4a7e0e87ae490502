#include "converters/files/printable.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

using namespace std::string_view_literals;

TEST(Printable, TextStays) {
  EXPECT_EQ(printable("a name, 名字 \\ \"x\" 👍"), "a name, 名字 \\ \"x\" 👍");
  EXPECT_EQ(printable("\xEF\xBF\xBD"), "\xEF\xBF\xBD");  // a real U+FFFD
}

TEST(Printable, NothingThatATerminalObeysIsLeft) {
  EXPECT_EQ(printable("a\x1b[31mb\a\0c\x7f"sv), "a\\u001b[31mb\\u0007\\u0000c\\u007f");
  EXPECT_EQ(printable("l1\nl2\tt\r"), "l1\\nl2\\tt\\u000d");
  EXPECT_EQ(printable("\xC2\x9B"
                      "31m"),
            "\\u009b31m");                                                           // CSI as one character
  EXPECT_EQ(printable("\xE2\x80\xAEgpj.exe\xE2\x81\xA6"), "\\u202egpj.exe\\u2066");  // overrides, isolates
  EXPECT_EQ(printable("a\xE2\x80\xA8z"), "a\\u2028z");
}

TEST(Printable, BytesThatAreNoTextAreShown) {
  EXPECT_EQ(printable("\xff\xe6\x96"), "\\xff\\xe6\\x96");
  EXPECT_EQ(printable("\x9b"), "\\x9b");
}

TEST(Printable, WhatEscapesByItselfGetsTextAsItIs) {
  EXPECT_EQ(readable("a\tb\uFEFF\u202Ec"), "a\tb\uFEFF\u202Ec");
  EXPECT_EQ(readable("\xff"), "\\xff");
}

TEST(Printable, AStartIsCutAtACharacter) {
  EXPECT_EQ(printable_start("一二三四", 3), "一二三...");
  EXPECT_EQ(printable_start("一二三", 3), "一二三");
  EXPECT_EQ(printable_start("a\nb", 2), "a\\n...");
}

}  // namespace
}  // namespace offprint
