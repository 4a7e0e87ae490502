#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

TEST(Space, PrettyPrintingIsNothingBesideChineseAndASpaceBetweenWords) {
  EXPECT_EQ(
      tree_of("<p>\n  去年\n  <a href='https://example.org/'>\n   春天\n  </a>\n  ，他在\n  London\n  住了\n</p>"),
      "paragraph\n  text \"去年\"\n  link url=\"https://example.org/\"\n    text \"春天\"\n  text "
      "\"，他在London住了\"\n");
  EXPECT_EQ(tree_of("<p>\n The <b>\n night\n </b>\n shift\n</p>"),
            "paragraph\n  text \"The \"\n  strong\n    text \"night\"\n  text \" shift\"\n");
}

TEST(Space, ATypedSpaceStays) { EXPECT_EQ(tree_of("<p>茶 与 tea</p>"), "paragraph\n  text \"茶 与 tea\"\n"); }

TEST(Space, ItMovesOutOfMarks) {
  EXPECT_EQ(tree_of("<p>a<b> b </b>c</p>"), "paragraph\n  text \"a \"\n  strong\n    text \"b\"\n  text \" c\"\n");
  EXPECT_EQ(tree_of("<p><i>a </i><b> b</b></p>"),
            "paragraph\n  emphasis\n    text \"a\"\n  text \" \"\n  strong\n    text \"b\"\n");
}

TEST(Space, IndentsAtALineStartAndEndGo) {
  EXPECT_EQ(tree_of("<p>　　一行&nbsp;<br>&nbsp;&nbsp;又一　行　</p>"),
            "paragraph\n  text \"一行\"\n  break\n  text \"又一　行\"\n");
}

TEST(Space, APictureKeepsTheWordsBesideItApart) {
  EXPECT_EQ(tree_of("<p>a <img src='https://example.org/a.png'> b</p>"),
            "paragraph\n  text \"a \"\n  image url=\"https://example.org/a.png\"\n  text \" b\"\n");
}

TEST(Marks, NeighboursOfOneMeaningAreOneRun) {
  EXPECT_EQ(tree_of("<p><strong>一</strong><strong>二</strong><span>三</span><span>四</span></p>"),
            "paragraph\n  strong\n    text \"一二\"\n  text \"三四\"\n");
  EXPECT_EQ(
      tree_of("<p><a href='https://e.org/'>a</a><a href='https://e.org/'>b</a><a href='https://f.org/'>c</a></p>"),
      "paragraph\n  link url=\"https://e.org/\"\n    text \"ab\"\n  link url=\"https://f.org/\"\n    text \"c\"\n");
}

TEST(Marks, EmptyOnesGoAndNestedOnesAreOne) {
  EXPECT_EQ(tree_of("<p>a<b></b><i> </i>b<b>c<strong>d</strong></b></p>"),
            "paragraph\n  text \"a b\"\n  strong\n    text \"cd\"\n");
}

TEST(Marks, AHeadingNeedsNoStrong) { EXPECT_EQ(tree_of("<h2><b>Tea</b></h2>"), "heading depth=2\n  text \"Tea\"\n"); }

TEST(Code, PreIsCodeWithItsLanguageAndNothingElse) {
  EXPECT_EQ(tree_of("<pre class='language-sh'>\n<code><span>ls</span> -l<br>pwd\n</code></pre>"),
            "code lang=\"sh\" \"ls -l\\npwd\"\n");
}

TEST(Code, APictureInPreCutsIt) {
  EXPECT_EQ(tree_of("<pre>a<img src='https://example.org/a.png'>b</pre>"),
            "code \"a\"\nparagraph\n  image url=\"https://example.org/a.png\"\ncode \"b\"\n");
}

TEST(Code, LineNumbersAreCutUnderArticleOnlyAndDigitsOfTheCodeStay) {
  const std::string html = "<pre><span class='lineno'>1</span>x = <span class='number'>2</span></pre>";
  const Document cut = article(html);
  EXPECT_EQ(tree(cut), "code \"x = 2\"\n");
  EXPECT_EQ(ledger(cut), "cut line-number: 1\n");
  PassOptions none;
  none.clean = Clean::None;
  EXPECT_EQ(tree_of(html, none), "code \"1x = 2\"\n");
}

TEST(Code, InlineCodeKeepsMarksAroundIt) {
  EXPECT_EQ(tree_of("<p><code>a<b>b</b></code> <kbd>c</kbd></p>"),
            "paragraph\n  inlineCode \"a\"\n  strong\n    inlineCode \"b\"\n  text \" \"\n  inlineCode \"c\"\n");
}

TEST(Hide, HiddenTextGoesToTheLedgerAndClassNamesHideNothing) {
  const Document document =
      article("<p>a<span style='DISPLAY : none'>b</span></p><p hidden>c</p><p class='hidden'>d</p><button>e</button>");
  EXPECT_EQ(tree(document), "paragraph\n  text \"a\"\nparagraph\n  text \"d\"\n");
  EXPECT_EQ(ledger(document), "cut hidden: b\ncut hidden: c\ncut control: e\n");
}

TEST(Hide, AriaHiddenIsCutUnderArticleOnly) {
  PassOptions none;
  none.clean = Clean::None;
  EXPECT_EQ(tree_of("<p aria-hidden='true'>ad</p>"), "");
  EXPECT_EQ(tree_of("<p aria-hidden='true'>ad</p>", none), "paragraph\n  text \"ad\"\n");
}

TEST(Hide, ACaptionKeptFromBeingReadAloudStays) {
  EXPECT_EQ(tree_of("<figure><img src='https://e.org/a.jpg'><figcaption><span aria-hidden='true'>The "
                    "harbour</span></figcaption></figure>"),
            "figure\n  image url=\"https://e.org/a.jpg\"\n  caption\n    text \"The harbour\"\n");
}

TEST(LayoutTables, OneCellIsNoTableAndRowsOfCellsAre) {
  EXPECT_EQ(tree_of("<table><tr><td><p>a</p><h2>b</h2></td></tr></table>"),
            "paragraph\n  text \"a\"\nheading depth=2\n  text \"b\"\n");
  EXPECT_EQ(tree_of("<table><tr><td>a</td><td>b</td></tr></table>").substr(0, 5), "table");
  EXPECT_EQ(tree_of("<table><tr><th>a</th></tr></table>").substr(0, 5), "table");
}

}  // namespace
}  // namespace offprint
