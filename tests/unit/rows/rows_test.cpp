#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/rows/fields.h"
#include "formats/rows/reader.h"

namespace offprint {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::SizeIs;

// The rows, the file given in pieces of `step` bytes.
std::vector<std::string> listed(const std::string& file, std::size_t step = 4096) {
  std::vector<std::string> items;
  std::string_view rest = file;
  const NextBytes next = [&]() -> Result<std::string_view> {
    const std::string_view piece = rest.substr(0, step);
    rest.remove_prefix(piece.size());
    return piece;
  };
  const auto all = list_rows(next, [&](const ItemPlace& item) {
    items.push_back(item.problem.empty() ? (item.withheld ? "-" : "") + item.key + "|" + item.title + " " +
                                               file.substr(item.begin, item.size)
                                         : std::to_string(item.number) + " " + item.problem);
  });
  if (!all) items.push_back(all.error().message);
  return items;
}

TEST(JsonRows, AreTheOutermostObjectsWithAnArticle) {
  const std::string first = R"({"comments":[{"content":"<p>no","id":"c"}],"content":"<p>a","id":1,"title":"A"})";
  const std::string second = R"({"slug":"b","body":"}]\"{","url":"u"})";
  for (const std::size_t step : {1U, 3U, 1000U}) {
    const auto expected = ElementsAre("1|A " + first, "u|b " + second);
    EXPECT_THAT(listed("[" + first + ", " + second + "]", step), expected) << step;
    EXPECT_THAT(listed("\xEF\xBB\xBF" + first + "\r\n\n" + second, step), expected) << step;
    EXPECT_THAT(listed(R"({"n":1,"posts":[)" + first + "," + second + "]}", step), expected) << step;
    EXPECT_THAT(listed(R"([{"x":{"y":[)" + first + "," + second + "]}}]", step), expected) << step;
  }
}

TEST(JsonRows, NeedAnotherFieldThatIsKnown) {
  EXPECT_THAT(listed(R"([{"content":"<p>a"}])"), ElementsAre(HasSubstr("none of its rows")));
  EXPECT_THAT(listed(R"({"name":"x","version":"1","description":"d"})"), ElementsAre(HasSubstr("none of its rows")));
  EXPECT_THAT(listed(R"([{"content":{"rendered":"<p>a"},"title":{"rendered":"T"}}])"), ElementsAre(HasSubstr("|T ")));
}

TEST(JsonRows, AreNoMessagesOfAProgram) {
  EXPECT_THAT(listed(R"([{"id":"greet","text":"Good morning"},{"id":"bye","text":"Good night"}])"),
              ElementsAre(HasSubstr("none of its rows")));
  EXPECT_THAT(listed(R"({"menu":{"title":"File","content":"Open"},"help":{"title":"Help","content":"About"}})"),
              ElementsAre(HasSubstr("none of its rows")));
  EXPECT_THAT(listed(R"([{"title":"雾","content":"早安","date":"2020-01-02"}])"), ElementsAre(HasSubstr("|雾 ")));
  EXPECT_THAT(listed(R"([{"title":"雾","content":"早安\n晚安"}])"), ElementsAre(HasSubstr("|雾 ")));
  EXPECT_THAT(listed(R"([{"title":"雾","body_markdown":"*早安*"}])"), ElementsAre(HasSubstr("|雾 ")));
}

TEST(JsonRows, AreShortTextsBesideAnArticleOfTheirShape) {
  const std::string poem = R"({"title":"静夜思","content":"床前明月光"})";
  const std::string haiku = R"({"content":"an old silent pond","title":"Haiku"})";
  const std::string page = R"({"title":"C","content":"<p>c"})";
  for (const std::size_t step : {1U, 1000U}) {
    const auto expected = ElementsAre("|静夜思 " + poem, "|C " + page, "|Haiku " + haiku);
    EXPECT_THAT(listed(poem + "\n" + page + "\n" + haiku, step), expected) << step;
    EXPECT_THAT(listed("[" + poem + "," + page + "," + haiku + "]", step), expected) << step;
    EXPECT_THAT(listed(R"({"posts":[)" + poem + "," + page + "," + haiku + "]}", step), expected) << step;
  }
  EXPECT_THAT(listed(poem + "\n{\n" + haiku + "\n" + page),
              ElementsAre("|静夜思 " + poem, HasSubstr("2 this is no JSON"), "|Haiku " + haiku, "|C " + page));
  EXPECT_THAT(listed("{\"_source\":" + poem + "}\n{\"_source\":" + page + "}"), SizeIs(2));
  EXPECT_THAT(listed("[" + poem + "," + page + ",{"), SizeIs(3));  // one of them says that it is cut
}

TEST(JsonRows, AreNoMessagesBesideAnArticleOfAnotherShape) {
  const std::string page = R"({"title":"C","content":"<p>c"})";
  const std::string message = R"({"title":"Error","content":"not found"})";
  EXPECT_THAT(listed(R"({"posts":[)" + page + R"(],"messages":[)" + message + "]}"), ElementsAre("|C " + page));
  EXPECT_THAT(listed(R"({"id":"greet","text":"Good morning"})"
                     "\n" +
                     page),
              ElementsAre("|C " + page));
  EXPECT_THAT(listed(message + "\n" + message), ElementsAre(HasSubstr("none of its rows")));
  const std::string talk = R"({"title":"A","content":"<p>a","comments":[)" + message + "]}";
  EXPECT_THAT(listed(talk + "\n" + page), ElementsAre("|A " + talk, "|C " + page));
}

TEST(JsonRows, WithANumberForTheirTextAreMissedAmongArticles) {
  const std::string page = R"({"title":"C","content":"<p>c"})";
  const std::string number = R"({"title":"N","content":123})";
  EXPECT_THAT(listed(number + "\n" + page + "\n" + number),
              ElementsAre(HasSubstr("1 it has no text: the field that should hold it is a number"), "|C " + page,
                          HasSubstr("3 it has no text")));
  EXPECT_THAT(listed(R"([{"name":"height","text":180},{"title":"C","content":"<p>c"}])"), SizeIs(1));
  EXPECT_THAT(listed(R"({"title":"C","url":"u","content":123})"
                     "\n" +
                     page),
              ElementsAre(HasSubstr("1 it has no text: the field that should hold it is a number"), "|C " + page));
}

TEST(JsonRows, OfABrokenLineAreLost) {
  EXPECT_THAT(listed("{\"id\":1,\"html\":\"a\"}\n{\"id\":2,\"html\":\"a\n{\"id\":3,\"html\":\"a\"}\n"),
              ElementsAre(HasSubstr("1|"), HasSubstr("2 this is no JSON"), HasSubstr("3|")));
  EXPECT_THAT(listed("[{\"id\":1,\"html\":\"a\"},{\"id\":2,\"html\":\"a"),
              ElementsAre(HasSubstr("1|"), HasSubstr("2 this is no JSON")));
}

TEST(JsonRows, DraftsAreWithheld) {
  for (const char* draft :
       {R"("status":"draft")", R"("draft":true)", R"("published":false)", R"("visibility":"private")"})
    EXPECT_THAT(listed(R"([{"id":1,"html":"a",)" + std::string(draft) + "}]"), ElementsAre(HasSubstr("-1|"))) << draft;
}

TEST(JsonRows, MayNestDeep) {
  EXPECT_THAT(listed(std::string(200000, '[')), SizeIs(1));
  std::string deep;
  for (int i = 0; i < 50000; ++i) deep += "{\"a\":";
  EXPECT_THAT(listed(deep), SizeIs(1));
}

TEST(JsonRows, WithATitleOnlyAreMissedAmongArticles) {
  const std::string one = R"({"title":"A","content":"<p>a"})";
  const std::string bare = R"({"title":"B","path":"x"})";
  for (const std::size_t step : {1U, 1000U}) {
    const auto expected = ElementsAre("|A " + one, HasSubstr("2 it has no text"), "|A " + one);
    EXPECT_THAT(listed("[" + one + "," + bare + "," + one + "]", step), expected) << step;
    EXPECT_THAT(listed(one + "\n" + bare + "\n" + one, step), expected) << step;
    EXPECT_THAT(listed(R"({"items":[)" + one + "," + bare + "," + one + "]}", step), expected) << step;
  }
  EXPECT_THAT(listed(bare + "\n" + one), ElementsAre(HasSubstr("1 it has no text"), "|A " + one));
  EXPECT_THAT(listed(one + "\n" + bare), ElementsAre("|A " + one, HasSubstr("2 it has no text")));
  // People, tags, and what JSON-LD says of a page beside its article.
  const std::string post = R"({"title":"A","content":"<p>a","tags":[{"name":"t"}],"author":{"name":"P","url":"u"}})";
  EXPECT_THAT(listed(R"({"posts":[)" + post + R"(],"users":[{"name":"P","id":"1"}]})"), ElementsAre("|A " + post));
  EXPECT_THAT(listed("[" + one + R"(,{"@type":"Organization","name":"O","url":"u"}])"), ElementsAre("|A " + one));
}

TEST(CsvRows, KeepACarriageReturnInAField) {
  const std::string file = "title,content\r\nA,<p>a\rb</p>\r\nB,<p>b</p>\r\n";
  for (const std::size_t step : {1U, 1000U})
    EXPECT_THAT(listed(file, step), ElementsAre("|A A,<p>a\rb</p>\r\n", "|B B,<p>b</p>\r\n")) << step;
}

TEST(CsvRows, AreRecordsNotLines) {
  const std::string file = "id,title,body\n1,\"A, \"\"B\"\"\",\"<p>a\nb\"\n\n2,,x\n";
  for (const std::size_t step : {1U, 5U, 1000U})
    EXPECT_THAT(listed(file, step), ElementsAre("1|A, \"B\" 1,\"A, \"\"B\"\"\",\"<p>a\nb\"\n", "2| \n2,,x\n")) << step;
  EXPECT_THAT(listed("title\tbody\nT\tx"), ElementsAre(HasSubstr("|T ")));
}

TEST(CsvRows, MustBeAsLongAsTheHeader) {
  EXPECT_THAT(listed("id,body,url\n1,x\n2,x,u,v\n3,x,u\n"),
              ElementsAre(HasSubstr("1 this row has 2 fields"), HasSubstr("2 this row has 4 fields"), HasSubstr("3|")));
  EXPECT_THAT(listed("id,body\n1,\"x\n2,y\n"), ElementsAre(HasSubstr("1 a quoted field")));
  EXPECT_THAT(listed("a,b\n1,2\n"), ElementsAre(HasSubstr("its first line names no field")));
}

TEST(RowSniffer, LooksBeyondTheFirstLine) {
  EXPECT_EQ(sniff_rows("{\"title\":\"B\",\"error\":404}\n{\"title\":\"A\",\"content\":\"<p>a\"}\n"), Claim::Surely);
}

TEST(RowSniffer, ClaimsArticlesOnly) {
  EXPECT_EQ(sniff_rows(R"([{"title":"T","html":"<p>cut)"), Claim::Surely);
  EXPECT_EQ(sniff_rows("\xEF\xBB\xBFtitle;content\n"), Claim::Surely);
  EXPECT_EQ(sniff_rows(R"({"name":"x","dependencies":{}})"), Claim::No);
  EXPECT_EQ(sniff_rows("a,b,c\n1,2,3\n"), Claim::No);
  EXPECT_EQ(sniff_rows("The body, the title and the date of a letter\n"), Claim::No);
  EXPECT_EQ(sniff_rows(R"({"type":"root","children":[]})"), Claim::No);
}

TEST(RowNames, IgnoreCaseAndHowWordsAreParted) {
  EXPECT_EQ(row_name("Content-HTML").field, RowField::Html);
  EXPECT_EQ(row_name("Published At").field, RowField::Published);
  EXPECT_EQ(row_name("标题").field, RowField::Title);
  EXPECT_EQ(row_name("").field, RowField::Other);
  EXPECT_LT(row_name("content_html").rank, row_name("content").rank);
}

}  // namespace
}  // namespace offprint
