#include "formats/html/line_breaks.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

TEST(LineBreaks, BlankLinesEndParagraphs) {
  EXPECT_EQ(with_paragraphs("a\nb\n\n\nc"), "<p>a\n<br>b\n</p>\n<p>c\n</p>\n");
  EXPECT_EQ(with_paragraphs("a <b>b</b>\r\n\r\n<h2>c</h2>\nd"), "<p>a <b>b</b>\r\n</p>\n<h2>c</h2>\n<p>d\n</p>\n");
  EXPECT_EQ(with_paragraphs(""), "");
}

TEST(LineBreaks, StayWhereTheyMeanThemselves) {
  EXPECT_EQ(with_paragraphs("<pre>a\n\nb</pre>\nc\nd"), "<pre>a\n\nb</pre>\n<p>c\n<br>d\n</p>\n");
  EXPECT_EQ(with_paragraphs("<SCRIPT>a\n\nb\n</script>"), "<SCRIPT>a\n\nb\n</script>\n");
  EXPECT_EQ(with_paragraphs("<ul>\n<li>a</li>\n</ul>"), "<ul>\n<li>a</li>\n</ul>\n");
}

TEST(LineBreaks, OfTextMayHoldAnything) {
  EXPECT_EQ(text_as_html("1 < 2 &amp; <p>\n\nb"), "<p>1 &lt; 2 &amp;amp; &lt;p&gt;\n</p>\n<p>b\n</p>\n");
}

}  // namespace
}  // namespace offprint
