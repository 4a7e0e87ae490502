#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

TEST(Blocks, InlinesGatherInParagraphsBetweenBlocks) {
  EXPECT_EQ(tree_of("<div>one <b>two</b><p>three</p>four</div>"),
            "paragraph\n  text \"one \"\n  strong\n    text \"two\"\n"
            "paragraph\n  text \"three\"\n"
            "paragraph\n  text \"four\"\n");
}

TEST(Blocks, AMarkAroundBlocksGoesIntoEach) {
  EXPECT_EQ(tree_of("<a href='https://example.org/'><div>one</div><h3>two</h3></a>"),
            "paragraph\n  link url=\"https://example.org/\"\n    text \"one\"\n"
            "heading depth=3\n  link url=\"https://example.org/\"\n    text \"two\"\n");
}

TEST(Blocks, ABlockInAHeadingIsALineAndAnEmbedFollows) {
  EXPECT_EQ(tree_of("<h2><div>one</div><div>two</div><iframe src='https://example.org/v'></iframe></h2>"),
            "heading depth=2\n  text \"one\"\n  break\n  text \"two\"\n"
            "embed kind=\"iframe\" url=\"https://example.org/v\"\n");
}

TEST(Blocks, AListStraightInAListBelongsToTheItemBefore) {
  EXPECT_EQ(tree_of("<ul><li>one</li><ul><li>two</li></ul></ul>"),
            "list\n  listItem\n    paragraph\n      text \"one\"\n    list\n      listItem\n        paragraph\n        "
            "  text \"two\"\n");
}

TEST(Blocks, ItemsWithoutAListMakeOne) {
  EXPECT_EQ(tree_of("<div><li>one</li><li>two</li></div>"),
            "list\n  listItem\n    paragraph\n      text \"one\"\n  listItem\n    paragraph\n      text \"two\"\n");
}

TEST(Blocks, AnItemOfTwoBlocksMakesTheListSpread) {
  EXPECT_NE(tree_of("<ol start=3><li><p>one</p><p>two</p></li></ol>").find("list ordered spread start=3"),
            std::string::npos);
  EXPECT_EQ(tree_of("<ul><li><p>one</p><ul><li>two</li></ul></li></ul>").find("spread"), std::string::npos);
}

TEST(Blocks, CellsOfParagraphsHoldLinesAndCellsOfListsBlocks) {
  EXPECT_EQ(
      tree_of(
          "<table><tr><th "
          "align=right>n</th><td><p>a</p><p>b</p></td></tr><tr><td>1</td><td>x<ul><li>y</li></ul></td></tr></table>"),
      "table align=>-\n"
      "  tableRow\n    tableCell header\n      text \"n\"\n    tableCell\n      text \"a\"\n      break\n      text "
      "\"b\"\n"
      "  tableRow\n    tableCell\n      text \"1\"\n    tableCell\n      paragraph\n        text \"x\"\n"
      "      list\n        listItem\n          paragraph\n            text \"y\"\n");
}

TEST(Blocks, DefinitionsKeepTermsAndDescriptions) {
  EXPECT_EQ(tree_of("<dl><div><dt>tea</dt><dd>a leaf</dd></div></dl>"),
            "definitionList\n  definitionTerm\n    text \"tea\"\n  definitionDescription\n    paragraph\n      text "
            "\"a leaf\"\n");
}

TEST(Blocks, AFigureHoldsItsPictureItsLinkAndItsCaption) {
  EXPECT_EQ(
      tree_of("<a href='https://example.org/big'><figure><div><img src='https://example.org/a.jpg' alt='harbour'></div>"
              "<figcaption><p>The harbour</p></figcaption></figure></a>"),
      "figure\n  link url=\"https://example.org/big\"\n    image url=\"https://example.org/a.jpg\" alt=\"harbour\"\n"
      "  caption\n    text \"The harbour\"\n");
}

TEST(Blocks, AFigureWithoutAPictureIsWhatItHolds) {
  EXPECT_EQ(tree_of("<figure><blockquote>said</blockquote><p>who</p></figure>"),
            "blockquote\n  paragraph\n    text \"said\"\nparagraph\n  text \"who\"\n");
}

TEST(Blocks, ALanguageStandsWhereItDiffers) {
  Metadata metadata;
  metadata.language = "zh-Hans";
  EXPECT_EQ(tree(article("<div lang=zh-CN><p>这是中文的一段话<span lang=en-GB>Reuters</span></p></div>", {}, metadata)),
            "paragraph\n  text \"这是中文的一段话\"\n  text lang=\"en-GB\" \"Reuters\"\n");
}

TEST(Blocks, AnIdThatALinkNamesGoesToTheFirstNodeInItsPlace) {
  const Document document =
      article("<p><a href='#note'>see</a></p><div id=note><p>the note</p></div><p id=other>x</p>");
  ASSERT_EQ(document.anchors.size(), 1U);
  EXPECT_EQ(document.anchors[0].id, "note");
  EXPECT_EQ(document.anchors[0].node->kind, Kind::Paragraph);
}

TEST(Paragraphs, TwoBreaksEndAParagraphAndMarksGoOn) {
  EXPECT_EQ(tree_of("<div><br><b>one<br> <br>two</b><br></div>"),
            "paragraph\n  strong\n    text \"one\"\nparagraph\n  strong\n    text \"two\"\n");
}

TEST(Paragraphs, LinesOfAPoemStayLinesAndProseBecomesParagraphs) {
  EXPECT_EQ(tree_of("<p>床前一盏灯<br>窗外一树风</p>"),
            "paragraph\n  text \"床前一盏灯\"\n  break\n  text \"窗外一树风\"\n");
  const std::string sentence =
      "港口的清晨总是从第一班渡轮的汽笛开始，码头上的人们各自提着早点，沿着潮湿的石阶慢慢走下去。";
  const std::string out = tree_of("<div>" + sentence + "<br>" + sentence + "</div>");
  EXPECT_EQ(out, "paragraph\n  text \"" + sentence + "\"\nparagraph\n  text \"" + sentence + "\"\n");
}

TEST(Paragraphs, ManyBreaksAreLinear) {
  std::string html;
  for (int i = 0; i < 20000; ++i) html += "x<br><br>";
  EXPECT_EQ(tree_of(html).size(), 20000U * std::string("paragraph\n  text \"x\"\n").size());
}

TEST(Paragraphs, BlocksWithoutAnythingToSeeGo) {
  EXPECT_EQ(tree_of("<p>&nbsp;</p><ul><li> </li></ul><blockquote><p></p></blockquote><h2>\xe2\x80\x8b</h2><p>x</p>"),
            "paragraph\n  text \"x\"\n");
}

}  // namespace
}  // namespace offprint
