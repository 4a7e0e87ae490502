#include "formats/text/reader.h"

#include <string>

#include <gtest/gtest.h>

#include "formats/document/tree.h"
#include "formats/document/validate.h"

namespace offprint {
namespace {

// Paragraphs in brackets, '|' for a Break.
std::string read_plain(std::string_view text) {
  Document document;
  const auto done = read_text(text, {}, document);
  if (!done) return done.error().message;
  std::string out;
  for (const Node* block = document.root->first; block != nullptr; block = block->next) {
    out += "[";
    for (const Node* node = block->first; node != nullptr; node = node->next)
      out += node->kind == Kind::Break ? "|" : std::string(text_content(*node));
    out += "]";
  }
  return out;
}

TEST(TextReader, BlankLinesEndParagraphs) {
  EXPECT_EQ(read_plain("a\nb\r\n \t\n\nc"), "[a|b][c]");
  EXPECT_EQ(read_plain("  \n\n"), "the input holds nothing but white space");
}

TEST(TextReader, CharactersAreThemselves) { EXPECT_EQ(read_plain("&amp; <b> # *x* a  b"), "[&amp; <b> # *x* a  b]"); }

TEST(TextReader, WrappedLinesAreJoined) {
  EXPECT_EQ(
      read_plain("The clerk at the harbour office put the board out at six in the\n"
                 "morning, as she had done for twenty years, and went back in to her half-\n"
                 "warm tea.\n\nNobody had asked for a ferry that day, and the wind had been rising\nsince midnight."),
      "[The clerk at the harbour office put the board out at six in the morning, as she had done for twenty years, "
      "and went back in to her half-warm tea.][Nobody had asked for a ferry that day, and the wind had been rising "
      "since midnight.]");
  EXPECT_EQ(
      read_plain("码头的钟敲了六下，值班的人把牌子挂出去，又回到屋里烧水，\n水还没有开，风就把牌子吹倒了。没有人要坐船"
                 "，也没有人来问。\n今天是星期二。"),
      "[码头的钟敲了六下，值班的人把牌子挂出去，又回到屋里烧水，水还没有开，风就把牌子吹倒了。没有人要坐船，也没"
      "有人来问。今天是星期二。]");
}

TEST(TextReader, VerseKeepsItsLines) {
  EXPECT_EQ(read_plain("山前有水，\n水上有船。\n\n船里有人，\n人不说话。"),
            "[山前有水，|水上有船。][船里有人，|人不说话。]");
  EXPECT_EQ(read_plain("The tide, the tide is late again\nand we wait\n\nand nobody on the quay will say\nwhat for"),
            "[The tide, the tide is late again|and we wait][and nobody on the quay will say|what for]");
  EXPECT_EQ(read_plain("Name: Ann\nStreet: 4 Quay\nTown: Port"), "[Name: Ann|Street: 4 Quay|Town: Port]");
}

TEST(TextReader, IndentedLinesBeginParagraphs) {
  EXPECT_EQ(read_plain("　　第一段。\n　　第二段的第一行，\n第二行。\n    Third."),
            "[第一段。][第二段的第一行，|第二行。][Third.]");
  EXPECT_EQ(read_plain("a\n    b\n\nc"), "[a|b][c]") << "blank lines part them here";
}

TEST(TextReader, LinesLongerThanAnyScreenAreParagraphs) {
  const std::string one(130, 'x');
  const std::string two = std::string(200, 'y');
  EXPECT_EQ(read_plain(one + "\n" + two + "\nshort\nlast"), "[" + one + "][" + two + "][short|last]");
}

TEST(TextReader, MakesSoundDocuments) {
  Document document;
  ASSERT_TRUE(read_text("a\n\n　　b\nc", {}, document));
  EXPECT_EQ(validate(document), std::nullopt);
}

TEST(TextSniffer, ClaimsTextPerhaps) {
  EXPECT_EQ(sniff_plain_text("any text"), Claim::Perhaps);
  EXPECT_EQ(sniff_plain_text(std::string_view("\0\1\2\3", 4)), Claim::No);
  EXPECT_EQ(sniff_plain_text(""), Claim::No);
}

}  // namespace
}  // namespace offprint
