#include "formats/reading/key_value_header.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "formats/time/dates.h"

namespace offprint {
namespace {

using Strings = std::vector<std::string>;
using Pairs = std::vector<std::pair<std::string, std::string>>;

FrontMatter read(std::string_view lines) { return read_key_values(lines); }

TEST(FindKeyValues, TakesLinesToTheFirstBlankOne) {
  const std::string text = "\n \nTITLE: a\nurl:https://e.org/:80\nAny thing: b\n\n<p>x: y</p>\n";
  const auto place = find_key_values(text);
  ASSERT_TRUE(place);
  EXPECT_EQ(place->begin, 3U);
  EXPECT_EQ(place->lines, "TITLE: a\nurl:https://e.org/:80\nAny thing: b\n");
  EXPECT_EQ(text.substr(place->body), "<p>x: y</p>\n");
}

TEST(FindKeyValues, WantsTwoKnownKeysAndNothingElse) {
  for (const char* text : {
           "",
           "\n",
           "Title: a\nAuthor: b\n",                      // no blank line: all of it may be the article
           "Title: a\nColour: b\n\nx",                   // one known key
           "Title: a\nAuthor: b\nprose\n\nx",            // a line that is none
           "Title: a\nAuthor: b\nhttps://e.org\n\nx",    // an address is no key
           "Title: a\nAuthor: b\n-----\nBODY:\n\nx",     // Movable Type's
           "Title: a\nAuthor: b\n# Ferry: a bell\n\nx",  // Markdown
           "<b>Title</b>: a\nAuthor: b\n\nx",
           "  Title: a\nAuthor: b\n\nx",
           "Title\\: a\\\nAuthor: b\\\nDate: c\n\nx",  // as the writer of Markdown says that it is text
           ": a\nTitle: b\nAuthor: c\n\nx",
           "Title: a\nAuthor: b\nA sentence that is longer than any key is: and so on\n\nx",
       }) {
    EXPECT_FALSE(find_key_values(text)) << text;
  }
}

TEST(FindKeyValues, IsBounded) {
  const std::string known = "Title: a\nAuthor: b\n";
  EXPECT_TRUE(find_key_values(known + "Note: " + std::string(9000, 'x') + "\n\nx"));
  EXPECT_FALSE(find_key_values(known + "Note: " + std::string(20000, 'x') + "\n\nx"));
}

TEST(ReadKeyValues, FillsTheFieldsInEveryLanguage) {
  struct Row {
    const char* lines;
    const char* title;
    const char* url;
    const char* date;
    const char* site_name;
  };
  for (const Row& row : {
           Row{"Subject: a\nSource URL: https://e.org\nPubdate: 2020\nSite: s\n", "a", "https://e.org", "2020", "s"},
           Row{"标题：a\n原文链接：https://e.org\n发布时间： 2020\n来源：s\n", "a", "https://e.org", "2020", "s"},
           Row{"標題：a\n網址：https://e.org\n日期：2020\n來源：s\n", "a", "https://e.org", "2020", "s"},
           Row{"タイトル：a\nリンク：https://e.org\n日時：2020\nSource: s\n", "a", "https://e.org", "2020", "s"},
           Row{"제목: a\n링크: https://e.org\n날짜: 2020\n출처: s\n", "a", "https://e.org", "2020", "s"},
       }) {
    const FrontMatter front = read(row.lines);
    EXPECT_EQ(front.metadata.title, row.title) << row.lines;
    EXPECT_EQ(front.metadata.url, row.url) << row.lines;
    EXPECT_EQ(front.date, row.date) << row.lines;
    EXPECT_EQ(front.metadata.site_name, row.site_name) << row.lines;
    EXPECT_EQ(front.metadata.extra, Pairs{}) << row.lines;
  }
}

TEST(ReadKeyValues, PartsNamesAndWords) {
  EXPECT_EQ(read("Author: Miller, Ann\n").metadata.authors, Strings{"Miller, Ann"});
  EXPECT_EQ(read("Author: Ann Miller & Bob; Cy\n").metadata.authors, (Strings{"Ann Miller", "Bob", "Cy"}));
  EXPECT_EQ(read("Authors: Ann Miller, Bob\n").metadata.authors, (Strings{"Ann Miller", "Bob"}));
  EXPECT_EQ(read("Authors: Miller, Ann; Stone, Bob\n").metadata.authors, (Strings{"Miller, Ann", "Stone, Bob"}));
  EXPECT_EQ(read("作者：甲、乙，丙\n作者：丁\n作者：甲\n").metadata.authors, (Strings{"甲", "乙", "丙", "丁"}));
  EXPECT_EQ(read("Tags: a,, b；c | d\n").metadata.tags, (Strings{"a", "b", "c", "d"}));
  EXPECT_EQ(read("Category: a\n分类：b\n").metadata.categories, (Strings{"a", "b"}));
}

TEST(ReadKeyValues, KeepsWhatHasNoFieldLeft) {
  const FrontMatter front = read(
      "Title: a\nTitle: b\nTitle: a\nDate: 2020-01-01\nDate: 2020-01-02\nModified: 2020-01-03\nModified: 2020-01-04\n"
      "Slug: s\nStatus: draft\nOdd  key: v\nEmpty:\n");
  EXPECT_EQ(front.metadata.title, "a");
  EXPECT_EQ(front.date, "2020-01-01");
  EXPECT_EQ(iso8601(front.metadata.modified), "2020-01-03");
  EXPECT_EQ(front.metadata.extra, (Pairs{{"Title", "b"},
                                         {"Date", "2020-01-02"},
                                         {"Modified", "2020-01-04"},
                                         {"Slug", "s"},
                                         {"Status", "draft"},
                                         {"Odd key", "v"}}));
}

TEST(ReadKeyValues, TakesTheDateAndAddressThatCanBeRead) {
  const FrontMatter front =
      read("Link: below\nDate: 04/05/2017\nPublished: 2017-05-04\nPubdate: soon\nURL: http://e.org\n");
  EXPECT_EQ(front.date, "2017-05-04");
  EXPECT_EQ(front.metadata.url, "http://e.org");
  EXPECT_EQ(front.metadata.extra, (Pairs{{"Link", "below"}, {"Date", "04/05/2017"}, {"Pubdate", "soon"}}));
  EXPECT_EQ(read("Date: 04/05/2017\nPublished: soon\n").date, "04/05/2017");
}

TEST(ReadKeyValues, ASourceMayBeTheAddress) {
  EXPECT_EQ(read("Source: https://e.org/a\nTitle: t\n").metadata.url, "https://e.org/a");
  const FrontMatter both = read("Source: https://e.org/a\nLink: https://e.org/b\nSource: s\n");
  EXPECT_EQ(both.metadata.url, "https://e.org/b");
  EXPECT_EQ(both.metadata.site_name, "s");
  EXPECT_EQ(both.metadata.extra, (Pairs{{"Source", "https://e.org/a"}}));
}

TEST(ReadKeyValues, AnIndentedLineGoesOn) {
  const FrontMatter front = read("Summary: one\n  two\n\tthree: four\nLang: en\n");
  EXPECT_EQ(front.metadata.description, "one two three: four");
  EXPECT_EQ(front.metadata.language, "en");
}

}  // namespace
}  // namespace offprint
