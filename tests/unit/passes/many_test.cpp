// As many of a thing as no page has: what grows with the square of them does not come to an end here.
#include <gmock/gmock.h>

#include "formats/document/tree.h"
#include "formats/unicode/characters.h"
#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

constexpr int kMany = 20000;
constexpr std::string_view kManyProse =
    "The ferry left the harbour before the fog came in, and nobody saw it leave, for all of them were still asleep.";

std::string times(int count, std::string_view part) {
  std::string out;
  for (int i = 0; i < count; ++i) out += part;
  return out;
}

// The part with its number for each '@'.
std::string numbered(int count, std::string_view part) {
  std::string out;
  for (int i = 0; i < count; ++i) {
    for (const char c : part) c == '@' ? out += std::to_string(i) : out += c;
  }
  return out;
}

std::string in_paragraph(const std::string& inside) { return "<p>" + inside + "</p>"; }

TEST(Many, PiecesOfCodeAreOne) {
  const Document document = article(in_paragraph(times(kMany, "<code>x</code>")));
  const auto* code = as<InlineCode>(document.root->first->first);
  ASSERT_NE(code, nullptr);
  EXPECT_EQ(code->value.size(), std::size_t{kMany});
  EXPECT_EQ(code->next, nullptr);
}

// Words of four letters, each another, the last first where they are `reversed`.
std::string lettered(int count, bool reversed) {
  constexpr int kLetters = 26;
  std::string out;
  for (int i = 0; i < count; ++i) {
    out += " w";
    int left = reversed ? count - 1 - i : i;
    for (int digit = 0; digit < 4; ++digit, left /= kLetters) out += static_cast<char>('a' + left % kLetters);
  }
  return out;
}

TEST(Many, WordsThatAFormulaDrawsInAnotherOrderAreItsOwn) {
  const std::string tex = lettered(2 * kMany, false);
  const Document document = article(in_paragraph(
      "<span class='katex'><math><semantics><mi>x</mi><annotation encoding='application/x-tex'>" + tex +
      "</annotation></semantics></math><span class='katex-html'>" + lettered(2 * kMany, true) + "</span></span>"));
  const auto* formula = as<InlineMath>(document.root->first->first);
  ASSERT_NE(formula, nullptr);
  EXPECT_EQ(formula->value, trim(tex));
  EXPECT_EQ(formula->next, nullptr);
}

TEST(Many, EmptyTimesAreNoByline) {
  EXPECT_EQ(tree_of("<div>" + times(kMany, "<time datetime='2020-01-02'></time>") + "<time>May 5, 2021</time></div>" +
                    in_paragraph(std::string(kManyProse))),
            "paragraph\n  text \"" + std::string(kManyProse) + "\"\n");
}

TEST(Many, EmptyCaptionsBehindABoxOfPicturesGo) {
  const Document document = article("<div>" + times(kMany, "<img src='https://e.org/1.jpg'>") + "</div>" +
                                    times(kMany, "<p class='caption'></p>") + "<p class='caption'>The harbour</p>");
  EXPECT_EQ(text_content(*document.root), "The harbour");
}

TEST(Many, AuthorsStandOnce) {
  Metadata metadata;
  for (int i = 0; i < kMany; ++i) metadata.authors.push_back("Ann " + std::to_string(i / 2) + " Roe");
  const Document document = article("<p>x</p>", {}, metadata);
  EXPECT_EQ(document.metadata.authors.size(), std::size_t{kMany} / 2);
}

TEST(Many, ListsOfTagsBehindOneBlockAreTags) {
  const Document document = article("<div>" + times(2000, std::string(kManyProse)) + "</div>" +
                                    numbered(3000, "<p><a rel='tag' href='/t@'>t@</a></p>") + "<p>The end.</p>");
  EXPECT_EQ(document.metadata.tags.size(), 3000U);
}

TEST(Many, ListsUnderAHeadingOfRelatedArticlesGo) {
  const Document document =
      article(in_paragraph(std::string(kManyProse)) + in_paragraph(std::string(kManyProse)) +
              "<h3>Related articles</h3>" + numbered(5000, "\n<ul><li><a href='https://e.org/@'>x</a></li></ul>"));
  EXPECT_EQ(text_content(*document.root), std::string(kManyProse) + std::string(kManyProse));
}

TEST(Many, SignsInAHeadingThatLeadElsewhereStay) {
  const Document document = article("<h2>Tides" + times(5000, " <a href='https://e.org/x#y'>#</a>") + "</h2>" +
                                    in_paragraph(std::string(kManyProse)));
  EXPECT_EQ(text_content(*document.root->first).size(), 5U + 2 * 5000U);
}

TEST(Many, RowsOfANumberedListingAreItsLines) {
  const Document document =
      article("<table class='highlight'>" +
              numbered(4000, "<tr><td data-line-number='@'></td><td><pre>x = @</pre></td></tr>") + "</table>");
  const auto* code = as<Code>(document.root->first);
  ASSERT_NE(code, nullptr);
  EXPECT_TRUE(code->value.view().starts_with("x = 0\nx = 1\n"));
  EXPECT_TRUE(code->value.view().ends_with("\nx = 3999"));
}

TEST(Many, MarksOfOneNoteLeadToIt) {
  const Document document = article(numbered(4000, "<p id='r@'>x<sup><a href='#n'>1</a></sup></p>") +
                                    "<ol><li id='n'>The note" + numbered(4000, " <a href='#r@'>↩</a>") + "</li></ol>");
  EXPECT_EQ(document.root->last->kind, Kind::FootnoteDefinition);
}

}  // namespace
}  // namespace offprint
