// Where long chapters are cut, and that links follow.
#include "formats/epub/pieces.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/unit/epub/specimen.h"

namespace offprint {
namespace {

using specimen::Maker;

// Paragraphs of 10,000 bytes, with a heading before each of those numbers.
void fill(Document& document, int paragraphs, const std::vector<int>& headings) {
  const Maker make{document};
  for (int i = 0; i < paragraphs; ++i) {
    if (std::find(headings.begin(), headings.end(), i) != headings.end())
      append(*document.root, *make.heading(2, {make.say("H")}));
    append(*document.root, *make.p(std::string(10000, 'x')));
  }
}

// The children of the root that begin a piece.
std::vector<int> cuts(const Document& document) {
  const Pieces pieces(document);
  std::vector<int> found;
  int number = 0;
  for (const Node* child = document.root->first; child != nullptr; child = child->next, ++number)
    if (pieces.begins_at(*child)) found.push_back(number);
  EXPECT_EQ(found.size() + 1, pieces.count());
  return found;
}

TEST(Pieces, ShortChaptersAreOne) {
  Document document;
  fill(document, 20, {0, 5});
  EXPECT_THAT(cuts(document), ::testing::IsEmpty());
}

TEST(Pieces, CutBeforeHeadingsElseBeforeParagraphs) {
  Document plain;
  fill(plain, 50, {});
  EXPECT_THAT(cuts(plain), ::testing::ElementsAre(23, 46));
  Document parted;
  fill(parted, 40, {0, 5, 15, 20});
  EXPECT_THAT(cuts(parted), ::testing::ElementsAre(23));  // the heading before paragraph 20 and those above it
  const Pieces pieces(parted);
  EXPECT_EQ(pieces.piece_of(*parted.root->first), 0U);
  EXPECT_EQ(pieces.piece_of(*parted.root->last), 1U);
  EXPECT_EQ(pieces.piece_of(*parted.root->last->first), 1U);
}

TEST(Pieces, NoneEndsWithAHeading) {
  Document document;
  fill(document, 40, {23});
  EXPECT_THAT(cuts(document), ::testing::ElementsAre(23));
}

TEST(Pieces, NamesTellTheChapter) {
  EXPECT_EQ(piece_name("a-b", 0), "a-b");
  EXPECT_EQ(piece_name("a-b", 1), "a-b_2");
  EXPECT_EQ(chapter_of_piece("a-b_12"), "a-b");
  for (const char* none : {"a-b", "a_", "a_b", "_"}) EXPECT_EQ(chapter_of_piece(none), "") << none;
}

TEST(Pieces, LinksFollowTheirPlaces) {
  std::vector<std::string> pages{"<p id=\"a\"><a href=\"#b\">x</a> href=\"#b\" <a href=\"#a\">x</a></p>",
                                 "<p id=\"b\"><a class=\"c\" href=\"#a\">x</a><a href=\"#gone\">x</a></p>"};
  link_pieces(pages, {"n", "n_2"});
  EXPECT_EQ(pages[0], "<p id=\"a\"><a href=\"n_2.xhtml#b\">x</a> href=\"#b\" <a href=\"#a\">x</a></p>");
  EXPECT_EQ(pages[1], "<p id=\"b\"><a class=\"c\" href=\"n.xhtml#a\">x</a><a href=\"#gone\">x</a></p>");
}

}  // namespace
}  // namespace offprint
