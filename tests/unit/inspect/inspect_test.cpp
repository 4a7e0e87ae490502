#include "converters/inspect/inspect.h"

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidjson/document.h>

#include "converters/convert/convert.h"
#include "converters/inspect/listing.h"
#include "converters/inspect/overview.h"

namespace offprint {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

class Inspect : public ::testing::Test {
 protected:
  const Document& read(std::string_view html) {
    document_.reset();
    EXPECT_TRUE(make_document(html, "a.html", {}, document_));
    return document_;
  }
  Counts counts(std::string_view html) { return look_at(read(html)).counts; }

  Document document_;
};

TEST_F(Inspect, CountsCharactersAndWords) {
  const Counts mixed = counts("<p>河边有 two words，don't 2<b>0</b>20。</p><p>ab</p><p>cd</p>");
  EXPECT_EQ(mixed.cjk, 3U);
  EXPECT_EQ(mixed.words, 6U);  // two, words, don't, 2020, ab, cd
  EXPECT_EQ(mixed.paragraphs, 3U);
  EXPECT_EQ(counts("<p>一 二</p>").characters, 2U);
  EXPECT_EQ(counts("<ul><li>a</li><li>b</li></ul><blockquote><p>c</p></blockquote>").words, 3U);
  EXPECT_EQ(counts("<ul><li>a</li></ul><blockquote><p>c</p></blockquote>").quotes, 1U);
  EXPECT_EQ(counts("<p>カタカナ한글</p>").cjk, 4U);
}

TEST_F(Inspect, FindsWhatTheArticleHolds) {
  const Overview overview =
      look_at(read("<h2>One</h2><p><a href='https://example.org/x'>link</a></p><h3>Two</h3>"
                   "<figure><img src='https://example.org/a.png'><figcaption>Caption</figcaption></figure>"));
  ASSERT_EQ(overview.outline.size(), 2U);
  EXPECT_EQ(overview.outline[1].text, "Two");
  EXPECT_EQ(overview.outline[1].depth, 3);
  ASSERT_EQ(overview.links.size(), 1U);
  EXPECT_EQ(overview.links[0].text, "link");
  EXPECT_EQ(overview.links[0].offset, 15U);
  ASSERT_EQ(overview.images.size(), 1U);
  EXPECT_EQ(overview.images[0].caption, "Caption");
}

TEST_F(Inspect, IsSafeForATerminal) {
  const std::string text = inspect_text(read("<h1>a\xC2\x9B"
                                             "31m</h1><h2>\xE2\x80\xAE</h2><p>x</p>"),
                                        false);
  EXPECT_THAT(text, Not(HasSubstr("\xC2\x9B")));
  EXPECT_THAT(text, Not(HasSubstr("\xE2\x80\xAE")));
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(inspect_text(document_, true), HasSubstr("\x1b[1mMetadata\x1b[0m"));
}

TEST_F(Inspect, JsonIsOneObject) {
  read("<!--NaN-->\n[题](https://example.org/)\n------\n\n<p>字 <a href='https://example.org/y'>\"y\"</a></p>");
  const std::string line = inspect_json(document_, false);
  EXPECT_EQ(line.find('\n'), line.size() - 1);
  rapidjson::Document json;
  ASSERT_FALSE(json.Parse(line.c_str()).HasParseError());
  EXPECT_STREQ(json["metadata"]["title"].GetString(), "题");
  EXPECT_STREQ(json["links"][0]["text"].GetString(), "\"y\"");
  EXPECT_EQ(json["counts"]["cjk"].GetInt(), 1);
  EXPECT_STREQ(json["diagnostics"][0]["kind"].GetString(), "header-date-unknown");
}

TEST_F(Inspect, JsonIsSafeForATerminal) {
  read("<!--NaN-->\n[a\u009Bb\u202Ec\u2066\u007F\u0085](https://example.org/)\n------\n\n<p>\u202Ed</p>");
  const std::string line = inspect_json(document_, false);
  for (const char* obeyed : {"\u009B", "\u202E", "\u2066", "\u007F", "\u0085"})
    EXPECT_THAT(line, Not(HasSubstr(obeyed)));
  EXPECT_THAT(line, HasSubstr("\\u202ec"));
  rapidjson::Document json;
  ASSERT_FALSE(json.Parse(line.c_str()).HasParseError());
  EXPECT_STREQ(json["metadata"]["title"].GetString(), document_.metadata.title.c_str());
}

TEST_F(Inspect, CutsAreTheLedger) {
  read("<p>x</p>");
  document_.diagnostics.clear();
  document_.diagnostics.report(DiagnosticCode::HeaderDateUnknown, 0, "NaN");
  document_.diagnostics.cut("share", 3, "Share\nthis");
  document_.diagnostics.lifted("title", 1, "T");
  EXPECT_EQ(inspect_cuts(document_, false), "cut share, byte 3\n  Share\n  this\n\nlifted title, byte 1\n  T\n");
  rapidjson::Document json;
  json.Parse(inspect_json(document_, true).c_str());
  EXPECT_EQ(json["diagnostics"].Size(), 2U);
  EXPECT_FALSE(json.HasMember("metadata"));
}

TEST(Listing, AlignsByDisplayWidth) {
  EXPECT_EQ(padded("桥", 6), "桥    ");
  EXPECT_EQ(padded("ab", 6), "ab    ");
  EXPECT_EQ(padded("too long", 4), "too long ");
}

}  // namespace
}  // namespace offprint
