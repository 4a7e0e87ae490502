#include <gmock/gmock.h>

#include "converters/passes/metadata/byline_text.h"
#include "formats/time/dates.h"
#include "tests/unit/passes/page.h"

namespace offprint {
namespace {

using testing::ElementsAre;

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : "+") + name;
  return out;
}

TEST(BylineText, ReadsLabelsNamesAndDates) {
  struct Row {
    std::string_view line;
    std::string_view authors;  // joined by +
    std::string_view date;
    bool explained;
  };
  static constexpr Row kRows[] = {
      {"By Jane Roe", "Jane Roe", "", true},
      {"By Jane Roe and John Doe", "Jane Roe+John Doe", "", true},
      {"By Jane Roe, Oct 12, 2020", "Jane Roe", "2020-10-12", true},
      {"Written by Jane Roe | October 12, 2020", "Jane Roe", "2020-10-12", true},
      {"作者：秋山", "秋山", "", true},
      {"作者：秋山、刘河", "秋山+刘河", "", true},
      {"作者：秋山 | 2020年10月12日 11:54", "秋山", "2020-10-12T11:54", true},
      {"记者 秋山 北京报道", "秋山", "", true},
      {"記者 秋山 台北報導", "秋山", "", true},
      {"记者 秋山 编辑 刘河", "秋山", "", true},
      {"記者 秋山 發自河谷", "秋山", "", false},
      {"文/秋山", "秋山", "", true},
      {"文／秋山 攝影／劉河", "秋山", "", true},
      {"文 / 秋山　图 / 刘河", "秋山", "", true},
      {"Von Anna Meier", "Anna Meier", "", true},
      {"By Ursula von der Roe", "Ursula von der Roe", "", true},
      {"编辑：刘河", "", "", true},
      {"作者，秋山\n职务，本台记者", "秋山", "", true},
      {"2020-10-12", "", "2020-10-12", true},
      {"发布时间：2020-10-12 11:54", "", "2020-10-12T11:54", true},
      {"发布于 2020年10月12日 · 更新", "", "2020-10-12", true},
      {"信到了", "", "", false},
      {"By then, the letters had gone.", "", "", false},
      {"By Monday the road was open", "", "", false},
      {"By Jane van der Roe", "Jane van der Roe", "", true},
  };
  for (const Row& row : kRows) {
    const BylineText read = read_byline(row.line);
    EXPECT_EQ(joined(read.authors), row.authors) << row.line;
    EXPECT_EQ(iso8601(read.date), row.date) << row.line;
    EXPECT_EQ(read.explained, row.explained) << row.line;
  }
}

TEST(BylineText, TellsDayFromMonthByTheHeader) {
  struct Row {
    std::string_view text;
    std::string_view near;
    std::string_view iso;  // empty: no date
  };
  static constexpr Row kRows[] = {
      {"12/10/2020", "2020-10-12T11:54:30Z", "2020-10-12"},
      {"10/12/2020", "2020-10-12T11:54:30Z", "2020-10-12"},
      {"10/12/2020", "2020-12-10T11:54:30Z", "2020-12-10"},
      {"12/10/2020", "2021-01-01T00:00:00Z", ""},
      {"12/10/2020", "", ""},
      {"25/10/2020", "", "2020-10-25"},
      {"10/25/2020", "", "2020-10-25"},
      {"10/12/2020 - 22:26", "2020-10-12T11:54:30Z", "2020-10-12T22:26"},
      {"11/11/2020", "", "2020-11-11"},
      {"31/31/2020", "", ""},
      {"room 10/12/2020", "2020-10-12T11:54:30Z", ""},
  };
  for (const Row& row : kRows) {
    EXPECT_EQ(iso8601(numeric_date(row.text, parse_date(row.near))), row.iso) << row.text << " near " << row.near;
  }
  EXPECT_EQ(iso8601(read_byline("Posted on Mon, 10/12/2020 - 22:26", parse_date("2020-10-13T00:00:00Z")).date),
            "2020-10-12T22:26");
}

TEST(BylineText, SplitsNames) {
  EXPECT_THAT(split_names("作者：秋山、刘河"), ElementsAre("秋山", "刘河"));
  EXPECT_THAT(split_names(" Jane  Roe, "), ElementsAre("Jane Roe"));
  EXPECT_THAT(split_names("Jane Roe & John Doe"), ElementsAre("Jane Roe", "John Doe"));
  EXPECT_THAT(split_names("让·雅克"), ElementsAre("让·雅克"));
  EXPECT_THAT(split_names("信到了以后，他没有回，他一直没有回。"), ElementsAre());
  EXPECT_THAT(split_names(""), ElementsAre());
}

// One text, long enough that the article has begun.
constexpr std::string_view kProse =
    "<p>邮局在山路第三个弯上，门前的信箱是铁皮的，漆掉了一半，里面常年住着一窝蜜蜂，谁也不去惊动它们。"
    "邮差每个星期二上山，把信放在柜台上，再把寄出去的信带下去，二十年里没有误过一次。</p>";

TEST(Byline, IsLiftedFromThePage) {
  struct Row {
    std::string_view html;
    std::string_view authors;
    std::string_view date;
    std::string_view ledger;
  };
  static constexpr Row kRows[] = {
      {"<div><i>秋山<br>2020-10-12 11:54:49</i></div>", "秋山", "2020-10-12T11:54:49",
       "lifted authors: 秋山\nlifted byline_date: 2020-10-12 11:54:49\n"},
      {"<div><i><br>2020-10-12T11:54:49Z</i></div>", "", "2020-10-12T11:54:49Z",
       "lifted byline_date: 2020-10-12T11:54:49Z\n"},
      {"<p class='byline'>By Jane Roe</p>", "Jane Roe", "", "lifted authors: By Jane Roe\n"},
      {"<p>作者：秋山</p>", "秋山", "", "lifted authors: 作者：秋山\n"},
      {"<div class='entry-meta'><time datetime='2020-10-12'>Oct 12</time></div>", "", "2020-10-12",
       "lifted byline_date: Oct 12\n"},
      {"<time datetime='2020-10-12'>2020年10月12日</time>", "", "2020-10-12", "lifted byline_date: 2020年10月12日\n"},
      {"<div><time datetime='2020-10-12'>2020年10月12日</time></div>", "", "2020-10-12",
       "lifted byline_date: 2020年10月12日\n"},
  };
  for (const Row& row : kRows) {
    const Document document = article(std::string(row.html) + std::string(kProse));
    EXPECT_EQ(joined(document.metadata.authors), row.authors) << row.html;
    EXPECT_EQ(iso8601(document.metadata.byline_date), row.date) << row.html;
    EXPECT_EQ(ledger(document), row.ledger) << row.html;
  }
}

// What looks like a byline and is prose stays, and is not read.
TEST(Byline, IsNoSentence) {
  for (const std::string_view html : {"<p>作者不在场的时候，信自己会走。</p>", "<p>By the stove, 12 letters dried.</p>",
                                      "<p>记者们到的那天下雨。</p>", "<h2>2020年10月12日</h2>"}) {
    const Document document = article(std::string(html) + std::string(kProse));
    EXPECT_EQ(joined(document.metadata.authors), "") << html;
    EXPECT_EQ(ledger(document), "") << html;
  }
}

TEST(Byline, OfThePageStaysUnderCleanNone) {
  PassOptions options;
  options.clean = Clean::None;
  const Document document = article("<p class='byline'>By Jane Roe</p>" + std::string(kProse), options);
  EXPECT_THAT(document.metadata.authors, ElementsAre("Jane Roe"));
  EXPECT_EQ(ledger(document), "");
}

TEST(Byline, IsAddedToTheHeader) {
  Metadata metadata;
  metadata.authors = {"By John Doe"};
  const Document document = article("<p class='byline'>By Jane Roe</p>" + std::string(kProse), {}, metadata);
  EXPECT_THAT(document.metadata.authors, ElementsAre("John Doe", "Jane Roe"));
  EXPECT_EQ(ledger(document), "lifted authors: By Jane Roe\n");
}

// Where -M says another, the page's byline would stand nowhere.
TEST(Byline, StaysWhereAnotherIsGiven) {
  PassOptions options;
  options.metadata = {{"author", "Nobody"}};
  const Document document = article("<p class='byline'>By Jane Roe</p>" + std::string(kProse), options);
  EXPECT_THAT(document.metadata.authors, ElementsAre("Nobody"));
  EXPECT_EQ(ledger(document), "");
  const Document crawled = article("<div><i>Jane Roe<br>2020-10-12</i></div>" + std::string(kProse), options);
  EXPECT_EQ(ledger(crawled), "cut byline: Jane Roe\nlifted byline_date: 2020-10-12\n");
}

TEST(Byline, WithAnEditorStays) {
  const Document document = article("<p>作者：秋山　编辑：刘河</p>" + std::string(kProse));
  EXPECT_THAT(document.metadata.authors, ElementsAre("秋山"));
  EXPECT_EQ(ledger(document), "");
}

TEST(Byline, OutletIsTheSitesName) {
  const Document document = article("<p>作者：秋山　来源：河谷报</p>" + std::string(kProse));
  EXPECT_EQ(document.metadata.site_name, "河谷报");
  EXPECT_EQ(ledger(document), "lifted authors: 作者：秋山　来源：河谷报\n");
}

TEST(Byline, DateOfAStoryIsNoneOfIt) {
  Metadata metadata;
  metadata.published = parse_date("2021-02-03T00:00:00Z");
  for (const std::string_view html :
       {"<p>1945年8月15日</p>", "<div><time datetime='1945-08-15'>8月15日</time></div>", "<p>2020年8月15日</p>"}) {
    const Document document = article(std::string(html) + std::string(kProse), {}, metadata);
    EXPECT_EQ(iso8601(document.metadata.byline_date), "") << html;
    EXPECT_EQ(ledger(document), "") << html;
  }
  const auto date = [&](std::string_view html) {
    return iso8601(article(std::string(html) + std::string(kProse), {}, metadata).metadata.byline_date);
  };
  EXPECT_EQ(date("<p>2021年2月2日</p>"), "2021-02-02");
  EXPECT_EQ(date("<p>发布时间：2019年2月2日</p>"), "2019-02-02");
}

TEST(Byline, NothingChangesBeforeItIsOut) {
  struct Row {
    std::string_view first;
    std::string_view last;
    std::string_view modified;
  };
  static constexpr Row kRows[] = {
      {"2020-06-16T10:00:00+00:00", "2020-01-13T09:00:00+00:00", ""},
      {"2020-06-16T10:00:00+00:00", "2020-06-16T17:00:00+08:00", ""},
      {"2020-06-16T10:00:00+00:00", "2020-06-16", ""},
      {"2020-06-16T10:00:00+00:00", "2020-06-18T09:00:00+00:00", "2020-06-18T09:00:00Z"},
  };
  for (const Row& row : kRows) {
    const std::string times = "<time class='published' datetime='" + std::string(row.first) +
                              "'>one</time><time class='updated' datetime='" + std::string(row.last) + "'>two</time>";
    const Document above = article("<div class='entry-meta'><span class='byline'><a rel='author'>Ann Lee</a></span>" +
                                   times + "</div>" + std::string(kProse));
    EXPECT_EQ(iso8601(above.metadata.modified), row.modified) << times;
    EXPECT_EQ(iso8601(above.metadata.byline_date), "2020-06-16T10:00:00Z") << times;
    const Document beneath = article(std::string(kProse) + "<div>Published " + times + "</div>");
    EXPECT_EQ(iso8601(beneath.metadata.modified), row.modified) << times;
    EXPECT_EQ(iso8601(beneath.metadata.byline_date), "2020-06-16T10:00:00Z") << times;
    EXPECT_EQ(ledger(beneath), "lifted byline_date: Published onetwo\n") << times;
  }
}

TEST(Byline, NamesNoChannelAndNoButton) {
  for (const std::string_view html : {"<p><a href='https://www.youtube.com/user/HarbourPost'>Harbour Post</a></p>",
                                      "<p><a href='https://m.example/@ann/two-boats'>Two Boats</a></p>",
                                      "<ul><li><a href='https://m.example/@ann'>Ann Roe</a></li><li>x</li></ul>",
                                      "<p><a href='https://m.example/users/login'>Login</a></p>",
                                      "<div class='author'><a href='/in'>Log in</a></div>"}) {
    const Document document = article(std::string(html) + std::string(kProse));
    EXPECT_EQ(joined(document.metadata.authors), "") << html;
  }
}

TEST(Byline, NamesBehindSeveralLabels) {
  using Names = std::vector<std::string>;
  for (const auto& [line, names] : std::vector<std::pair<std::string, Names>>{
           {"记者 秋山 通讯员 刘河", {"秋山", "刘河"}},
           {"记者：秋山 通讯员：刘河", {"秋山", "刘河"}},
           {"实习生 秋山 审核 刘河", {"秋山"}},
       }) {
    EXPECT_EQ(article("<p>" + line + "</p>" + std::string(kProse)).metadata.authors, names) << line;
  }
}

TEST(Byline, ATimeInsideTheTextStays) {
  const Document document =
      article("<p>It was cold.</p><p><time datetime=\"1931-06-02\">2 June 1931</time></p>" + std::string(kProse));
  EXPECT_EQ(document.metadata.byline_date, std::nullopt);
  EXPECT_EQ(ledger(document), "");
}

TEST(Byline, AfterTheProseIsReadAndStays) {
  const Document document = article(std::string(kProse) + "<p>记者：秋山 责编：刘河</p>");
  EXPECT_THAT(document.metadata.authors, ElementsAre("秋山"));
  EXPECT_EQ(ledger(document), "");
}

constexpr std::string_view kText = "<p>The ferry left the quay at nine, and nobody waved.</p>";

struct BylinePage {
  std::string_view before;
  std::string_view line;
  std::string_view behind;
  std::string_view authors;  // joined by +
  bool stays;
};

TEST(Byline, IsNoPhraseAndNoService) {
  static constexpr BylinePage kPages[] = {
      {"", "<p>By Jane Roe</p>", kText, "Jane Roe", false},
      {"", "<p>By April Roe</p>", kText, "April Roe", false},
      {kText, "<p>By Jane Roe</p>", "", "Jane Roe", false},
      {kText, "<p>By Jane Roe</p>", kText, "", true},
      {kText, "<p>By Tuesday</p>", kText, "", true},
      {"", "<p>By Friday Night</p>", kText, "", true},
      {"", "<p>By Hand</p>", kText, "", true},
      {kText, "<p>By Land</p>", "", "", true},
      {"", "<p>By The Numbers</p>", kText, "", true},
      {"", "<p>By Popular Demand</p>", kText, "", true},
      {"", "<p class=\"byline\">By <a href=\"/x\">Youtube</a></p>", kText, "", true},
      {"", "<p class=\"byline\">By <a href=\"/x\">Jane Roe</a></p>", kText, "Jane Roe", false},
      {"", "<div><i>Login<br>2021-05-03</i></div>", kText, "", true},
      {"", "<div><i>Continue reading on Medium<br>2021-05-03</i></div>", kText, "", true},
      {"", "<div><i>Anna Lee, Bob Ray<br>2021-05-03</i></div>", kText, "Anna Lee+Bob Ray", false},
  };
  for (const BylinePage& page : kPages) {
    const std::string html = std::string(page.before) + std::string(page.line) + std::string(page.behind);
    const Document read = article(html);
    EXPECT_EQ(joined(read.metadata.authors), page.authors) << html;
    const std::string bare = tree_of(std::string(page.before) + std::string(page.behind));
    EXPECT_EQ(tree(read) != bare, page.stays) << html;
  }
}

TEST(Byline, OfTheCrawlerGivesItsDateWhereItNamesNobody) {
  const Document read = article("<div><i>Login<br>2021-05-03</i></div>" + std::string(kText));
  EXPECT_EQ(iso8601(read.metadata.byline_date), "2021-05-03");
  EXPECT_NE(tree(read).find("Login"), std::string::npos);
  EXPECT_EQ(tree(read).find("2021"), std::string::npos);
}

TEST(Byline, OfTheCrawlerHasADateNearTheHeaders) {
  Metadata header;
  header.published = parse_date("2021-05-03T00:00:00Z");
  const Document read = article("<div><i>Anna Lee, Bob Ray<br>1945-08-15</i></div>" + std::string(kText), {}, header);
  EXPECT_EQ(iso8601(read.metadata.byline_date), "");
  EXPECT_NE(tree(read).find("1945"), std::string::npos);
}

}  // namespace
}  // namespace offprint
