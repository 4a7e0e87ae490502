#include "formats/html/plain_text.h"

#include <gtest/gtest.h>

#include "page.h"

namespace offprint {
namespace {

TEST(PlainText, MarkupIsWhatHasATagsForm) {
  for (const std::string_view html : {"<b>x", "x<br/>", "x</p >", "<my-tag x=1>", "<!DOCTYPE html>",
                                      "<?xml version='1'?>", "<![CDATA[x]]>", "a < b <i>c</i>"})
    EXPECT_TRUE(holds_markup(html)) << html;
  for (const std::string_view text : {"", "a < b > c", "x<3", "<kim@example.org>", "<https://example.org/>", "a <b",
                                      "5>4", "<>", "</>", "<!-- <b> is bold", "&lt;b&gt;", "<-- here -->"})
    EXPECT_FALSE(holds_markup(text)) << text;
}

TEST(PlainText, ElementsAreWhatHtmlKnows) {
  for (const std::string_view html :
       {"<b>x", "x<br/>", "x</p >", "x</my-tag>", "<!DOCTYPE html>", "<?xml version='1'?>", "<IMG src=a alt=\"a > b\">",
        "<p @click=x :a=b>", "a<b && c>d <i>e</i>", "<T> <a href='x>y'>z"})
    EXPECT_TRUE(holds_elements(html)) << html;
  for (const std::string_view text :
       {"", "if (a<b && c>d)", "vector<int>", "#include <iostream>", "<my-tag x=1>", "a <b", "a <p class='x",
        "x <i = 0>", "<!-- <b> is bold", "<!-- <b> --> text", "<kim@example.org>"})
    EXPECT_FALSE(holds_elements(text)) << text;
}

TEST(PlainText, BlankLinesEndParagraphsOthersStayLines) {
  EXPECT_EQ(tree("a\nb\n \n\t\nc"),
            "  paragraph\n    text \"a\"\n    break\n    text \"b\"\n  paragraph\n    text \"c\"\n");
  EXPECT_EQ(tree("\n\n  a &amp; b  \n\n"), "  paragraph\n    text \"  a & b\"\n");
}

TEST(PlainText, CommentsAreLeftOutAndEndNothing) {
  EXPECT_EQ(tree("a<!-- x -->b\n<!--more-->\nc"), "  paragraph\n    text \"ab\"\n    break\n    text \"c\"\n");
  EXPECT_EQ(tree("a\n<!--\n\n-->\nb"), "  paragraph\n    text \"a\"\n    break\n    text \"b\"\n");
}

TEST(PlainText, ThatNoHtmlWasFoundIsSaidOnce) {
  EXPECT_EQ(said(*read("a\n\nb")), "no-html  x1\n");
  EXPECT_EQ(said(*read("<p>a\n\nb")), "");
  EXPECT_EQ(said(*read(" \n<!-- x -->\n")), "");
}

TEST(PlainText, EachLineKnowsItsPlace) {
  const auto document = read("one\n\ntwo\n three\n");
  const Node* second = document->root->first->next;
  EXPECT_EQ(source(*document, *second), "two\n three");
  EXPECT_EQ(source(*document, *second->last), " three");
}

}  // namespace
}  // namespace offprint
