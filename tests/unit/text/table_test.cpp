#include <string>

#include <gtest/gtest.h>

#include "build.h"

namespace offprint {
namespace {

using test::Build;

Node* prices(Build& b) {
  return b.table(3, {b.node<TableRow>({b.header_cell("书名"), b.header_cell("Price"), b.header_cell("页")}),
                     b.node<TableRow>({b.cell("河边的书店"), b.cell("9.5"), b.cell("120")}),
                     b.node<TableRow>({b.cell("海"), b.cell({}), b.cell("8")})});
}

TEST(TextTable, AlignsByDisplayWidth) {
  Build b("zh");
  EXPECT_EQ(b.write({prices(b)}),
            "书名       | Price | 页\n"
            "-----------+-------+----\n"
            "河边的书店 | 9.5   | 120\n"
            "海         |       | 8\n");
}

TEST(TextTable, AlignsAsItsColumnsAsk) {
  Build b;
  Table* table = b.table(3, {b.node<TableRow>({b.cell("a"), b.cell("b"), b.cell("c")}),
                             b.node<TableRow>({b.cell("aaa"), b.cell("bbbb"), b.cell("cccc")})});
  auto* align = b.document.arena.make_array<Align>(3);
  align[0] = Align::Right;
  align[1] = Align::Center;
  table->align = align;
  EXPECT_EQ(b.write({table}), "  a |  b   | c\naaa | bbbb | cccc\n");
}

TEST(TextTable, SpanningCellsStandOnce) {
  Build b;
  EXPECT_EQ(b.write({b.table(3, {b.node<TableRow>({b.cell({b.text("a wide heading")}, 2), b.cell("c")}),
                                 b.node<TableRow>({b.cell({b.text("tall")}, 1, 2), b.cell("b"), b.cell("c")}),
                                 b.node<TableRow>({b.cell("bb"), b.cell("cc")})})}),
            "a wide heading | c\ntall | b       | c\n     | bb      | cc\n");
}

TEST(TextTable, WrapsItsCellsInAFullLine) {
  Build b("zh");
  b.options.columns = 22;
  EXPECT_EQ(b.write({prices(b)}),
            "书名     | Price | 页\n---------+-------+----\n河边的书 | 9.5   | 120\n店       |       |\n"
            "---------+-------+----\n海       |       | 8\n");
  Build c("zh");
  c.options.columns = 24;
  EXPECT_EQ(c.write({c.table(2, {c.node<TableRow>({c.cell("甲"), c.cell("今天天气很好，我们去河边走走。")}),
                                 c.node<TableRow>({c.cell("乙"), c.cell("好")})})}),
            "甲 | 今天天气很好，我们\n   | 去河边走走。\n---+--------------------\n乙 | 好\n");
}

TEST(TextTable, BecomesRecordsWhereNoLineHoldsIt) {
  Build b("zh");
  b.options.columns = 14;
  EXPECT_EQ(b.write({prices(b)}),
            "书名 | Price |\n页\n\n书名：河边的书\n  店\nPrice：9.5\n页：120\n\n书名：海\n页：8\n");
}

TEST(TextTable, BecomesRecordsWhereACellHoldsBlocks) {
  Build b;
  EXPECT_EQ(b.write({b.table(2, {b.node<TableRow>({b.header_cell("A"), b.header_cell("B")}),
                                 b.node<TableRow>({b.cell("x"), b.cell({b.list({b.item("p"), b.item("q")})})})})}),
            "A | B\n\nA: x\nB:\n  • p\n  • q\n");
}

TEST(TextTable, HeadsMayHoldBlocks) {
  Build b;
  auto* formula = b.node<Math>();
  formula->value = b.document.text("E = mc^2");
  auto* first = b.node<TableCell>({formula});
  auto* second = b.node<TableCell>({b.paragraph("one"), b.code("x\ny")});
  first->header = second->header = true;
  EXPECT_EQ(b.write({b.table(2, {b.node<TableRow>({first, second}), b.node<TableRow>({b.cell("a"), b.cell("b")})})}),
            "    E = mc^2\n\none\n\n      x\n      y\n\nE = mc^2: a\none x y: b\n");
}

TEST(TextTable, OfOneColumnIsItsParagraphs) {
  Build b;
  EXPECT_EQ(b.write({b.table(1, {b.node<TableRow>({b.header_cell("A")}), b.node<TableRow>({b.cell("x")})})}),
            "A\n\nx\n");
}

TEST(TextTable, KeepsCellsOnOneLineWhereLinesHaveNoLimit) {
  Build b("zh");
  Node* broken = b.cell({b.text("甲"), b.node<Break>(), b.text("乙")});
  EXPECT_EQ(b.write({b.table(2, {b.node<TableRow>({broken, b.cell("丙")}),
                                 b.node<TableRow>({b.cell({b.paragraph("丁"), b.paragraph("戊")}), b.cell("己")})})}),
            "甲 乙 | 丙\n丁 戊 | 己\n");
}

TEST(TextTable, SaysNoLongHeadAgainInEachRow) {
  Build b;
  const std::string head(2000, 'x');
  Node* row = b.node<TableRow>({b.header_cell(head), b.header_cell("B")});
  EXPECT_EQ(b.write({b.table(2, {row, b.node<TableRow>({b.cell("c"), b.cell("d")})})}), head + " | B\n\nc\nB: d\n");
}

TEST(TextTable, SurvivesAbsurdSpans) {
  Build b;
  Node* cell = b.cell({b.text("x")}, 65535, 65535);
  EXPECT_EQ(b.write({b.table(
                2, {b.node<TableRow>({cell, b.cell("y")}), b.node<TableRow>({b.cell("z")}), b.node<TableRow>()})}),
            "x   | y\n |  | z\n |  |\n");
}

}  // namespace
}  // namespace offprint
