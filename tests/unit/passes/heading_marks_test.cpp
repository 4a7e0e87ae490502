#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

TEST(HeadingMarks, SignsThatLeadToTheHeadingGo) {
  const Document document = article(
      "<h2 id='b'>二<a class='headerlink' href='#b' title='Permalink'>¶</a></h2><h3 id='c'><a href='#c'>§</a>三</h3>"
      "<h4>四 <a href='#d'> # </a></h4>");
  EXPECT_EQ(tree(document),
            "heading depth=2\n  text \"二\"\nheading depth=3\n  text \"三\"\nheading depth=4\n  text \"四\"\n");
  EXPECT_EQ(ledger(document), "cut heading-mark: ¶\ncut heading-mark: §\ncut heading-mark:  # \n");
}

TEST(HeadingMarks, LinksThatEditTheSectionGoWithTheirBrackets) {
  EXPECT_EQ(tree_of("<h2>历史<span class='mw-editsection'>[<a href='/w/index.php?action=edit'>编辑</a> | <a "
                    "href='/w/e'>编辑源代码</a>]</span></h2>"),
            "heading depth=2\n  text \"历史\"\n");
  EXPECT_EQ(tree_of("<h2>History [<a href='/e'>edit</a>]</h2>"), "heading depth=2\n  text \"History\"\n");
}

TEST(HeadingMarks, WhatNobodySeesGoes) {
  EXPECT_EQ(tree_of("<h2 id='d'>四 <a href='#d'>&#8203;</a></h2>"), "heading depth=2\n  text \"四\"\n");
}

TEST(HeadingMarks, BesideTheHeadingToo) {
  EXPECT_EQ(tree_of("<div class='mw-heading'><h2 id='x'>歷史</h2><span class='mw-editsection'>[<a "
                    "href='/e'>編輯</a>]</span></div><p>文。</p>"),
            "heading depth=2\n  text \"歷史\"\nparagraph\n  text \"文。\"\n");
}

TEST(HeadingMarks, WhatTheHeadingSaysStays) {
  const auto same = [](std::string_view html) {
    PassOptions none;
    none.clean = Clean::None;
    EXPECT_EQ(tree_of(html), tree_of(html, none)) << html;
  };
  same("<h2>C#</h2>");
  same("<h2>§ 12 解約</h2>");
  same("<h2># 的用法</h2>");
  same("<h2><a href='#x'>#</a></h2>");
  same("<h2><a href='https://e.org/x'>港規</a></h2>");
  same("<h2>标题<a href='#fn1'>*</a></h2>");
  same("<h2>标题<sup><a href='#fn1'>[1]</a></sup></h2>");
  same("<h2>怎样 <a href='https://e.org/edit'>编辑照片</a></h2>");
  same("<h2>标题 <a href='https://e.org/'>#</a></h2>");
  same("<h2>How to <a href='https://e.org/x'>edit</a></h2>");
  same("<p>段落<a href='#p'>¶</a></p>");
}

TEST(HeadingMarks, NoneKeepsThem) {
  PassOptions none;
  none.clean = Clean::None;
  EXPECT_EQ(tree_of("<h2 id='b'>二<a href='#b'>¶</a></h2>", none),
            "heading depth=2\n  text \"二\"\n  link url=\"#b\"\n    text \"¶\"\n");
}

}  // namespace
}  // namespace offprint
