#include "formats/html/sniff.h"

#include <string>

#include <gtest/gtest.h>

#include "formats/dump/reader.h"

namespace offprint {
namespace {

using namespace std::string_literals;

std::string wide(const std::string& ascii) {
  std::string out = "\xFF\xFE";
  for (const char c : ascii) out += {c, '\0'};
  return out;
}

TEST(SniffDump, IsSureOfAHeader) {
  const std::string comment = "<!--1697205565000-->\r\n[a](https://e.org)\r\n------\r\n\r\nplain";
  EXPECT_EQ(sniff_dump(comment), Claim::Surely);
  EXPECT_EQ(sniff_dump("\xEF\xBB\xBF" + comment), Claim::Surely);
  EXPECT_EQ(sniff_dump(wide(comment)), Claim::Surely);
  EXPECT_EQ(sniff_dump("<!--NaN-->\n[\xB6\xC9\xBF\xDA](https://e.org)\n------\n<p>"), Claim::Surely);  // GB18030
  EXPECT_EQ(sniff_dump("[a](https://e.org)\n------\n日期：x\n"), Claim::Surely);
  EXPECT_EQ(sniff_dump("---\ntitle: a\n---\n<!--NaN-->\n[a](b)\n------\n# x\n"), Claim::Surely);
}

TEST(SniffDump, TellsFrontMatterAboveHtmlFromMarkdowns) {
  const auto claim = [](const std::string& body) { return sniff_dump("---\ntitle: a\n---\n" + body); };
  EXPECT_EQ(claim("<p>one line</p>"), Claim::Surely);
  EXPECT_EQ(claim("\n<article>\n <p>\n  渡口\n </p>\n</article>\n"), Claim::Surely);
  EXPECT_EQ(claim("text<br>\nmore<br>\n"), Claim::Surely);
  EXPECT_EQ(claim("<p>x</p>\n<pre>\n\n# a shell\n\n- x\n\n1\n2\n3\n4\n5\n</pre>\n<p>y</p>"), Claim::Surely);
  EXPECT_EQ(claim("# A heading\n\nProse with <b>a tag</b>.\n"), Claim::Perhaps);
  EXPECT_EQ(claim("<div align=center>\n\n# Ferry\n\n</div>\n\nProse.\n"), Claim::Perhaps);
  EXPECT_EQ(claim("Prose.\n\n<img src=a.png>\n\nMore prose.\n\nAnd more.\n"), Claim::Perhaps);
  EXPECT_EQ(claim("Prose alone, 3 < 4.\n"), Claim::Perhaps);
  EXPECT_EQ(claim(""), Claim::Perhaps);
}

TEST(SniffDump, TellsKeyValuesAboveHtmlFromMarkdowns) {
  EXPECT_EQ(sniff_dump("Title: a\nDate: b\n\n<p>one line</p>"), Claim::Surely);
  EXPECT_EQ(sniff_dump("标题：a\r\n作者：b\r\n\r\n<p>one line</p>"), Claim::Surely);
  EXPECT_EQ(sniff_dump("Title: a\nDate: b\n\n# A heading\n\nProse."), Claim::Perhaps);
  EXPECT_EQ(sniff_dump("Title: a\nDate: b\n\nProse alone."), Claim::Likely);
  EXPECT_EQ(sniff_dump("Title: a\nDate: b\n<p>one line</p>"), Claim::Likely);
}

TEST(SniffDump, LeavesPagesFeedsAndBinariesToOthers) {
  for (const std::string& head : {""s, "<!DOCTYPE html><p>"s, "<html><body>"s, "<?xml version=\"1.0\"?><rss>"s,
                                  "<feed xmlns=\"x\">"s, "\x89PNG\r\n\x1A\n"s, "PK\x03\x04"s}) {
    EXPECT_EQ(sniff_dump(head), Claim::No) << head;
  }
}

TEST(SniffDump, WithoutAHeaderTagsMakeItLikely) {
  EXPECT_EQ(sniff_dump("<p>渡口</p><p>x</p>"), Claim::Likely);
  EXPECT_EQ(sniff_dump("Prose, <b>bold</b> and no header."), Claim::Likely);
  EXPECT_EQ(sniff_dump("Prose alone.\n\nMore."), Claim::No);
  EXPECT_EQ(sniff_dump("# Markdown\n\n<p>x</p>"), Claim::Perhaps);
}

TEST(SniffHtml, KnowsAPageByItsFirstTag) {
  for (const char* head :
       {"<!DOCTYPE html>", "<!doctype HTML PUBLIC \"x\">", "\xEF\xBB\xBF\n <HTML lang=zh>",
        "<!-- a --> <!-- b -->\n<html>", "<?xml version='1.0'?>\n<html xmlns='x'>", "<head>", "<body class=a>"}) {
    EXPECT_EQ(sniff_html(head), Claim::Surely) << head;
  }
  EXPECT_EQ(sniff_html(wide("<!DOCTYPE html>")), Claim::Surely);
  for (const char* head : {"<p>x", "<header>", "<htmlx>", "<h1>", "<!-- a --><div>"}) {
    EXPECT_EQ(sniff_html(head), Claim::Likely) << head;
  }
  for (const char* head : {"", "text <html>", "<rss>", "<rdf:RDF>", "<feed>", "<!--1-->\n[a](b)\n---\n", "< p", "<",
                           "<!-- never closed", "{}"}) {
    EXPECT_EQ(sniff_html(head), Claim::No) << head;
  }
}

}  // namespace
}  // namespace offprint
