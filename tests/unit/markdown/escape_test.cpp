// A case for each row of the table in formats/markdown/escape.cpp, and what needs no backslash.
#include "formats/markdown/escape.h"

#include <gtest/gtest.h>

#include "tests/unit/markdown/tree_of.h"

namespace offprint::markdown_tests {
namespace {

using markdown::opens_attributes;

std::string written(std::string_view text) {
  Tree tree;
  return inlines(tree, {tree.text(text)});
}

// `above`, a line break, and `text`: what begins a later line.
std::string written_below(std::string_view above, std::string_view text) {
  Tree tree;
  return inlines(tree, {tree.text(above), tree.make<Break>({}), tree.text(text)});
}

std::string after_reference(std::string_view text) {
  Tree tree;
  tree.put(
      {tree.definition("n", {tree.paragraph("note")}), tree.make<Paragraph>({tree.reference("n"), tree.text(text)})});
  const std::string out = tree.markdown();
  return out.substr(0, out.find('\n'));
}

std::string linked(std::string_view text) {
  Tree tree;
  return inlines(tree, {tree.link("u", {tree.text(text)})});
}

TEST(Escape, Headings) {
  EXPECT_EQ(written("# a"), "\\# a");
  EXPECT_EQ(written("###### a"), "\\###### a");
  EXPECT_EQ(written("#"), "\\#");
  EXPECT_EQ(written("#a"), "#a");
  EXPECT_EQ(written("####### a"), "####### a");
  EXPECT_EQ(written("a # b"), "a # b");
}

TEST(Escape, TheClosingSequenceOfAHeading) {
  const auto heading = [](std::string_view text) {
    Tree tree;
    tree.put({tree.heading(2, {tree.text(text)})});
    return tree.markdown();
  };
  EXPECT_EQ(heading("C #"), "## C \\#\n");
  EXPECT_EQ(heading("a ##"), "## a \\##\n");
  EXPECT_EQ(heading("a # "), "## a \\# \n");
  EXPECT_EQ(heading("##"), "## \\##\n");
  EXPECT_EQ(heading("C#"), "## C#\n");
  EXPECT_EQ(heading("# a - 1. > b"), "## # a - 1. > b\n");
}

TEST(Escape, WhatCouldBeginAFormula) {
  EXPECT_EQ(written("$a$"), "\\$a$");
  EXPECT_EQ(written("$$a$$"), "\\$\\$a\\$$");
  EXPECT_EQ(written("costs $5 and $10 with"), "costs $5 and $10 with");
  EXPECT_EQ(written("US$5/$6"), "US\\$5/$6");
  EXPECT_EQ(written("5$ a $"), "5$ a $");
}

TEST(Escape, WhatIsLikeAReference) {
  EXPECT_EQ(written("&lt;b>"), "\\&lt;b>");
  EXPECT_EQ(written("&#35; &#x23; &copy;"), "\\&#35; \\&#x23; \\&copy;");
  EXPECT_EQ(written("AT&T; A & B, &amp and &;"), "AT\\&T; A & B, &amp and &;");
}

TEST(Escape, Lists) {
  EXPECT_EQ(written("- a"), "\\- a");
  EXPECT_EQ(written("+ a"), "\\+ a");
  EXPECT_EQ(written("* a"), "\\* a");
  EXPECT_EQ(written("-"), "\\-");
  EXPECT_EQ(written("-a +a a - b"), "-a +a a - b");
  EXPECT_EQ(written("1. a"), "1\\. a");
  EXPECT_EQ(written("2020) a"), "2020\\) a");
  EXPECT_EQ(written("1.5 a"), "1.5 a");
  EXPECT_EQ(written("1234567890. a"), "1234567890. a");
  EXPECT_EQ(written_below("a", "- b"), "a\\\n\\- b");
  EXPECT_EQ(written_below("a", " 1. b"), "a\\\n1\\. b");
}

TEST(Escape, Tasks) {
  const auto item = [](std::string_view text) {
    Tree tree;
    tree.put({tree.list(false, false, {tree.item(text)})});
    return tree.markdown();
  };
  EXPECT_EQ(item("[ ] a"), "- \\[ ] a\n");
  EXPECT_EQ(item("[x] a"), "- \\[x] a\n");
  EXPECT_EQ(item("[y] a"), "- [y] a\n");
  EXPECT_EQ(written("[ ] a"), "[ ] a");
}

// A run is looked at once, however long it is.
TEST(Escape, AParagraphOfAsterisks) {
  constexpr std::size_t kMany = 400000;
  EXPECT_EQ(written(std::string(kMany, '*')).size(), 2 * kMany);
  EXPECT_EQ(written(std::string(kMany, '*') + "a"), std::string(kMany, '*') + "a");
}

TEST(Escape, ThematicBreaks) {
  EXPECT_EQ(written("---"), "\\---");
  EXPECT_EQ(written("***"), "\\*\\*\\*");
  EXPECT_EQ(written("___"), "\\___");
  EXPECT_EQ(written("--- a"), "--- a");
}

TEST(Escape, WhatMakesTheLineAboveAHeadingOrATable) {
  EXPECT_EQ(written_below("a", "--"), "a\\\n\\--");
  EXPECT_EQ(written_below("a", "=="), "a\\\n\\==");
  EXPECT_EQ(written_below("a", ":-"), "a\\\n\\:-");
  EXPECT_EQ(written_below("a", "|-|-|"), "a\\\n\\|-|-|");
  EXPECT_EQ(written_below("a", "== b"), "a\\\n== b");
  EXPECT_EQ(written("=="), "==");
  EXPECT_EQ(written("|a|"), "|a|");
}

TEST(Escape, CellsOfATable) {
  Tree tree;
  tree.put({tree.make<Table>({tree.make<TableRow>({tree.cell({tree.text("a|b"), tree.code("c|d")}, true)})})});
  EXPECT_EQ(tree.markdown(), "| a\\|b`c\\|d` |\n| --- |\n");
}

TEST(Escape, BlockQuotesAndFences) {
  EXPECT_EQ(written("> a"), "\\> a");
  EXPECT_EQ(written("a > b"), "a > b");
  EXPECT_EQ(written("```"), "\\```");
  EXPECT_EQ(written("~~~"), "\\~\\~\\~");
  EXPECT_EQ(written("~~ a"), "~~ a");
}

TEST(Escape, Html) {
  EXPECT_EQ(written("<script>"), "\\<script>");
  EXPECT_EQ(written("</a> <!-- <?x"), "\\</a> \\<!-- \\<?x");
  EXPECT_EQ(written("<1@a>"), "\\<1@a>");
  EXPECT_EQ(written("<1>, <1 @>"), "<1>, <1 @>");
  EXPECT_EQ(written("3 < 4, <3, a <- b"), "3 < 4, <3, a <- b");
}

// GFM's link would take the backslash, and a tag would stand bare behind it.
TEST(Escape, AddressesBeforeWhatIsLikeATag) {
  EXPECT_EQ(written("See http://a.b/<script>x"), "See <http://a.b/>\\<script>x");
  EXPECT_EQ(written("见FTP://a.b<script>x"), "见<FTP://a.b>\\<script>x");
  EXPECT_EQ(written("http://a.b,<i>"), "<http://a.b>,\\<i>");
  EXPECT_EQ(written("(www.a.b/<i>"), "([www.a.b/](http://www.a.b/)\\<i>");
  EXPECT_EQ(written("http://港/<i> www.港/<i>"), "http\\://港/\\<i> www\\.港/\\<i>");
  EXPECT_EQ(written("http://港.a/<i> www.港.a/<i>"), "<http://港.a/>\\<i> [www.港.a/](http://www.港.a/)\\<i>");
  EXPECT_EQ(written("1https://a.b/<i> ftp://\u200B<i>"), "1https\\://a.b/\\<i> ftp\\://\u200B\\<i>");
  EXPECT_EQ(written("http://a.b/ <i> and http://港.a/ and www.港.a"),
            "http://a.b/ \\<i> and http://港.a/ and www.港.a");
  EXPECT_EQ(written_below("http://a.b/", "c"), "<http://a.b/>\\\nc");
  Tree code;
  EXPECT_EQ(inlines(code, {code.text("http://港/"), code.code("<i>")}), "http\\://港/`<i>`");
  Tree parts;
  EXPECT_EQ(inlines(parts, {parts.text("ht"), parts.text("tp://a.b/"), parts.code("<i>")}), "<http://a.b/>`<i>`");
  Tree strong;
  EXPECT_EQ(inlines(strong, {strong.make<Strong>({strong.text("http://a.b/")}), strong.text("<i>")}),
            "**<http://a.b/>**\\<i>");
  Tree tag;
  EXPECT_EQ(inlines(tag, {tag.make<Strong>({tag.text("http://a.b/")}), tag.make<Superscript>({tag.text("1")})}),
            "**http://a.b/**<sup>1</sup>");
  Tree touching;
  EXPECT_EQ(inlines(touching, {touching.code("a"), touching.code("http://a.b/<i>")}),
            "`a`<code>http\\://a.b/\\<i></code>");
}

TEST(Escape, WhatOtherDialectsReadAsAttributes) {
  for (const char* attributes :
       {"{.a}", "{#a}", "{=html}", "{:.a}", "{: .a}", "{-}", "{onclick=alert(1)}", "{ a=1}", "{a b-c xml:lang=en}",
        "{名=值}", "{a\nb=c}", "{@click=a}", "{ =html}", "{#: a=b}", "{#.a b=c}", "{.: a=b}"}) {
    const std::string text = attributes;
    EXPECT_TRUE(opens_attributes(text, 0)) << text;
  }
  for (const char* text :
       {"{}", "{a}", "{ a }", "{...}", "{a, b=c}", "{ a = 1 }", "{\"a\": 1}", "{#}", "{1}", "{--}", "{", "{a"}) {
    EXPECT_FALSE(opens_attributes(text, 0)) << text;
  }
  EXPECT_EQ(written("Head {onclick=alert(1)} {a}"), "Head \\{onclick=alert(1)} {a}");
  EXPECT_EQ(written("::: {a=b}"), "\\::: \\{a=b}");
  EXPECT_EQ(written("a ::: b :: c"), "a ::: b :: c");
  EXPECT_EQ(written("http://a.b/{id=1} http://a.b/{id}"), "<http://a.b/{id=1}> http://a.b/{id}");
  Tree code;
  EXPECT_EQ(inlines(code, {code.code("a"), code.text("{=html}")}), "`a`\\{=html}");
  Tree picture;
  EXPECT_EQ(inlines(picture, {picture.image("a.png"), picture.text("{.a}")}), "![](a.png)\\{.a}");
}

// A template knows no backslash: it must stand between the two.
TEST(Escape, Shortcodes) {
  EXPECT_EQ(written("a {{ a }} {% raw %} {{< b >}} {{{"), "a {\\{ a }} {\\% raw %} {\\{< b >}} {\\{\\{");
  EXPECT_EQ(written("a {a} 5% { % {"), "a {a} 5% { % {");
  EXPECT_EQ(written("http://a.b/{{c}}"), "[http://a.b/{\\{c}}](http://a.b/{\\{c}})");
}

TEST(Escape, LinksAndPictures) {
  EXPECT_EQ(written("[a](b)"), "[a\\](b)");
  EXPECT_EQ(written("[1] and [a][b]"), "[1] and [a][b]");
  EXPECT_EQ(written("[a]: b"), "\\[a]: b");
  EXPECT_EQ(written("a [a]: b"), "a [a]: b");
  EXPECT_EQ(written("[^1]"), "\\[^1]");
  EXPECT_EQ(linked("x]"), "[x\\]](u)");
  EXPECT_EQ(linked("[x"), "[\\[x](u)");
  EXPECT_EQ(linked("^x"), "[\\^x](u)");
  Tree tree;
  EXPECT_EQ(inlines(tree, {tree.text("a!"), tree.link("u", {tree.text("b")})}), "a\\![b](u)");
}

TEST(Escape, WhatFollowsAReferenceToAFootnote) {
  EXPECT_EQ(after_reference("(a)"), "[^n]\\(a)");
  EXPECT_EQ(after_reference(": a"), "[^n]\\: a");
  EXPECT_EQ(after_reference(". a"), "[^n]. a");
}

TEST(Escape, Backslashes) {
  EXPECT_EQ(written("\\*"), "\\\\*");
  EXPECT_EQ(written("C:\\dir"), "C:\\dir");
  EXPECT_EQ(written("a\\"), "a\\");
  EXPECT_EQ(written_below("a\\", "b"), "a\\\\\\\nb");
}

TEST(Escape, HalvesOfPairsOnlyWhereThereMayBeAPair) {
  EXPECT_EQ(written("*a*"), "\\*a\\*");
  EXPECT_EQ(written("2*3"), "2*3");
  EXPECT_EQ(written("2 * 3 * 4"), "2 * 3 * 4");
  EXPECT_EQ(written("_a_"), "\\_a\\_");
  EXPECT_EQ(written("a_b_c"), "a_b_c");
  EXPECT_EQ(written("~a~"), "\\~a\\~");
  EXPECT_EQ(written("3~5"), "3~5");
  EXPECT_EQ(written("`a`"), "\\`a\\`");
  EXPECT_EQ(written("it`s"), "it`s");
  Tree tree;
  EXPECT_EQ(inlines(tree, {tree.text("2*3 "), tree.make<Emphasis>({tree.text("a")})}), "2\\*3 *a*");
}

TEST(Escape, ALineThatWrappingBegins) {
  Tree tree;
  tree.put({tree.paragraph("one two three - four"), tree.paragraph("一二三四五六七八九十1. 一")});
  WriteOptions options;
  options.columns = 14;
  EXPECT_EQ(tree.markdown(options), "one two three\n\\- four\n\n一二三四五六七\n八九十1. 一\n");
}

}  // namespace
}  // namespace offprint::markdown_tests
