// What style attributes and <q> make of the page's tree.
#include <gtest/gtest.h>

#include "tests/unit/html/page.h"

namespace offprint {
namespace {

TEST(ReaderStyles, MakeAndUnmakeMarks) {
  EXPECT_EQ(tree("<span style='font-weight:bold'>a</span><b style='font-weight:400'>b</b>"
                 "<i style='font-style:inherit'>c</i><s style='text-decoration:none'>d</s>"),
            "  span span\n    strong\n      text \"a\"\n  span b\n    text \"b\"\n  span i\n    text \"c\"\n"
            "  span s\n    text \"d\"\n");
  EXPECT_EQ(tree("<b style='font:italic 12px x'>a</b>"), "  span b\n    emphasis\n      text \"a\"\n");
  EXPECT_EQ(tree("<a href=u style='vertical-align:super;text-decoration:underline'>1</a>"),
            "  link url=\"u\"\n    superscript\n      text \"1\"\n");
}

TEST(ReaderStyles, AHeadingIsBoldByItself) {
  EXPECT_EQ(tree("<h2 style='font-weight:bold'><span style='font-weight:bold;text-decoration:underline'>a</span></h2>"),
            "  heading depth=2\n    span span\n      text \"a\"\n");
}

TEST(ReaderStyles, ListsAndTablesOweTheirMarksToTheirParts) {
  EXPECT_EQ(tree("<ul style='font-style:italic'><li>a<li style='font-style:normal'>b</ul>"),
            "  list\n    listItem\n      emphasis\n        text \"a\"\n    listItem\n      text \"b\"\n");
  EXPECT_EQ(tree("<table style='font-weight:bold'><tr><th>a<td>b</table>"),
            "  table align=\n    tableRow\n      tableCell header\n        text \"a\"\n"
            "      tableCell\n        strong\n          text \"b\"\n");
}

TEST(ReaderStyles, BlocksAndLines) {
  EXPECT_EQ(tree("<span style='display:block'>a</span><div style='display:inline'>b</div>"),
            "  division span\n    text \"a\"\n  span div\n    text \"b\"\n");
  EXPECT_EQ(tree("<em style='display:block'>a</em>"), "  division div\n    emphasis\n      text \"a\"\n");
  EXPECT_EQ(tree("<div style='white-space:pre-line'>\n<b>a\nb</b>\n</div>"),
            "  division div\n    text \"\\n\"\n    strong\n      text \"a\"\n      break\n      text \"b\"\n"
            "    break\n");
  EXPECT_EQ(tree("<pre style='white-space:pre-wrap'>a\nb</pre>"), "  division pre\n    text \"a\\nb\"\n");
}

TEST(ReaderStyles, AMarkThatSaysNothingGoes) {
  EXPECT_EQ(tree("<p style='font-weight:bold'><img src=i></p>"), "  paragraph\n    image url=\"i\"\n");
  EXPECT_EQ(tree("<span style='text-decoration:underline'><a href=u>a</a></span>"),
            "  span span\n    link url=\"u\"\n      text \"a\"\n");
  EXPECT_EQ(tree("<sup><a href=u style='vertical-align:super'>1</a></sup>"),
            "  superscript\n    link url=\"u\"\n      text \"1\"\n");
}

TEST(ReaderStyles, QuotationMarks) {
  EXPECT_EQ(tree("<q>a<q>b</q></q>"),
            "  span q\n    text \"“\"\n    text \"a\"\n    span q\n      text \"‘\"\n      text \"b\"\n"
            "      text \"’\"\n    text \"”\"\n");
  EXPECT_EQ(tree("<q lang=zh-TW></q>"), "  span q lang=\"zh-TW\"\n    text \"「\"\n    text \"」\"\n");
}

TEST(ReaderStyles, RubyWithoutABaseIsItsAnnotation) {
  EXPECT_EQ(tree("<ruby><rt>a</rt></ruby>"), "  span ruby\n    text \"a\"\n");
}

}  // namespace
}  // namespace offprint
