#include <gtest/gtest.h>

#include "formats/time/dates.h"
#include "tests/unit/html/page.h"

namespace offprint {
namespace {

Metadata metadata(std::string_view html) {
  Document document;
  ReadOptions options;
  options.path = "a.html";
  EXPECT_TRUE(read_html(html, options, document).has_value());
  EXPECT_EQ(validate(document), std::nullopt);
  return document.metadata;
}

TEST(Head, GivesMetadata) {
  const Metadata found = metadata(
      "<!doctype html><html lang=zh-Hant><head><title> Tea \n &amp; rain | The Site </title>"
      "<meta property=og:title content='Tea &amp; rain'><meta property=og:url content='https://site.example/og'>"
      "<link rel='shortlink Canonical' href='https://site.example/tea'>"
      "<meta name=Author content='A. Writer'><meta name=author content='B. Writer'>"
      "<meta property=article:author content='https://site.example/profile'><meta name=author content='A. Writer'>"
      "<meta name=date content='2001-01-01'><meta property=article:published_time content='2023-05-06T08:00:00+08:00'>"
      "<body><p>x");
  EXPECT_EQ(found.title, "Tea & rain");
  EXPECT_EQ(found.url, "https://site.example/tea");
  EXPECT_EQ(found.language, "zh-Hant");
  EXPECT_EQ(found.authors, (std::vector<std::string>{"A. Writer", "B. Writer"}));
  EXPECT_EQ(iso8601(found.published), "2023-05-06T00:00:00Z");
  EXPECT_EQ(iso8601(found.byline_date), "");
  EXPECT_EQ(found.source.path, "a.html");
  EXPECT_EQ(found.source.sha256.size(), 64U);
  EXPECT_EQ(found.source.dialect, Dialect::None);
}

TEST(Head, GivesWhatThePageSaysOfItself) {
  const Metadata found = metadata(
      "<title>t</title><meta name=description content='The site.'><meta property=og:description content=' Of  tea. '>"
      "<meta property=og:site_name content='The Site'>"
      "<meta property=article:modified_time content='2023-05-07T08:00:00+08:00'>");
  EXPECT_EQ(found.description, "Of tea.");
  EXPECT_EQ(found.site_name, "The Site");
  EXPECT_EQ(iso8601(found.modified), "2023-05-07T00:00:00Z");
}

TEST(Head, FallsBack) {
  const Metadata found = metadata(
      "<title>Only</title><link rel=canonical href=/relative><meta property=og:url content=http://site.example/>"
      "<meta name=pubdate content='2023-05-06 07:08'><svg><title>no</title></svg>");
  EXPECT_EQ(found.title, "Only");
  EXPECT_EQ(found.url, "http://site.example/");
  EXPECT_EQ(iso8601(found.published), "");  // no zone is known
  EXPECT_EQ(iso8601(found.byline_date), "2023-05-06T07:08");
  EXPECT_EQ(found.language, "");
}

TEST(Head, IsNotReadOfAPart) {
  const Metadata found = read("<html lang=en><title>t</title><p>x")->metadata;
  EXPECT_EQ(found.title, "");
  EXPECT_EQ(found.language, "en");
}

}  // namespace
}  // namespace offprint
