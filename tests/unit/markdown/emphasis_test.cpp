#include "formats/markdown/emphasis.h"

#include <gtest/gtest.h>

#include "tests/unit/markdown/tree_of.h"

namespace offprint::markdown_tests {
namespace {

template <class Mark = Strong>
std::string marked(std::string_view before, std::string_view inside, std::string_view after) {
  Tree tree;
  auto* paragraph = tree.make<Paragraph>({});
  if (!before.empty()) append(*paragraph, *tree.text(before));
  append(*paragraph, *tree.make<Mark>({tree.text(inside)}));
  if (!after.empty()) append(*paragraph, *tree.text(after));
  tree.put({paragraph});
  std::string out = tree.markdown();
  out.pop_back();
  return out;
}

TEST(Emphasis, DelimitersWhereTheyAreRead) {
  EXPECT_EQ(marked("a ", "b", " c"), "a **b** c");
  EXPECT_EQ(marked("中", "文", "字"), "中**文**字");
  EXPECT_EQ(marked("", "文：", ""), "**文：**");
  EXPECT_EQ(marked("", "文：", " a"), "**文：** a");
  EXPECT_EQ(marked("，", "“文”", "。"), "，**“文”**。");
  EXPECT_EQ(marked<Emphasis>("中", "文", "字"), "中*文*字");
  EXPECT_EQ(marked<Delete>("中", "文", "字"), "中~~文~~字");
}

TEST(Emphasis, TagsWhereTheFlankingRulesForbidThem) {
  EXPECT_EQ(marked("", "记者：", "你好"), "<strong>记者：</strong>你好");
  EXPECT_EQ(marked("他说", "“好”", "。"), "他说<strong>“好”</strong>。");
  EXPECT_EQ(marked("a", "(b)", ""), "a<strong>(b)</strong>");
  EXPECT_EQ(marked<Emphasis>("", "记者：", "你好"), "<em>记者：</em>你好");
  EXPECT_EQ(marked<Delete>("", "记者：", "你好"), "<del>记者：</del>你好");
  EXPECT_EQ(marked("a", " b ", "c"), "a<strong> b </strong>c");
  EXPECT_EQ(marked("a", "\u3000b", "c"), "a<strong>\u3000b</strong>c");
}

// Symbols are punctuation in CommonMark 0.31 and were not before.
TEST(Emphasis, TagsWhereVersionsDisagree) {
  EXPECT_EQ(marked("a", "€b", " c"), "a<strong>€b</strong> c");
  EXPECT_EQ(marked("€", "“b”", " c"), "€<strong>“b”</strong> c");
  EXPECT_EQ(marked("a ", "€b€", " c"), "a **€b€** c");
  EXPECT_EQ(markdown::may_count_as(U'€'), markdown::beside::kPunctuation | markdown::beside::kOther);
  EXPECT_EQ(markdown::may_count_as(U'。'), markdown::beside::kPunctuation);
  EXPECT_EQ(markdown::may_count_as(U'文'), markdown::beside::kOther);
  EXPECT_EQ(markdown::may_count_as(U'\u3000'), markdown::beside::kSpace);
}

TEST(Emphasis, StrongAndEmphasisTogether) {
  Tree tree;
  auto* both = tree.make<Strong>({tree.make<Emphasis>({tree.text("a")})});
  EXPECT_EQ(inlines(tree, {both}), "***a***");
  Tree partly;
  auto* strong = partly.make<Strong>({partly.make<Emphasis>({partly.text("a")}), partly.text(" b")});
  EXPECT_EQ(inlines(partly, {strong}), "**<em>a</em> b**");
  Tree within;
  auto* emphasis =
      within.make<Emphasis>({within.text("中"), within.make<Strong>({within.text("文")}), within.text("字")});
  EXPECT_EQ(inlines(within, {emphasis}), "*中**文**字*");
  Tree beside;
  EXPECT_EQ(inlines(beside, {beside.make<Strong>({beside.text("a")}), beside.make<Emphasis>({beside.text("b")})}),
            "**a**<em>b</em>");
  Tree nested;
  EXPECT_EQ(inlines(nested, {nested.make<Strong>({nested.make<Strong>({nested.text("a")})})}), "**a**");
}

// cmark-gfm looks past a tilde for an asterisk's neighbour.
TEST(Emphasis, BesideATilde) {
  Tree tree;
  EXPECT_EQ(inlines(tree, {tree.make<Delete>({tree.make<Strong>({tree.text("a")})})}), "~~**a**~~");
  Tree quoted;
  EXPECT_EQ(inlines(quoted, {quoted.make<Delete>({quoted.make<Strong>({quoted.text("“a”")})})}),
            "~~<strong>“a”</strong>~~");
}

TEST(Emphasis, AroundNothing) {
  Tree tree;
  EXPECT_EQ(
      inlines(tree, {tree.text("a"), tree.make<Strong>({}), tree.make<Emphasis>({tree.text(" ")}), tree.text("b")}),
      "a b");
}

TEST(Emphasis, BesideLineBreaks) {
  Tree tree;
  EXPECT_EQ(inlines(tree, {tree.make<Strong>({tree.text("a"), tree.make<Break>({})}), tree.text("b")}),
            "<strong>a\\\n</strong>b");
  Tree inner;
  EXPECT_EQ(inlines(inner, {inner.make<Strong>({inner.text("a"), inner.make<Break>({}), inner.text("b")})}),
            "**a\\\nb**");
}

}  // namespace
}  // namespace offprint::markdown_tests
