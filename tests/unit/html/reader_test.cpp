#include "formats/html/reader.h"

#include <gtest/gtest.h>

#include "formats/document/tree.h"
#include "tests/unit/html/page.h"

namespace offprint {
namespace {

TEST(Reader, GivesEachElementItsKind) {
  EXPECT_EQ(tree("<h2>a</h2><p>b<br>c</p><hr><blockquote>d</blockquote><pre>\n e\n</pre>"),
            "  heading depth=2\n    text \"a\"\n"
            "  paragraph\n    text \"b\"\n    break\n    text \"c\"\n"
            "  thematicBreak\n"
            "  blockquote\n    text \"d\"\n"
            "  division pre\n    text \" e\\n\"\n");
  EXPECT_EQ(
      tree("<b>a</b><strong>b</strong><i>c</i><em>d</em><del>e</del><s>f</s><strike>g</strike><u>h</u><ins>i</ins>"
           "<mark>j</mark><sup>k</sup><sub>l</sub><code>m</code><font>n</font><x-y>o</x-y>"),
      "  strong\n    text \"a\"\n  strong\n    text \"b\"\n  emphasis\n    text \"c\"\n  emphasis\n    text \"d\"\n"
      "  delete\n    text \"e\"\n  delete\n    text \"f\"\n  delete\n    text \"g\"\n"
      "  underline\n    text \"h\"\n  underline\n    text \"i\"\n  mark\n    text \"j\"\n"
      "  superscript\n    text \"k\"\n  subscript\n    text \"l\"\n  span code\n    text \"m\"\n"
      "  span font\n    text \"n\"\n  span x-y\n    text \"o\"\n");
  EXPECT_EQ(tree("<dl><dt>a<dd>b</dl><figure><img src=i><figcaption>c</figcaption></figure>"),
            "  definitionList\n    definitionTerm\n      text \"a\"\n    definitionDescription\n      text \"b\"\n"
            "  figure\n    image url=\"i\"\n    caption\n      text \"c\"\n");
  EXPECT_EQ(tree("<ol start=3><li>a<li>b</ol><ul><li>c</ul><ol start=x></ol>"),
            "  list ordered start=3\n    listItem\n      text \"a\"\n    listItem\n      text \"b\"\n"
            "  list\n    listItem\n      text \"c\"\n  list ordered\n");
}

TEST(Reader, KeepsTheElementAndItsAttributes) {
  const auto document = read("<DIV Class='a &amp; b' data-id=7><x-note>t</x-note></DIV>");
  const Element& division = *document->root->first->element;
  EXPECT_EQ(division.name, "div");
  EXPECT_TRUE(division.block);
  EXPECT_EQ(division.get("class"), "a & b");
  EXPECT_EQ(division.get("data-id"), "7");
  EXPECT_EQ(division.find("id"), nullptr);
  const Element& note = *document->root->first->first->element;
  EXPECT_EQ(note.name, "x-note");
  EXPECT_FALSE(note.block);
}

TEST(Reader, KeepsTextAsItStands) {
  EXPECT_EQ(tree("<p> a \n b </p>\n<p>&lt;script&gt; &amp;amp; \u4E2D&nbsp;\u6587 a < b</p>"),
            "  paragraph\n    text \" a \\n b \"\n  text \"\\n\"\n"
            "  paragraph\n    text \"<script> &amp; \u4E2D\u00A0\u6587 a < b\"\n");
  EXPECT_EQ(tree("a</x>b</>c<!doctype html>d"), "  text \"abcd\"\n");  // tags that mean nothing
  EXPECT_EQ(tree("<p>a<!-- b -->c"), "  paragraph\n    text \"a\"\n    text \"c\"\n");
  EXPECT_EQ(tree("<p>&#1;</p>"), "  paragraph\n");
  EXPECT_EQ(tree("<textarea>\n<b>&amp;</textarea><xmp><b>&amp;</xmp>"),
            "  span textarea\n    text \"<b>&\"\n  division xmp\n    text \"<b>&amp;\"\n");
}

TEST(Reader, LeavesOutWhatABrowserDoesNotShow) {
  const auto document = read(
      "<title>t</title><style>s</style><p>a<script>b</script><template><p>c</p></template><!--d--></p>"
      "<noembed>e</noembed><datalist><option>f</datalist><iframe src=i>g</iframe>");
  EXPECT_EQ(text_content(*document->root), "a");
  EXPECT_EQ(said(*document), "");
}

TEST(Reader, ReadsLinksAndImages) {
  EXPECT_EQ(
      tree("<a href=' /x?a=1&amp;b ' title=t>a</a><a name=n>b</a><a href=''>c</a>"),
      "  link url=\"/x?a=1&b\" title=\"t\"\n    text \"a\"\n  span a\n    text \"b\"\n  span a\n    text \"c\"\n");
  const auto document = read("<img data-x data-x src=z alt='A &amp; B' title=T width=600 height=40px>");
  const auto* image = as<Image>(document->root->first);
  ASSERT_NE(image, nullptr);
  EXPECT_EQ(image->url, "z");
  EXPECT_EQ(image->alt, "A & B");
  EXPECT_EQ(image->title, "T");
  EXPECT_EQ(image->width, 600U);
  EXPECT_EQ(image->height, 40U);
  EXPECT_EQ(as<Image>(read("<img src=z width='100%'>")->root->first)->width, 0U);
  EXPECT_EQ(tree("<picture><source srcset=b><img src=a></picture><image src=c>"),
            "  span picture\n    span source\n    image url=\"a\"\n  image url=\"c\"\n");
  EXPECT_EQ(tree("<img src=data:image/gif;base64,R0 data-src=b><noscript><img src=b></noscript>"),
            "  image url=\"data:image/gif;base64,R0\"\n  division noscript\n    image url=\"b\"\n");
}

// Where scripts run, <noscript> is text: nothing in it opens or closes what stands around it.
TEST(Reader, ReadsNoscriptApart) {
  EXPECT_EQ(tree("<div><noscript><div></noscript><p>a</p></div>"),
            "  division div\n    division noscript\n      division div\n    paragraph\n      text \"a\"\n");
  EXPECT_EQ(tree("<p>a<noscript></p></div><b>b</noscript>c</p>"),
            "  paragraph\n    text \"a\"\n    division noscript\n      strong\n        text \"b\"\n    text \"c\"\n");
  EXPECT_EQ(tree("<NoScript><!-- <p>x --><noscript>a&amp;b</NOSCRIPT >c"),
            "  division noscript\n    text \"a&b\"\n  text \"c\"\n");
  EXPECT_EQ(tree("<noscript>a</noscript><p>b"), "  division noscript\n    text \"a\"\n  paragraph\n    text \"b\"\n");
  EXPECT_EQ(tree("<noframes>a</noframes>b"), "  text \"b\"\n");
}

TEST(Reader, ReadsTheWordsOfDrawings) {
  EXPECT_EQ(tree("<svg> <title>t</title><text>a</text> x <foreignObject><p>b</p></foreignObject></svg>"),
            "  span svg\n    span text\n      text \"a\"\n    text \" \"\n    span foreignobject\n      paragraph\n"
            "        text \"b\"\n");
}

TEST(Reader, ReadsEmbeds) {
  EXPECT_EQ(tree("<iframe src='https://v.example/1' title=T>old</iframe><embed src=e>"),
            "  embed kind=\"iframe\" url=\"https://v.example/1\" title=\"T\"\n  embed kind=\"iframe\" url=\"e\"\n");
  EXPECT_EQ(tree("<video poster=' p.jpg '><source src=a.mp4><source src=b.mp4>Your device cannot</video>"),
            "  embed kind=\"video\" url=\"a.mp4\"\n    image url=\"p.jpg\"\n");
  EXPECT_EQ(tree("<audio src=a.mp3></audio>"), "  embed kind=\"audio\" url=\"a.mp3\"\n");
  EXPECT_EQ(tree("<object data=a.mp4 type=video/mp4>old</object>"), "  embed kind=\"video\" url=\"a.mp4\"\n");
  EXPECT_EQ(tree("<object><param name=Movie value=m.swf><p>old</p></object>"),
            "  embed kind=\"iframe\" url=\"m.swf\"\n");
  EXPECT_EQ(tree("<object><p>shown</p></object>"), "  span object\n    paragraph\n      text \"shown\"\n");
  EXPECT_EQ(tree("<iframe data-src=lazy></iframe>"), "  embed kind=\"iframe\"\n");  // a pass looks at data-src
  EXPECT_EQ(tree("<iframe></iframe>"), "");
}

TEST(Reader, SaysWhatNoKindCanHold) {
  const auto document = read(
      "<canvas>a</canvas><canvas></canvas><object></object><applet>b</applet><video></video><iframe "
      "srcdoc='<p>c'></iframe>"
      "<svg><text>d</text></svg><svg width=640><path/></svg>"
      "<svg width=16><title>icon</title><path/></svg><svg aria-hidden=true width=640></svg>");
  EXPECT_EQ(said(*document),
            "element-dropped canvas x2\nelement-dropped object x1\nelement-dropped applet x1\n"
            "element-dropped video x1\nelement-dropped iframe x1\nelement-dropped svg x2\n");
  EXPECT_EQ(text_content(*document->root), "bd ");
  EXPECT_EQ(said(*read("<frameset><frame src=a></frameset>")), "element-dropped frameset x1\n");
}

TEST(Reader, ReadsTables) {
  EXPECT_EQ(tree("<table><caption>c</caption><colgroup><col></colgroup><thead><tr><td>a<th>b</thead>"
                 "<tr><td colspan=2 rowspan=3>d<td colspan=0 rowspan=70000>e<tr><tr><tr></table>"),
            "  table align=\n    division caption\n      text \"c\"\n"
            "    tableRow\n      tableCell header\n        text \"a\"\n      tableCell header\n        text \"b\"\n"
            "    tableRow\n      tableCell colspan=2 rowspan=3\n        text \"d\"\n"
            "      tableCell rowspan=4\n        text \"e\"\n    tableRow\n    tableRow\n    tableRow\n");
  EXPECT_EQ(tree("<table><thead><tr><td><table><tr><td>a</table></table>"),
            "  table align=\n    tableRow\n      tableCell header\n        table align=\n          tableRow\n"
            "            tableCell\n              text \"a\"\n");
  EXPECT_EQ(tree("<table>a<tr><td>b</table>"),  // what may not stand in a table goes before it
            "  text \"a\"\n  table align=\n    tableRow\n      tableCell\n        text \"b\"\n");
}

TEST(Reader, ReadsRubyAPairAtATime) {
  EXPECT_EQ(tree("<ruby>\u6F22<rp>(</rp><rt>kan</rt><rp>)</rp>\u5B57<rt>ji</rt></ruby>"),
            "  ruby annotation=\"kan\"\n    text \"\u6F22\"\n  ruby annotation=\"ji\"\n    text \"\u5B57\"\n");
  EXPECT_EQ(tree("<ruby><rb>\u6771<rb>\u4EAC<rt>to<rt><b>kyo</b></ruby>"),
            "  ruby annotation=\"tokyo\"\n    text \"\u6771\"\n    text \"\u4EAC\"\n");
  EXPECT_EQ(tree("<ruby>a<rt>b</rt> <!-- --> c</ruby><rt>d</rt>"),
            "  ruby annotation=\"b\"\n    text \"a\"\n  text \" \"\n  span ruby\n    text \" c\"\n"
            "  span rt\n    text \"d\"\n");
}

TEST(Reader, KeepsMathsText) {
  EXPECT_EQ(tree("<math><mi>x</mi><mo>&lt;</mo><![CDATA[1&lt;]]><annotation>tex</annotation></math>"),
            "  inlineMath \"x<\\\\text{1\\\\&lt;}\" mathml=\"<math xmlns=\\\"http://www.w3.org/1998/Math/MathML\\\" "
            "alttext=\\\"x&lt;\\\\text{1\\\\&amp;lt;}\\\"><mi>x</mi><mo>&lt;</mo><mtext>1&amp;lt;</mtext></math>\"\n");
  EXPECT_EQ(tree("<svg><path/><text>t</text></svg>a"),
            "  span svg\n    span text\n      text \"t\"\n    text \" \"\n  text \"a\"\n");
}

TEST(Reader, SharesAttributesAmongClones) {
  EXPECT_EQ(tree("<b><p>x</b>y</p>"), "  strong\n  paragraph\n    strong\n      text \"x\"\n    text \"y\"\n");
  const auto document = read("</><a href=h><p>x</a>y</p>");
  const auto* clone = as<Link>(document->root->last->first);
  ASSERT_NE(clone, nullptr);
  EXPECT_EQ(clone->url, "h");
  EXPECT_EQ(text_content(*clone), "x");
}

TEST(Reader, SetsTheLanguageWhereItChanges) {
  EXPECT_EQ(tree("<html lang=zh_CN><body><p lang=zh-cn>a</p><div lang=en><p lang=en>b</p><i lang='{x}'>c</i></div>"),
            "  paragraph\n    text \"a\"\n  division div lang=\"en\"\n    paragraph\n      text \"b\"\n"
            "    emphasis\n      text \"c\"\n");
  EXPECT_EQ(read("<html lang=zh_CN><p>a")->metadata.language, "zh-CN");
  EXPECT_EQ(read("a<html lang=ja>")->metadata.language, "ja");
}

TEST(Reader, RefusesAddressesThatRunCode) {
  const auto document = read(
      "<a href=' JaVa\tscript&colon;x()'>a</a><img src=vbscript:x data-src=b><iframe src='data:text/html,x'></iframe>"
      "<a href='javascript.html'>c</a><object><param name=src value='javascript:y'></object><script "
      "src=data:,x></script>");
  EXPECT_EQ(print(*document->root),
            "root\n  span a\n    text \"a\"\n  image\n  link url=\"javascript.html\"\n    text \"c\"\n"
            "  span object\n");
  EXPECT_EQ(said(*document),
            "address-refused javascript x1\naddress-refused vbscript x1\naddress-refused data:text/html x1\n"
            "address-refused javascript x1\nelement-dropped object x1\n");
}

TEST(Reader, TellsWhereNodesComeFrom) {
  const auto document = read("ab<p title='>'>c <b>d</b> e<p>f<ul><li>g</ul></ul><i>h");
  EXPECT_EQ(source(*document, *document->root->first), "ab");
  std::vector<std::string_view> sources;
  for (const Node* node = document->root; node != nullptr; node = next_in(*document->root, *node)) {
    if (node->element != nullptr) sources.push_back(source(*document, *node));
  }
  const std::vector<std::string_view> expected{
      "<p title='>'>c <b>d</b> e", "<b>d</b>", "<p>f", "<ul><li>g</ul>", "<li>g", "<i>h"};
  EXPECT_EQ(sources, expected);
}

TEST(Reader, ReadsAPartOfTheInput) {
  const auto document = loaded("<p>no</p>[<p>yes &amp;</p>]<p>no</p>");
  const auto begin = static_cast<std::uint32_t>(document->input().find('[')) + 1;
  const auto end = static_cast<std::uint32_t>(document->input().find(']'));
  ASSERT_TRUE(read_html_part(*document, begin, end, {}).has_value());
  EXPECT_EQ(validate(*document), std::nullopt);
  EXPECT_EQ(print(*document->root), "root\n  paragraph\n    text \"yes &\"\n");
  EXPECT_EQ(source(*document, *document->root->first), "<p>yes &amp;</p>");
  ASSERT_TRUE(read_html_part(*document, 0, begin - 1, {}).has_value());
  EXPECT_EQ(print(*document->root), "root\n  paragraph\n    text \"yes &\"\n  paragraph\n    text \"no\"\n");
}

TEST(Reader, ReadsAnEmptyPart) {
  const auto document = loaded("x");
  ASSERT_TRUE(read_html_part(*document, 1, 1, {}).has_value());
  EXPECT_EQ(document->root->first, nullptr);
}

}  // namespace
}  // namespace offprint
