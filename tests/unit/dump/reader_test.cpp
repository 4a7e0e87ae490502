#include "formats/dump/reader.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "formats/document/tree.h"
#include "formats/document/validate.h"
#include "formats/time/dates.h"
#include "formats/unicode/characters.h"

namespace offprint {
namespace {

using Strings = std::vector<std::string>;
using Pairs = std::vector<std::pair<std::string, std::string>>;

constexpr char kBody[] = "<p>渡口的早晨从一声汽笛开始。</p><p>A rope, a bell, a boat.</p>\n";
constexpr char kBodyText[] = "渡口的早晨从一声汽笛开始。A rope, a bell, a boat.";

struct Read {
  Document document;
  Result<void> result;
  const Metadata& metadata() const { return document.metadata; }
  // What the reader says, a line each: kind@offset what.
  std::string said() const {
    std::string lines;
    for (const Diagnostic& d : document.diagnostics.all()) {
      lines += std::string(row(d.code).name) + "@" + std::to_string(d.offset) + " " + d.what + "\n";
    }
    return lines;
  }
  std::string body() const { return std::string(trim(text_content(*document.root))); }
};

Read read(const std::string& bytes, const std::string& path = {}) {
  Read read;
  ReadOptions options;
  options.path = path;
  read.result = read_dump(bytes, options, read.document);
  EXPECT_EQ(read.result ? validate(read.document) : std::nullopt, std::nullopt) << bytes;
  return read;
}

struct HeaderCase {
  const char* name;
  std::string header;
  Dialect dialect;
  const char* title;
  const char* url;
  const char* published;
  const char* said = "";
};

const HeaderCase kHeaders[] = {
    {"Comment", "<!--1697205565000-->\n[清晨的渡口](https://example.org/ferry)\n------\n\n", Dialect::Comment,
     "清晨的渡口", "https://example.org/ferry", "2023-10-13T13:59:25Z"},
    {"CommentMilliseconds", "<!-- 1697205565042 -->\n[a](https://e.org)\n---\n", Dialect::Comment, "a", "https://e.org",
     "2023-10-13T13:59:25.042Z"},
    {"CommentNaN", "<!--NaN-->\n[a](https://e.org)\n------\n\n", Dialect::Comment, "a", "https://e.org", "",
     "header-date-unknown@0 NaN\n"},
    {"CommentNegative", "<!---86400000-->\n[a](https://e.org)\n------\n", Dialect::Comment, "a", "https://e.org",
     "1969-12-31T00:00:00Z"},
    {"CommentAbsurd", "\n<!--99999999999999999-->\n[a](https://e.org)\n------\n", Dialect::Comment, "a",
     "https://e.org", "", "header-date-unknown@1 99999999999999999\n"},
    {"CommentEmpty", "<!---->\n[a](https://e.org)\n------\n", Dialect::Comment, "a", "https://e.org", ""},
    {"CommentAndDateLine", "<!--NaN-->\n[a](https://e.org)\n------\n日期：Tue, 30 Jun 2020 09:53:00 +0800\n",
     Dialect::Comment, "a", "https://e.org", "2020-06-30T01:53:00Z"},
    {"Link", "[一只猫](https://e.org/c)\n------\n日期：Tue, 30 Jun 2020 09:53:00 +0000\n\n", Dialect::Link, "一只猫",
     "https://e.org/c", "2020-06-30T09:53:00Z"},
    {"LinkAsciiColon", "[a](https://e.org)\n------\n\n日期: Tue, 30 Jun 2020 09:53:00 GMT\n", Dialect::Link, "a",
     "https://e.org", "2020-06-30T09:53:00Z"},
    {"LinkWithoutDate", "[a](https://e.org)\n------\n", Dialect::Link, "a", "https://e.org", ""},
    {"LinkBadDate", "[a](https://e.org)\n---\n日期：Thu, 30 Feb 2020 09:53:00 +0000\n", Dialect::Link, "a",
     "https://e.org", "", "header-date-unknown@23 Thu, 30 Feb 2020 09:53:00 +0000\n"},
    {"BlanksBetween", "\n\n<!--1697205565000-->  \n\n[a](https://e.org) \t\n \n------  \n\n", Dialect::Comment, "a",
     "https://e.org", "2023-10-13T13:59:25Z"},
    {"MarkAndCrLf", "\xEF\xBB\xBF<!--1697205565000-->\r\n[a](https://e.org)\r\n------\r\n\r\n", Dialect::Comment, "a",
     "https://e.org", "2023-10-13T13:59:25Z"},
    {"LoneCr", "<!--1697205565000-->\r[a](https://e.org)\r------\r\r", Dialect::Comment, "a", "https://e.org",
     "2023-10-13T13:59:25Z"},
    {"Controls", "<!--1697205565000-->\n[a\x07\x1F渡](https://e.org/\x01x)\n------\n", Dialect::Comment, "a渡",
     "https://e.org/x", "2023-10-13T13:59:25Z"},
    {"BracketsInTitle", "[[独家] 渡口 (上)[下]](https://e.org/a)\n------\n", Dialect::Link, "[独家] 渡口 (上)[下]",
     "https://e.org/a", ""},
    {"QuotesAndBars", "[\"a\" | 'b' *c* <d> 🚢](https://e.org/a)\n------\n", Dialect::Link, "\"a\" | 'b' *c* <d> 🚢",
     "https://e.org/a", ""},
    {"ParenthesesInAddress", "[a](https://e.org/ferry_(boat)/(x)y)\n------\n", Dialect::Link, "a",
     "https://e.org/ferry_(boat)/(x)y", ""},
    {"LinkInTitle", "[看[这里](https://a.org) 吧](https://e.org/a)\n------\n", Dialect::Link,
     "看[这里](https://a.org) 吧", "https://e.org/a", ""},
    {"LinkInAddress", "[a](https://e.org/?q=[x](y))\n------\n", Dialect::Link, "a", "https://e.org/?q=[x](y)", ""},
    {"RelativeAddress", "[a](b](/ferry)\n------\n", Dialect::Link, "a](b", "/ferry", ""},
    {"NothingInIt", "[]()\n------\n", Dialect::Link, "", "", ""},
    {"TitleOfTwoLines", "<!--1697205565000-->\n[渡口\n  的早晨](https://e.org)\n------\n", Dialect::Comment,
     "渡口 的早晨", "https://e.org", "2023-10-13T13:59:25Z"},
    {"References", "[R&amp;D &#38; AT&T &#8220;x&#8221;](https://e.org/?a=1&amp=2&copy=3)\n------\n", Dialect::Link,
     "R&D & AT&T “x”", "https://e.org/?a=1&amp=2&copy=3", ""},
    {"FrontMatter",
     "---\nlayout: post\ntitle: \"A \\\"ferry\\\"\"\ndate: 2019-10-10T05:40:05+01:00\nfrom: https://e.org/f\n---\n\n",
     Dialect::FrontMatter, "A \"ferry\"", "https://e.org/f", "2019-10-10T04:40:05Z"},
    {"FrontMatterDay", "---\ntitle: a\ndate: 2019-10-10\nfrom: https://e.org\n...\n", Dialect::FrontMatter, "a",
     "https://e.org", "2019-10-10"},
    {"FrontMatterMarkAndCrLf", "\xEF\xBB\xBF---  \r\ntitle: a\r\nfrom: https://e.org\r\n--- \r\n\r\n",
     Dialect::FrontMatter, "a", "https://e.org", ""},
    {"FrontMatterBadDate", "---\ntitle: a\ndate: soon\n---\n", Dialect::FrontMatter, "a", "", "",
     "header-date-unknown@4 soon\n"},
    {"FrontMatterRepaired", "---\ntitle: a: b\nfrom: https://e.org\ndate: 2019-10-10\n---\n", Dialect::FrontMatter,
     "a: b", "https://e.org", "2019-10-10", "front-matter-repaired@4 YAML\n"},
    {"Wrapped",
     "---\ntitle: \"front\"\ndate: 2023-10-13T13:59:25.000Z\nfrom: https://e.org/front\n---\n"
     "<!--1697205565000-->\n[lines](https://e.org/lines)\n------\n\n",
     Dialect::Wrapped, "front", "https://e.org/front", "2023-10-13T13:59:25Z"},
    {"WrappedWithoutTitle", "---\nlayout: post\n---\n\n<!--1697205565000-->\n[lines](https://e.org/lines)\n------\n",
     Dialect::Wrapped, "lines", "https://e.org/lines", "2023-10-13T13:59:25Z"},
    {"WrappedNaN", "---\ntitle: a\ndate: 2019-10-10\n---\n<!--NaN-->\n[a](https://e.org)\n------\n", Dialect::Wrapped,
     "a", "https://e.org", "2019-10-10"},
    {"KeyValue", "\nTitle: A &amp; B\nlink: https://e.org/?a=1&amp=2\nDate: 2019-10-10T05:40:05+01:00\n\n",
     Dialect::KeyValue, "A & B", "https://e.org/?a=1&amp=2", "2019-10-10T04:40:05Z"},
    {"KeyValueMarkAndCrLf", "\xEF\xBB\xBF标题：渡口\r\n时间：2019年10月10日\r\n\r\n", Dialect::KeyValue, "渡口", "",
     "2019-10-10"},
    {"KeyValueBadDate", "\nTitle: a\nDate: 04/05/2019\n\n", Dialect::KeyValue, "a", "", "",
     "header-date-unknown@1 04/05/2019\n"},
    {"None", "", Dialect::None, "", "", ""},
};

TEST(ReadDump, ReadsTheHeaderOfEveryDialect) {
  for (const HeaderCase& c : kHeaders) {
    SCOPED_TRACE(c.name);
    const Read dump = read(c.header + kBody);
    ASSERT_TRUE(dump.result);
    EXPECT_EQ(dump.metadata().source.dialect, c.dialect);
    EXPECT_EQ(dump.metadata().title, c.title);
    EXPECT_EQ(dump.metadata().url, c.url);
    EXPECT_EQ(iso8601(dump.metadata().published), c.published);
    EXPECT_EQ(dump.said(), c.said);
    EXPECT_EQ(dump.body(), kBodyText);  // nothing of the header leaks
  }
}

TEST(ReadDump, WhatIsNoHeaderIsTheBody) {
  for (const std::string header :
       {"<!-- a note -->\n", "[a](https://e.org)\n\n", "[a](https://e.org\n------\n", "a](https://e.org)\n------\n",
        "[a](two words)\n------\n", "---\ntitle: never closed\n", "---\nprose alone\n---\n", "------\n", "日期：2020\n",
        "[a](https://e.org) b\n------\n", "[a](https://e.org)\n--\n", "Title: a\nprose\n\n"}) {
    SCOPED_TRACE(header);
    const Read dump = read(header + kBody);
    ASSERT_TRUE(dump.result);
    EXPECT_EQ(dump.metadata().source.dialect, Dialect::None);
    EXPECT_EQ(dump.metadata().title, "");
    EXPECT_EQ(dump.said(), "");
    const std::string visible = header.starts_with("<!--") ? "" : header;
    EXPECT_EQ(dump.body(), std::string(trim(visible + kBodyText)));
  }
}

TEST(ReadDump, FillsTheMetadataOfFrontMatter) {
  const Read dump = read(
      "---\nlayout: post\ntitle: 1984\ndate: 2019-10-10T05:40:05+01:00\nauthor: 甲 &#38; 乙\nfrom: https://e.org/f\n"
      "tags: [ 河, R&amp;D ]\ncategories: [ 散文 ]\ncomments: True\n---\n<p>x</p>",
      "posts/渡口.md");
  EXPECT_EQ(dump.metadata().title, "1984");
  EXPECT_EQ(dump.metadata().authors, Strings{"甲 & 乙"});
  EXPECT_EQ(dump.metadata().tags, (Strings{"河", "R&D"}));
  EXPECT_EQ(dump.metadata().categories, Strings{"散文"});
  EXPECT_EQ(dump.metadata().extra, (Pairs{{"layout", "post"}, {"comments", "True"}}));
  EXPECT_EQ(dump.metadata().source.path, "posts/渡口.md");
}

TEST(ReadDump, KeepsAFrontMattersDateThatSaysSomethingElse) {
  const std::string lines = "<!--1697205565000-->\n[a](https://e.org)\n------\n<p>x</p>";
  const auto extra = [&](const std::string& date) {
    return read("---\ntitle: a\ndate: " + date + "\n---\n" + lines).metadata().extra;
  };
  EXPECT_EQ(extra("2023-10-13T15:59:25+02:00"), Pairs{});
  EXPECT_EQ(extra("2023-10-12 08:00"), (Pairs{{"date", "2023-10-12 08:00"}}));
  EXPECT_EQ(extra("soon"), (Pairs{{"date", "soon"}}));
  EXPECT_EQ(read("---\ntitle: a\ndate: soon\n---\n<p>x</p>").metadata().extra, (Pairs{{"date", "soon"}}));
}

TEST(ReadDump, HashesTheBytesAsTheyCame) {
  EXPECT_EQ(read("abc").metadata().source.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_NE(read("\xEF\xBB\xBF"
                 "abc")
                .metadata()
                .source.sha256,
            read("abc").metadata().source.sha256);
}

TEST(ReadDump, AHeaderWithoutABodyIsAnEmptyArticle) {
  for (const char* dump : {"<!--1697205565000-->\n[a](https://e.org)\n------", "[a](https://e.org)\n---\n",
                           "---\ntitle: a\n---", "---\ntitle: a\n---\n<!--NaN-->\n[a](b)\n------\n\n\n"}) {
    const Read got = read(dump);
    ASSERT_TRUE(got.result) << dump;
    EXPECT_EQ(got.metadata().title, "a");
    EXPECT_EQ(got.body(), "");
  }
}

TEST(ReadDump, FailsForNothing) {
  for (const char* bytes : {"", " \r\n\t\n", "\xEF\xBB\xBF", "\xEF\xBB\xBF\n", "\x01\x02"}) {
    const Read dump = read(bytes);
    ASSERT_FALSE(dump.result);
    EXPECT_EQ(dump.result.error().fault, Fault::Empty);
  }
}

TEST(ReadDump, SourcesAreOffsetsOfTheWholeInput) {
  const Read dump = read("<!--NaN-->\r\n[a](https://e.org)\r\n------\r\n\r\n<p>渡口</p>");
  const Node* paragraph = dump.document.root->last;
  ASSERT_NE(paragraph, nullptr);
  EXPECT_TRUE(dump.document.input().substr(paragraph->source.begin).starts_with("<p>渡口"));
  EXPECT_EQ(dump.document.offsets.to_input(paragraph->source.begin), 42U);
}

}  // namespace
}  // namespace offprint
