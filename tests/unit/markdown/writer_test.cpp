// Blocks and inlines, a test a form.
#include "formats/markdown/writer.h"

#include <gtest/gtest.h>

#include "tests/unit/markdown/tree_of.h"

namespace offprint::markdown_tests {
namespace {

TEST(MarkdownWriter, ParagraphsHeadingsAndBreaks) {
  Tree tree;
  tree.put({tree.heading(2, {tree.text("a"), tree.make<Break>({}), tree.text("b")}), tree.paragraph("c"),
            tree.make<Paragraph>(
                {tree.make<Break>({}), tree.text("d"), tree.make<Break>({}), tree.text("e"), tree.make<Break>({})}),
            tree.make<Paragraph>({})});
  EXPECT_EQ(tree.markdown(), "## a<br>b\n\nc\n\nd\\\ne\n");
}

TEST(MarkdownWriter, QuotesHoldBlocks) {
  Tree tree;
  tree.put({tree.make<BlockQuote>({tree.paragraph("a"), tree.make<BlockQuote>({tree.paragraph("b")})}),
            tree.make<BlockQuote>({tree.paragraph("c")}), tree.make<BlockQuote>({})});
  EXPECT_EQ(tree.markdown(), "> a\n>\n> > b\n\n> c\n");
}

TEST(MarkdownWriter, ListsTightAndLoose) {
  Tree tree;
  auto* nested = tree.make<ListItem>({tree.paragraph("b"), tree.list(true, false, {tree.item("c"), tree.item("d")})});
  tree.put({tree.list(false, false, {tree.item("a"), nested, tree.make<ListItem>({})})});
  EXPECT_EQ(tree.markdown(), "- a\n- b\n  1. c\n  2. d\n-\n");
  Tree loose;
  loose.put({loose.list(true, true, {loose.item("a"), loose.item("b")}, 9)});
  EXPECT_EQ(loose.markdown(), "9. a\n\n10. b\n");
}

TEST(MarkdownWriter, AListThatMayNotInterruptAParagraphStandsApart) {
  Tree tree;
  auto* late = tree.make<ListItem>({tree.paragraph("a"), tree.list(true, false, {tree.item("b")}, 3)});
  auto* empty = tree.make<ListItem>({tree.paragraph("c"), tree.list(false, false, {tree.make<ListItem>({})})});
  tree.put({tree.list(false, false, {late, empty})});
  EXPECT_EQ(tree.markdown(), "- a\n\n  3. b\n- c\n\n  -\n");
}

TEST(MarkdownWriter, ListsBesideEachOtherDiffer) {
  Tree tree;
  tree.put({tree.list(false, false, {tree.item("a")}), tree.list(false, false, {tree.item("b")}),
            tree.list(true, false, {tree.item("c")}), tree.list(true, false, {tree.item("d")}), tree.paragraph("e"),
            tree.list(true, false, {tree.item("f")})});
  EXPECT_EQ(tree.markdown(), "- a\n\n* b\n\n1. c\n\n1) d\n\ne\n\n1. f\n");
}

TEST(MarkdownWriter, ItemsThatBeginWithAnotherBlock) {
  Tree tree;
  const auto holding = [&](Node* block) { return tree.make<ListItem>({block}); };
  tree.put({tree.list(false, false,
                      {holding(tree.list(false, false, {holding(tree.list(false, false, {tree.item("a")}))})),
                       holding(tree.make<ThematicBreak>({})), holding(tree.code_block("b\n\nc"))})});
  EXPECT_EQ(tree.markdown(), "- * - a\n- ___\n- ```\n  b\n\n  c\n  ```\n");
}

TEST(MarkdownWriter, ThematicBreaks) {
  Tree tree;
  tree.put({tree.make<ThematicBreak>({}), tree.paragraph("a"), tree.make<ThematicBreak>({})});
  EXPECT_EQ(tree.markdown(), "___\n\na\n\n---\n");
}

TEST(MarkdownWriter, FencesAreLongerThanWhatTheyHold) {
  Tree tree;
  tree.put({tree.code_block("```\na ", "c++"), tree.code_block("", "a`b"), tree.code_block("~~~~", "x`")});
  EXPECT_EQ(tree.markdown(), "````c++\n```\na \n````\n\n~~~a`b\n~~~\n\n~~~~~x`\n~~~~\n~~~~~\n");
}

TEST(MarkdownWriter, InlineCode) {
  Tree tree;
  EXPECT_EQ(
      inlines(tree, {tree.code("a"), tree.text(" "), tree.code("b`c"), tree.text(" "), tree.code("`"), tree.text(" "),
                     tree.code(" d "), tree.text(" "), tree.code(" "), tree.text(" "), tree.code("e\nf")}),
      "`a` ``b`c`` `` ` `` `  d  ` ` ` `e f`");
  Tree touching;
  EXPECT_EQ(inlines(touching, {touching.code("a"), touching.code("b*")}), "`a`<code>b*</code>");
}

TEST(MarkdownWriter, Links) {
  Tree tree;
  EXPECT_EQ(inlines(tree, {tree.link("http://a.b/c_(d)", {tree.text("x")}, "say \"y\"")}),
            "[x](http://a.b/c_(d) \"say \\\"y\\\"\")");
  Tree odd;
  EXPECT_EQ(inlines(odd, {odd.link("a b", {odd.text("1")}), odd.link("x)", {odd.text("2")}), odd.link("", {}),
                          odd.link("<>", {odd.text("3")}), odd.link("/文", {odd.text("4")})}),
            "[1](<a b>)[2](<x)>)[](<>)[3](<\\<\\>>)[4](/文)");
  Tree plain;
  EXPECT_EQ(inlines(plain, {plain.link("https://a.b/", {plain.text("https://a.b/")}), plain.text(" "),
                            plain.link("javascript:x", {plain.text("safe")})}),
            "<https://a.b/> safe");
}

TEST(MarkdownWriter, WhatADestinationMayNotHold) {
  Tree tree;
  EXPECT_EQ(inlines(tree, {tree.link("a?b&copy;c\\*d", {tree.text("x")}, "\n&lt; \\")}),
            "[x](a?b&amp;copy;c\\\\*d \"&amp;lt; &bsol;\")");
}

// Some parsers look for tags, comments and code before they look for links.
TEST(MarkdownWriter, WhatAnAddressAndATitleDoNotBegin) {
  Tree tree;
  EXPECT_EQ(inlines(tree, {tree.link("https://x.org/", {tree.text("k")}, "<? `a\\`"), tree.text(" ?> "),
                           tree.link("https://x.org/`a", {tree.text("k")}, "<!-- {{ a }}"),
                           tree.link("a <b c=`", {tree.text("k")}), tree.link("/{{a}}/{%b%}/{c}", {tree.text("k")})}),
            "[k](https://x.org/ \"\\<? &#96;a\\\\&#96;\") ?> [k](https://x.org/&#96;a \"\\<!-- {\\{ a }}\")"
            "[k](<a \\<b c=&#96;>)[k](/{\\{a}}/{\\%b%}/{c})");
}

TEST(MarkdownWriter, AnInfoStringIsTheNameOfALanguage) {
  const auto opening = [](std::string_view lang) {
    Tree tree;
    tree.put({tree.code_block("a", lang)});
    const std::string out = tree.markdown();
    return out.substr(3, out.find('\n') - 3);
  };
  EXPECT_EQ(opening("c++"), "c++");
  EXPECT_EQ(opening("js:app"), "js:app");
  EXPECT_EQ(opening("objective c"), "objective c");
  EXPECT_EQ(opening("{.python onclick=alert(1)}"), "python");
  EXPECT_EQ(opening("python {onclick=alert(1)}"), "python");
  EXPECT_EQ(opening("{r, echo=FALSE}"), "r");
  for (const char* none : {"{=html}", "{ =html }", "=html", "{{a}}", "{%a%}", "{}", "{#a}", "{-}", "{a=b}", " "}) {
    EXPECT_EQ(opening(none), "") << none;
  }
  Tree tree;
  tree.put({tree.code_block("a", "{`}")});
  EXPECT_EQ(tree.markdown(), "```\na\n```\n");  // the fence is chosen by what is written
}

TEST(MarkdownWriter, AtTheTopTextIsNoHeader) {
  const auto top = [](std::initializer_list<std::string_view> lines, bool wraps = false) {
    Tree tree;
    auto* paragraph = tree.make<Paragraph>({});
    for (const std::string_view line : lines) {
      if (paragraph->first != nullptr) append(*paragraph, *tree.make<Break>({}));
      append(*paragraph, *tree.text(line));
    }
    tree.put({paragraph, tree.paragraph("Text."), tree.make<ThematicBreak>({})});
    WriteOptions options;
    options.columns = wraps ? 12 : 0;
    const std::string out = tree.markdown(options);
    EXPECT_TRUE(out.ends_with("\n\nText.\n\n---\n")) << out;
    return out.substr(0, out.find("\n\n"));
  };
  EXPECT_EQ(top({"+++"}), "\\+++");
  EXPECT_EQ(top({"+++ a"}), "\\+++ a");
  EXPECT_EQ(top({"{\"title\": 1}"}), "\\{\"title\": 1}");
  EXPECT_EQ(top({"{=html}"}), "\\{=html}");
  EXPECT_EQ(top({"% Title"}), "\\% Title");
  EXPECT_EQ(top({"Title: a", "Date: 2020-01-02"}), "Title\\: a\\\nDate: 2020-01-02");
  EXPECT_EQ(top({"标题：甲", "作者：乙"}), "标题&#xFF1A;甲\\\n作者：乙");
  EXPECT_EQ(top({"Title: Anna", "Date: 2020"}, true), "Title\\: Anna\\\nDate: 2020");
  EXPECT_EQ(top({"Title: abcd Date: 2020"}, true), "Title\\: abcd\nDate: 2020");
  EXPECT_EQ(top({"Note: this is text.", "And this: too."}), "Note: this is text.\\\nAnd this: too.");
  EXPECT_EQ(top({"来源：甲"}), "来源：甲");
}

// As old Hexo has it: keys over a rule, with empty lines between.
TEST(MarkdownWriter, AtTheTopParagraphsAreNoHeader) {
  Tree tree;
  tree.put({tree.make<Paragraph>({tree.code("a: b")}), tree.paragraph("title: x"), tree.paragraph("date: 2020"),
            tree.make<ThematicBreak>({}), tree.paragraph("Text.")});
  EXPECT_EQ(tree.markdown(), "`a: b`\n\ntitle\\: x\n\ndate: 2020\n\n---\n\nText.\n");
}

TEST(MarkdownWriter, Pictures) {
  Tree tree;
  EXPECT_EQ(inlines(tree, {tree.image("p.jpg", "a [b]\n\nc", "t"), tree.link("u", {tree.image("q.jpg")})}),
            "![a \\[b\\] c](p.jpg \"t\")[![](q.jpg)](u)");
}

TEST(MarkdownWriter, WhatMarkdownHasNoMarkFor) {
  Tree tree;
  EXPECT_EQ(inlines(tree, {tree.make<Underline>({tree.text("a")}), tree.make<Mark>({tree.text("b")}),
                           tree.make<Superscript>({tree.text("c")}), tree.make<Subscript>({tree.text("d")}),
                           tree.ruby("漢", "kan")}),
            "<u>a</u><mark>b</mark><sup>c</sup><sub>d</sub><ruby>漢<rt>kan</rt></ruby>");
}

TEST(MarkdownWriter, FiguresAreOneParagraph) {
  Tree tree;
  auto* figure = tree.make<Figure>(
      {tree.image("p.jpg", "a"), tree.make<Caption>({tree.text("b")}), tree.make<Credit>({tree.text("c")})});
  auto* linked = tree.make<Figure>({tree.link("u", {tree.image("q.jpg")})});
  tree.put({tree.make<Gallery>({figure, linked})});
  EXPECT_EQ(tree.markdown(), "![a](p.jpg)\\\nb\\\nc\n\n[![](q.jpg)](u)\n");
}

TEST(MarkdownWriter, EmbedsAreLinks) {
  Tree tree;
  tree.put({tree.embed("https://v.e/1", "A film", {tree.image("p.jpg")}), tree.embed("https://v.e/2", ""),
            tree.make<Figure>({tree.embed("https://v.e/3", "Sound"), tree.make<Caption>({tree.text("b")})})});
  EXPECT_EQ(
      tree.markdown(),
      "![](p.jpg)\\\n[A film](https://v.e/1)\n\n[Embedded content](https://v.e/2)\n\n[Sound](https://v.e/3)\\\nb\n");
}

TEST(MarkdownWriter, DefinitionListsBecomeItemsThatBeginWithBoldTerms) {
  Tree tree;
  tree.put({tree.list(false, false, {tree.item("x")}),
            tree.make<DefinitionList>({tree.make<DefinitionTerm>({tree.text("a")}),
                                       tree.make<DefinitionDescription>({tree.paragraph("b")})})});
  EXPECT_EQ(tree.markdown(), "- x\n\n* **a**\n\n  b\n");
}

TEST(MarkdownWriter, FootnotesStandAtTheEnd) {
  Tree tree;
  tree.put({tree.make<Paragraph>({tree.text("a"), tree.reference("my note")}),
            tree.definition("my note", {tree.paragraph("b"), tree.paragraph("c")}),
            tree.definition("unused", {tree.paragraph("d")}), tree.make<Paragraph>({tree.reference("gone")})});
  EXPECT_EQ(tree.markdown(), "a[^my-note]\n\n[gone]\n\n[^my-note]: b\n\n    c\n\nd\n");
}

TEST(MarkdownWriter, TablesWithPipes) {
  Tree tree;
  auto* head = tree.make<TableRow>({tree.cell({tree.text("a")}, true), tree.cell({tree.text("b")}, true)});
  auto* row = tree.make<TableRow>({tree.cell({tree.text("c"), tree.make<Break>({}), tree.text("d")})});
  auto* table = tree.make<Table>({head, row});
  auto* align = tree.document.arena.make_array<Align>(2);
  align[0] = Align::Center;
  align[1] = Align::Right;
  table->align = align;
  table->columns = 2;
  tree.put({table});
  EXPECT_EQ(tree.markdown(), "| a | b |\n| :-: | --: |\n| c<br>d |  |\n");
}

TEST(MarkdownWriter, ATableWithoutAHeadGetsAnEmptyOne) {
  Tree tree;
  tree.put({tree.make<Table>({tree.make<TableRow>({tree.cell({tree.paragraph("a")}), tree.cell({tree.text("b")})})}),
            tree.make<Table>({})});
  EXPECT_EQ(tree.markdown(), "|  |  |\n| --- | --- |\n| a | b |\n");
}

TEST(MarkdownWriter, TablesThatPipesCannotHoldAreHtml) {
  Tree spanned;
  spanned.put({spanned.make<Table>({spanned.make<TableRow>({spanned.cell({spanned.text("<a>")}, false, 2)})})});
  const std::string html = spanned.markdown();
  EXPECT_TRUE(html.starts_with("<table>\n")) << html;
  EXPECT_NE(html.find("<td colspan=\"2\">&lt;a&gt;</td>"), std::string::npos) << html;
  Tree braces;
  braces.put({braces.make<Table>({braces.make<TableRow>({braces.cell({braces.text("{{{ a }} {% b")}, false, 2)})})});
  EXPECT_NE(braces.markdown().find("{&#123;{ a }} {&#37; b"), std::string::npos) << braces.markdown();
  Tree blocks;
  blocks.put({blocks.make<Table>({blocks.make<TableRow>({blocks.cell({blocks.code_block("a\n\nb")})})})});
  const std::string code = blocks.markdown();
  EXPECT_TRUE(code.starts_with("<table>\n")) << code;
  EXPECT_EQ(code.find("\n\n"), std::string::npos) << code;
}

// With pipes it would be the square of what there is.
TEST(MarkdownWriter, ATableOfOneLongRowAndManyShortOnesIsHtml) {
  constexpr int kMany = 3000;
  Tree tree;
  auto* table = tree.make<Table>({tree.make<TableRow>({})});
  for (int i = 0; i < kMany; ++i) {
    append(*table->first, *tree.cell({}));
    append(*table, *tree.make<TableRow>({tree.cell({})}));
  }
  tree.put({table});
  const std::string html = tree.markdown();
  EXPECT_TRUE(html.starts_with("<table>\n"));
  EXPECT_LT(html.size(), 100 * kMany);
}

TEST(MarkdownWriter, WrapsAtDisplayWidthWhereNothingShows) {
  Tree tree;
  tree.put({tree.make<BlockQuote>({tree.paragraph("今天天气很好，我们去公园。")}), tree.paragraph("a-b c-d e-f"),
            tree.make<Paragraph>({tree.make<Underline>({tree.text(" aaaa bbbb")}), tree.text(" cccc")})});
  WriteOptions options;
  options.columns = 12;
  EXPECT_EQ(tree.markdown(options), "> 今天天气很\n> 好，我们去\n> 公园。\n\na-b c-d e-f\n\n<u> aaaa\nbbbb</u> cccc\n");
}

}  // namespace
}  // namespace offprint::markdown_tests
