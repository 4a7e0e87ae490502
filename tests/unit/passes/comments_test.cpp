// Threads of comments: known by what they hold and where they stand.
#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

const std::string kNotice =
    "<p>The ferry will not sail on Friday, because the slipway is being mended; the office will put up another notice "
    "when the work is done.</p>";

std::string spam(std::string_view open, std::string_view close, std::string_view beside = {}) {
  std::string out;
  for (int i = 0; i < 4; ++i) {
    out += open;
    out +=
        "<p>Buy cheap lamps at our shop, buy cheap lamps at our shop, the best lamps of the town, and lamp oil "
        "too.</p>";
    out += beside;
    out += close;
  }
  return out;
}

// Whether the thread is gone and the notice is not.
testing::AssertionResult gone(const std::string& html) {
  const Document document = article(html);
  const std::string text = tree(document);
  if (text.find("ferry") == std::string::npos) return testing::AssertionFailure() << "no article\n" << text;
  if (text.find("lamps") != std::string::npos) return testing::AssertionFailure() << "no cut\n" << text;
  if (ledger(document).find("cut comments: ") == std::string::npos) return testing::AssertionFailure() << "no entry";
  return testing::AssertionSuccess();
}

testing::AssertionResult stays(const std::string& html) {
  const std::string text = ledger(article(html));
  return text.find("lamps") == std::string::npos ? testing::AssertionSuccess() : testing::AssertionFailure() << text;
}

// The cuts alone: what is lifted is another pass's.
std::string thread_cuts(const std::string& html) {
  const Document document = article(html);
  std::string out;
  for (const Diagnostic& d : document.diagnostics.all()) {
    if (d.code == DiagnosticCode::Cut) out += "cut " + d.what + ": " + d.words() + '\n';
  }
  return out;
}

TEST(Comments, LongerThanTheArticle) {
  EXPECT_TRUE(gone("<article>" + kNotice + "</article><div id='comments' class='comment-wrapper'><h2>Comments</h2>" +
                   spam("<div class='comment'><p>SpamBot (not verified)</p>", "</div>") + "</div>"));
  EXPECT_TRUE(gone(kNotice + "<h3 id='comments'>4 Responses to “Notice”</h3><ol class='commentlist'>" +
                   spam("<li class='comment even thread-even' id='li-comment-12'>", "</li>") + "</ol>"));
  EXPECT_TRUE(gone(kNotice + "<section id='comments'><h2>评论</h2><ul class='comment-list'>" +
                   spam("<li class='comment-item'>", "</li>") + "</ul></section>"));
  EXPECT_TRUE(gone(kNotice + "<div id='comments'><h4>4 comments:</h4><dl id='comments-block'>" +
                   spam("<dt class='comment-author'>A said...</dt><dd class='comment-body'>", "</dd>") +
                   "</dl></div>"));
}

TEST(Comments, WithoutAnyName) {
  EXPECT_TRUE(
      gone(kNotice + "<div>" +
           spam("<div class='css-1ad9f2'><b>Ann</b> <span>2020-01-02</span>", "</div>", "<a href='#'>Reply</a>") +
           "</div>"));
  EXPECT_TRUE(gone(kNotice + "<ul>" + spam("<li>甲 <i>3天前</i>", "</li>", "<span>回复</span>") + "</ul>"));
  EXPECT_TRUE(gone(kNotice + "<h3>2 Comments</h3>" + spam("<div class='comment'><time>2020-01-02</time>", "</div>")));
}

TEST(Comments, BySchema) {
  EXPECT_TRUE(
      gone(kNotice + "<div>" + spam("<div itemtype='http://schema.org/Comment'><b>Ann</b>", "</div>") + "</div>"));
}

TEST(Comments, NestedAnswersGoWithTheirThread) {
  EXPECT_TRUE(gone(kNotice + "<ol class='commentlist'>" +
                   spam("<li class='comment'>", "</li>",
                        "<a href='?replytocom=1'>Reply</a><ul class='children'><li class='comment "
                        "bypostauthor'>Thank you for the lamps.</li></ul>") +
                   "</ol><div id='respond'><h3>Leave a Reply</h3></div>"));
}

TEST(Comments, OfTheArticleItselfStay) {
  const std::string opinions =
      "<div class='comments-on-the-law'><h2>Comments on the law of lamps</h2>" + spam("<p>", "</p>") + "</div>";
  EXPECT_TRUE(stays(opinions));
  EXPECT_TRUE(stays(kNotice + opinions));
  // A thread in front of the article, or with nothing in front.
  EXPECT_TRUE(stays("<div class='comments'>" + spam("<div class='comment'>", "</div>") + "</div>"));
  EXPECT_TRUE(stays("<div class='comments'>" + spam("<div class='comment'>", "</div>") + "</div>" + kNotice));
  // An article whose wrapper is named so.
  EXPECT_TRUE(stays("<div class='post comments-open'>" + kNotice + spam("<p>", "</p>") + "</div>"));
  // Remarks of the editor between paragraphs.
  EXPECT_TRUE(stays(kNotice + spam("<div class='comment'>", "</div>" + kNotice)));
}

// Some sites write conversations as comments of the article's author; what others add below goes.
TEST(Comments, ThatTheAuthorOpensStay) {
  const std::string talk =
      "<div id='comments'>" + spam("<article class='comment comment-by-node-author'>", "</article>");
  EXPECT_EQ(thread_cuts(kNotice + talk + "</div>"), "");
  EXPECT_EQ(
      thread_cuts(kNotice + talk + "<article class='comment comment-by-anonymous'><p>Cheap ropes.</p></article></div>"),
      "cut comments: Cheap ropes.\n");
}

// A word in a block of its own heads an answer; a page of nothing but posts has no article in front of them.
TEST(Comments, LookAlikes) {
  EXPECT_TRUE(stays(kNotice + spam("<div><h4>Question</h4><i>2020-01-02</i><div>回复</div>", "</div>")));
  EXPECT_TRUE(stays("<div>" + spam("<div><i>2020-01-02</i>", "</div>", "<a href='#'>Reply</a>") + "</div>"));
  EXPECT_TRUE(stays("<table><tr><td>" + kNotice + "</td></tr><tr><td class='comments'>" + spam("<p>", "</p>") +
                    "</td></tr></table>"));
}

TEST(Comments, StayUnderCleanNoneAndKeep) {
  const std::string page = kNotice + "<div id='comments'>" + spam("<div class='comment'>", "</div>") + "</div>";
  PassOptions options;
  options.keep = {"comments"};
  EXPECT_EQ(ledger(article(page, options)), "");
  options = {};
  options.clean = Clean::None;
  EXPECT_EQ(ledger(article(page, options)), "");
}

}  // namespace
}  // namespace offprint
