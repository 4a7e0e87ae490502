// What the parser gets of a page, and that the tree is the page's.
#include "formats/html/skeleton.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/differential/html_trees.h"

namespace offprint {
namespace {

std::string skeleton(std::string_view html, const ScanOptions& options = {}) {
  Skeleton made;
  make_skeleton(html, options, made);
  return made.exact ? made.bytes : "(inexact)";
}

TEST(Skeleton, KeepsTagsAndWhetherTextIsBlank) {
  EXPECT_EQ(skeleton("<p class=a>渡口&amp;船<br />\n<span title='>'>b</span></p> "), "<p>x<br/> <span>x</span></p> ");
  EXPECT_EQ(skeleton("<p>a<!-- b -->c<?d?>e</ f>g</>h"), "<p>x<!>x<!>x<!>x</>x");
  EXPECT_EQ(skeleton("<p>&nbsp;</p>&#32;&Tab;"), "<p>x</p> ");
  EXPECT_EQ(skeleton("<p>a < b <p"), "<p>x");
}

TEST(Skeleton, TellsWhichStartTagsThereAre) {
  Skeleton made;
  make_skeleton("<p><BASE href=a>b</template><!--<template>--><script>'<template>'</script>", {}, made);
  const auto seen = [&](std::string_view name) { return made.facts.starts.test(tag_rule(name).index); };
  EXPECT_TRUE(seen("p") && seen("base") && seen("script"));
  EXPECT_FALSE(seen("template") || seen("div"));
}

TEST(Skeleton, SplitsTextWhereItsWhiteSpaceGoesElsewhere) {
  EXPECT_EQ(skeleton("<title>a</title>\n b"), "<title>x</title> x");
  EXPECT_EQ(skeleton("<p>a</p>\n b"), "<p>x</p>x");
  EXPECT_EQ(skeleton("<table><col> a"), "<table><col> x");
  EXPECT_EQ(skeleton("<pre>\n\na</pre><pre>&#10;a</pre>"), "<pre>\nx</pre><pre>\nx</pre>");
}

TEST(Skeleton, KeepsTheAttributesThatTheTreeDependsOn) {
  EXPECT_EQ(skeleton("<body lang=zh id=a>x"), "<body lang=zh id=a>x");
  EXPECT_EQ(skeleton("<b class=a><i id=b>x</i></b><a href=c>d</a>"), "<b class=a><i id=b>x</i></b><a>x</a>");
  EXPECT_EQ(skeleton("<svg x=y><font color=red>"), "<svg><font color=red>");
  EXPECT_EQ(skeleton("<input name=a TYPE='hid&#100;en'/><input type=text>"), "<input type=hidden /><input>");
}

TEST(Skeleton, TakesTheContentOfScriptsForOneText) {
  EXPECT_EQ(skeleton("<script>'<p>'</script><style></style>"), "<script>x</script><style></style>");
  EXPECT_EQ(skeleton("<noscript><p></noframes>a</noscript>"), "<noframes>x</noframes>");
  EXPECT_EQ(skeleton("<noscript><p>a</noscript>", {200, ForeignTags::Keep, Scripts::Off}), "<noscript><p>x</noscript>");
}

TEST(Skeleton, LeavesOutWhatIsBeyondTheLimits) {
  EXPECT_EQ(skeleton("<div><div><p title='>'>a</p>b", {2, ForeignTags::Keep, Scripts::Run}), "<div><div><!>x<!>x");
  EXPECT_EQ(skeleton("<p>a<math><mi>b</math>", {200, ForeignTags::TakeOut, Scripts::Run}), "<p>x<!><mi>x<!>");
}

TEST(Skeleton, KnowsThePagesThatItCannotStandFor) {
  for (const char* html : {"<frameset>", "a<plaintext>b", "<isindex>", "<svg><![CDATA[a]]>", "<template><col>a"})
    EXPECT_EQ(skeleton(html), "(inexact)") << html;
  EXPECT_NE(skeleton("<p><![CDATA[a]]>"), "(inexact)");
}

TEST(Skeleton, TellsThePlaceOfEachToken) {
  Skeleton made;
  const std::string html = "<p class=a>bc<br>";
  make_skeleton(html, {}, made);
  ASSERT_EQ(made.bytes, "<p>x<br>");
  EXPECT_EQ(made.place(0), 0U);
  EXPECT_EQ(made.place(1), 0U);  // of the token that it is in
  EXPECT_EQ(made.place(3), html.find('b'));
  EXPECT_EQ(made.place(4), html.find("<br"));
  EXPECT_EQ(made.place(made.bytes.size()), html.size());
}

void expect_one_tree(const std::string& html) {
  const std::string whole = written_tree(html, HtmlParse::Whole);
  EXPECT_EQ(written_tree(html, HtmlParse::Skeleton), whole) << html;
  EXPECT_EQ(written_tree(html, HtmlParse::Folded), whole) << html;
}

TEST(Skeleton, MakesTheTreeOfThePage) {
  for (const char* html : {
           "a<b>b<p>c</b>d<i>e",
           "<table>a<tr>b<td>c</table>d",
           "<b><b><b><b class=x><b>a<p>b",
           "<svg><title><p>a</title><script>b</script></svg><script>c</script>",
           "<select><option>a<script>b</script><style>c</style><p>d</select>",
           "<table><input type=hidden><input>a",
           "<pre>\n</pre><textarea>\n\n<p></textarea><listing>\n",
           " <!doctype html> a <head> <title> b </title> </head> c </body> d </html> e ",
           "<p>a</>b</p c=d></br><p/>",
           "<math><annotation-xml encoding=text/html><p>a</math>",
           "<noscript><img src=a></noscript><p>b<noscript>c</noscript>",
           "<div>a<script>b",
           "<title>a</titl",
       })
    expect_one_tree(html);
}

TEST(Skeleton, AKnownDefectIsKnownHoweverItIsWritten) {
  using std::string_view_literals::operator""sv;
  for (const std::string_view html : {"<math></mi/>"sv, "<SVG></desc >"sv, "<ma\0th></mi/>"sv})
    EXPECT_TRUE(meets_known_defect(html)) << html;
  for (const std::string_view html : {"<math></mi>"sv, "<p></mi/>"sv}) EXPECT_FALSE(meets_known_defect(html)) << html;
}

TEST(Skeleton, MakesTheTreeOfAnySoup) {
  std::mt19937 random(12);
  for (int i = 0; i < 1500; ++i) expect_one_tree(tag_soup(random, 4 + static_cast<int>(random() % 40)));
  const std::string page =
      "<!doctype html><html lang=zh><head><title>渡口</title><script>var a = '<p>';</script></head><body class=b>"
      "<article><h1>渡口</h1><p>船<b>在<i>晚上</b>八点</i>开。<br>\n<a href=/x>时刻表</a></p><ul><li>一<li>二</ul>"
      "<table><tr><td>a<td>b</table><pre>\nc\n</pre><svg><desc>d</desc></svg><noscript><img "
      "src=e></noscript></article>";
  for (int i = 0; i < 500; ++i) {
    const std::string other = mutated(page, random);
    if (!meets_known_defect(other)) expect_one_tree(other);
  }
}

}  // namespace
}  // namespace offprint
