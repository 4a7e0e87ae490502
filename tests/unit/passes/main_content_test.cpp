// The article on a whole page.
#include "formats/document/tree.h"
#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

constexpr std::string_view kFirst =
    "The ferry left the harbour before the fog came in, and nobody saw it leave, for all of them were still asleep.";
constexpr std::string_view kSecond =
    "When they woke, the quay was empty; the gulls sat on the bollards in a row, as if they had been told to wait.";
constexpr std::string_view kMenu =
    "<nav><ul><li><a href='/a'>News of the day</a></li><li><a href='/b'>Weather and tides</a></li></ul></nav>";

Document whole(std::string_view body, const PassOptions& options = {}) {
  Document document;
  const std::string html =
      "<!doctype html><html><head><title>The ferry</title></head><body>" + std::string(body) + "</body></html>";
  EXPECT_TRUE(read_html(html, {}, document).has_value());
  EXPECT_TRUE(run_passes(document, true, options));
  EXPECT_EQ(validate(document), std::nullopt);
  return document;
}

std::string words(const Document& document) {
  std::string out;
  for (const Node* block = document.root->first; block != nullptr; block = block->next) {
    out += text_content(*block);
    out += '\n';
  }
  return out;
}

std::string paragraphs(std::string_view one, std::string_view two) {
  return "<p>" + std::string(one) + "</p><p>" + std::string(two) + "</p>";
}

const std::string kBoth = std::string(kFirst) + '\n' + std::string(kSecond) + '\n';

TEST(MainContent, IsKeptAlone) {
  const Document document =
      whole(std::string(kMenu) + "<h1>The ferry</h1>" + paragraphs(kFirst, kSecond) +
            "<div><a href='/x'>The harbour wall is painted</a></div><div>All rights reserved</div>");
  EXPECT_EQ(words(document), kBoth);
  EXPECT_NE(ledger(document).find("cut page: The harbour wall is painted"), std::string::npos) << ledger(document);
}

TEST(MainContent, IsTheWholeOfAPart) {
  EXPECT_NE(tree_of("<div>A word</div>" + paragraphs(kFirst, kSecond) + "<div>Another word</div>").find("Another"),
            std::string::npos);
}

TEST(MainContent, StaysWholeUnderNoneAndKeep) {
  const std::string body = std::string(kMenu) + "<div>Label</div><h1>The ferry</h1>" + paragraphs(kFirst, kSecond) +
                           "<div>Small print</div>";
  EXPECT_EQ(words(whole(body)), kBoth);
  PassOptions none;
  none.clean = Clean::None;
  EXPECT_NE(words(whole(body, none)).find("Small print"), std::string::npos);
  PassOptions keep;
  keep.keep = {"page"};
  EXPECT_NE(words(whole(body, keep)).find("Small print"), std::string::npos);
}

TEST(MainContent, MayHaveAnyName) {
  for (const char* name :
       {"sidebar", "widget", "footer", "comment", "ad", "newsletter", "related", "css-1a2b3c", "nav"}) {
    const Document document = whole(std::string(kMenu) + "<div class='" + name + "'>" + paragraphs(kFirst, kSecond) +
                                    "</div><div>Small print</div>");
    EXPECT_EQ(words(document), kBoth) << name;
  }
}

TEST(MainContent, MayStandInSeveralBoxes) {
  const Document document =
      whole(std::string(kMenu) + "<div class='article-body'><p>" + std::string(kFirst) +
            "</p></div><div class='ad'><a href='/boots'>Boots</a></div><div class='article-body'><p>" +
            std::string(kSecond) + "</p></div><div>Small print</div>");
  EXPECT_EQ(words(document), kBoth);
}

TEST(MainContent, TellsWhereItWasClose) {
  const std::string other =
      "<aside>" +
      paragraphs(
          "In the other town, where the ferry goes, the people stood on the pier and looked out, and looked "
          "again, and then they went home for their breakfast, all but one of them.",
          "She stayed until the evening.") +
      "</aside>";
  const Document document = whole(std::string(kMenu) + "<main><h1>The ferry</h1>" + paragraphs(kFirst, kSecond) +
                                  paragraphs(kSecond, kFirst) + "</main>" + other + other);
  EXPECT_EQ(words(document).find("other town"), std::string::npos);
  bool told = false;
  for (const Diagnostic& d : document.diagnostics.all()) told = told || d.code == DiagnosticCode::ArticleUnsure;
  EXPECT_TRUE(told);
}

TEST(MainContent, IsAllOfWhatIsNoPageOfASite) {
  EXPECT_NE(
      words(whole("<div>Label</div>" + paragraphs(kFirst, kSecond) + "<div>Small print</div>")).find("Small print"),
      std::string::npos);
}

TEST(MainContent, HoldsItsNotes) {
  const Document document = whole(std::string(kMenu) + "<h1>The ferry</h1><p>" + std::string(kFirst) +
                                  "<sup><a href='#n1'>1</a></sup></p><p>" + std::string(kSecond) +
                                  "</p><div><a href='/x'>The harbour wall is painted</a></div>"
                                  "<ol><li id='n1'>Of all boats.</li></ol><div>Small print</div>");
  EXPECT_NE(text_content(*document.root).find("Of all boats."), std::string::npos);
  EXPECT_EQ(text_content(*document.root).find("Small print"), std::string::npos);
}

TEST(MainContent, IsNothingWhereThePageIsAList) {
  const Document document = whole(
      "<h1>The ferry</h1><ul><li><a href='https://e.org/1'>The seven o'clock boat</a></li>"
      "<li><a href='https://e.org/2'>The noon boat</a></li></ul>");
  EXPECT_NE(words(document).find("The noon boat"), std::string::npos);
}

TEST(PageProperties, FillWhatTheHeadLeavesOpen) {
  const Document document = whole(
      "<article itemscope itemtype='https://schema.org/Article'><h1>The ferry</h1>"
      "<p>By <span itemprop='author' itemscope><span itemprop='name'>Ann Roe</span></span>, "
      "<time itemprop='datePublished' datetime='2024-03-05T08:00:00+01:00'>5 March 2024</time></p>" +
      paragraphs(kFirst, kSecond) + "</article>");
  EXPECT_EQ(document.metadata.authors, std::vector<std::string>{"Ann Roe"});
  ASSERT_TRUE(document.metadata.published.has_value());
}

TEST(PageProperties, AreNotThoseOfComments) {
  const Document document = whole(std::string(kMenu) + "<h1>The ferry</h1>" + paragraphs(kFirst, kSecond) +
                                  "<div class='comments'><div class='comment'><span itemprop='author'>Troll Roe</span>"
                                  "<p>I do not believe it.</p></div></div>");
  EXPECT_TRUE(document.metadata.authors.empty());
}

}  // namespace
}  // namespace offprint
