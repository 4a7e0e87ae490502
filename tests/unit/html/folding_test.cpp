// What the parser is not given because the tags alone tell it, and that the tree is the page's.
#include "formats/html/folding.h"

#include <string>

#include <gtest/gtest.h>

#include "formats/html/unfold.h"
#include "tests/differential/html_trees.h"

namespace offprint {
namespace {

std::string folded(std::string_view html) {
  Skeleton skeleton;
  make_skeleton(html, {}, skeleton);
  FoldedSkeleton made;
  fold(skeleton, made);
  return made.bytes;
}

TEST(Folding, TakesOutWhatTheTagsAloneTell) {
  EXPECT_EQ(folded("<div><h2>a</h2><p>b <b>c<img></b></p></div>d"), "<div></div>x");
  EXPECT_EQ(folded("<html><head><title>a</title></head><body><p>b</p></body></html>"),
            "<html><head><title>x</title></head><body><p></p></body></html>");
  EXPECT_EQ(folded("<ul><li>a</li><li><ul><li>b</li></ul></li></ul>"), "<ul></ul>");
  EXPECT_EQ(folded("<div><script>'<p>'</script><o:p>a</o:p></div>"), "<div></div>");
}

TEST(Folding, LeavesTheTagsOfTables) {
  EXPECT_EQ(folded("<div>a<table><tr><td>b<p>c</p></td></tr></table></div><p>d</p>"),
            "<div>x<table><tr><td></td></tr></table></div><p></p>");
  EXPECT_EQ(folded("<table><tr>a<td>b</td></tr></table><p>c</p>"), "<table><tr>x<td>x</td></tr></table><p>x</p>");
}

TEST(Folding, LeavesElementsInWhichOneIsClosedByAnother) {
  EXPECT_EQ(folded("<div><p>a<p>b</p></div><div><p>c</p></div>"), "<div><p>x<p></p></div><div></div>");
  EXPECT_EQ(folded("<ul><li>a<li><b>b</b></li></ul>"), "<ul><li>x<li></li></ul>");
  EXPECT_EQ(folded("<div><span><i>a</i></div><p>b</p>"), "<div><span><i></i></div><p></p>");
  EXPECT_EQ(folded("<div><p>a</p></p></img></div><p>b</p>"), "<div><p></p></p></img></div><p></p>");
}

TEST(Folding, EndsWhereFormattingIsReopened) {
  EXPECT_EQ(folded("<p>a</p><p><b>b</p><p>c</p>"), "<p></p><p><b>x</p><p>x</p>");
  EXPECT_EQ(folded("<p>a</p><a><a>b</a></a><p>c</p>"), "<p></p><a><a>x</a></a><p>x</p>");
  EXPECT_EQ(folded("<b><p>a</b>b</p><p>c</p>"), "<b><p>x</b>x</p><p>x</p>");
}

TEST(Folding, MakesTheTreeOfThePage) {
  for (const char* html : {
           "<div><p>a<b>b</b> <i></i></p>\n<img src=a>c</div>",
           "<b><div><p>a</p></b>b</div>",
           "<table><p>a</p><tr><td><p>b</p>",
           "<form><p>a</p>b</form><form>c</form>",
           "<pre>\n<code>\na</code></pre>",
           "<div><main><dd>a</main><dd>b</dd></div>",
           "<select><div>a</div></select><div>b</div>",
           "<dl><dt><main><dt>a</dt></main></dt></dl>",
           "<div/>a</div><p/>b<br/></br></p>",
       })
    EXPECT_EQ(written_tree(html, HtmlParse::Folded), written_tree(html, HtmlParse::Whole)) << html;
}

TEST(Folding, MakesTheTreeOfAnySoup) {
  std::mt19937 random(13);
  for (int i = 0; i < 3000; ++i) {
    const std::string html = nested_soup(random, 4 + static_cast<int>(random() % 40));
    ASSERT_EQ(written_tree(html, HtmlParse::Folded), written_tree(html, HtmlParse::Whole)) << html;
  }
}

}  // namespace
}  // namespace offprint
