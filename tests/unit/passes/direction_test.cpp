#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

TEST(Direction, OfTheWholeFromItsLanguageElseItsLetters) {
  EXPECT_EQ(article("<p>هذه مقالة قصيرة عن البحر.</p>").metadata.direction, Direction::Rtl);
  Metadata farsi;
  farsi.language = "fa";
  EXPECT_EQ(article("<p>۱۲</p>", {}, farsi).metadata.direction, Direction::Rtl);
  EXPECT_EQ(article("<p>A short article about the sea.</p>").metadata.direction, Direction::None);
  EXPECT_EQ(article("<p>港口，(12)。</p>").metadata.direction, Direction::None);
}

TEST(Direction, WhatDiffersSaysSo) {
  EXPECT_EQ(tree_of("<p>港口的名字：</p><p dir='rtl'>نص.</p>"),
            "paragraph\n  text \"港口的名字：\"\nparagraph dir=\"rtl\"\n  text \"نص.\"\n");
  EXPECT_EQ(
      tree_of("<div dir='RTL'><ul><li>שלום.</li></ul></div><p>港口的名字在這裏。</p>"),
      "list dir=\"rtl\"\n  listItem\n    paragraph\n      text \"שלום.\"\nparagraph\n  text \"港口的名字在這裏。\"\n");
  EXPECT_EQ(tree_of("<p>港口的名字：<span style='direction: rtl'>(نص)</span>。</p>"),
            "paragraph\n  text \"港口的名字：\"\n  text dir=\"rtl\" \"(نص)\"\n  text \"。\"\n");
}

TEST(Direction, AutoIsTheFirstLettersDirection) {
  EXPECT_EQ(tree_of("<p>港口的名字：<bdi>(1) نص</bdi>：三。</p>"),
            "paragraph\n  text \"港口的名字：\"\n  text dir=\"rtl\" \"(1) نص\"\n  text \"：三。\"\n");
  EXPECT_EQ(tree_of("<p>港口的名字在這裏。</p><p dir='auto'>12 نص abc def ghi</p>"),
            "paragraph\n  text \"港口的名字在這裏。\"\nparagraph dir=\"rtl\"\n  text \"12 نص abc def ghi\"\n");
}

TEST(Direction, BdoTurnsEveryCharacter) {
  EXPECT_EQ(tree_of("<p>代碼 <bdo dir='rtl'>abc</bdo> 完。</p>"),
            "paragraph\n  text \"代碼 \"\n  text dir=\"rtl\" bdo \"abc\"\n  text \" 完。\"\n");
}

TEST(Direction, ABlockOfOtherLettersRunsAsTheyDo) {
  EXPECT_EQ(
      tree_of("<p>港口的文章這樣開始，有幾句話。</p><blockquote><p>هذه مقالة قصيرة.</p></blockquote>"),
      "paragraph\n  text \"港口的文章這樣開始，有幾句話。\"\nblockquote dir=\"rtl\"\n  paragraph\n    text \"هذه مقالة "
      "قصيرة.\"\n");
  EXPECT_EQ(tree_of("<p>هذه مقالة قصيرة عن البحر والميناء.</p><pre>ls -l</pre>"),
            "paragraph\n  text \"هذه مقالة قصيرة عن البحر والميناء.\"\ncode dir=\"ltr\" \"ls -l\"\n");
}

}  // namespace
}  // namespace offprint
