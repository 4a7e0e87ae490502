#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/exports/http_message.h"
#include "formats/exports/inflate.h"
#include "formats/exports/movable_type.h"
#include "formats/exports/warc.h"

namespace offprint {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> listed(ItemLister list, const std::string& file, std::size_t step) {
  std::vector<std::string> items;
  std::string_view rest = file;
  const NextBytes next = [&]() -> Result<std::string_view> {
    const std::string_view piece = rest.substr(0, step);
    rest.remove_prefix(piece.size());
    return piece;
  };
  const auto all = list(next, [&](const ItemPlace& item) {
    items.push_back(
        (item.withheld ? "-" : "") + item.key + "|" + item.title + " " +
        (item.problem.empty() ? std::to_string(item.begin) + "+" + std::to_string(item.size) : item.problem));
  });
  if (!all) items.push_back(all.error().message);
  return items;
}

TEST(MovableType, EntriesEndWithEightHyphens) {
  const std::string one = "TITLE: A\nBASENAME: a\nSTATUS: Publish\n-----\nBODY:\n---------\n<p>x\n-----\n--------\n";
  const std::string two = "TITLE: B\r\nSTATUS: draft\r\n-----\r\nBODY:\r\ny\r\n-----\r\n--------\r\n";
  for (const std::size_t step : {1U, 4U, 1000U})
    EXPECT_THAT(listed(list_movable_type, one + two, step),
                ElementsAre("a|A 0+" + std::to_string(one.size()),
                            "-|B " + std::to_string(one.size()) + "+" + std::to_string(two.size())))
        << step;
}

TEST(MovableType, IsSniffedByItsSections) {
  EXPECT_EQ(sniff_movable_type("AUTHOR: a\nTITLE: b\n-----\nBODY:\nx"), Claim::Surely);
  EXPECT_EQ(sniff_movable_type("AUTHOR: a\nTITLE: b\n\n<p>x"), Claim::No);
  EXPECT_EQ(sniff_movable_type("Title: b\n-----\nBODY:\n"), Claim::No);
}

std::string record(const std::string& type, const std::string& content,
                   const std::string& content_type = "application/http") {
  return "WARC/1.1\r\nWARC-Type: " + type + "\r\nWARC-Target-URI: <u>\r\ncontent-type: " + content_type +
         "\r\nContent-Length: " + std::to_string(content.size()) + "\r\n\r\n" + content + "\r\n\r\n";
}

TEST(Warc, PagesAreItsItems) {
  const std::string page = "HTTP/1.1 200 OK\r\nContent-Type: Text/HTML; charset=x\r\n\r\n<p>";
  const std::string info = record("warcinfo", "x", "application/warc-fields");
  const std::string found = record("response", page);
  const std::string file = info + record("request", page) + found +
                           record("response", "HTTP/1.1 404 No\r\nContent-Type: text/html\r\n\r\n") +
                           record("resource", "<p>", "text/html");
  const std::size_t at = info.size() + record("request", page).size();
  const std::size_t last = file.size() - record("resource", "<p>", "text/html").size();
  for (const std::size_t step : {1U, 9U, 100000U})
    EXPECT_THAT(listed(list_warc, file, step),
                ElementsAre("u| " + std::to_string(at) + "+" + std::to_string(found.size() - 4),
                            "u| " + std::to_string(last) + "+" + std::to_string(file.size() - last - 4)))
        << step;
}

// Crawlers leave out what the content itself says; other protocols have no page.
TEST(Warc, AResponseIsHttpAsItBegins) {
  const auto untyped = [](const std::string& content) {
    std::string file = record("response", content, "");
    return file.erase(file.find("content-type"), std::string_view("content-type: \r\n").size());
  };
  const std::string page = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>words";
  for (const std::string& file : {untyped(page), record("response", page, "text/plain")})
    EXPECT_THAT(listed(list_warc, file, 7), ElementsAre("u| 0+" + std::to_string(file.size() - 4))) << file;
  EXPECT_THAT(listed(list_warc, untyped("HTTP/1.0 200 OK\r\nContent-Type: image/png\r\n\r\n"), 7), ElementsAre());
  EXPECT_THAT(listed(list_warc, record("response", "20201012 a. 1 IN A", "text/dns"), 7), ElementsAre());
  for (const std::string& file : {untyped("<p>words"), record("response", "<p>words"), untyped("HTTP/x")}) {
    EXPECT_THAT(listed(list_warc, file + untyped(page), 7),
                ElementsAre(HasSubstr("without a status line"), HasSubstr("u| ")))
        << file;
  }
}

TEST(Warc, ThatIsBrokenSaysWhere) {
  const std::string page = record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>words");
  EXPECT_THAT(listed(list_warc, page + page.substr(0, page.size() - 9), 100),
              ElementsAre(HasSubstr("u| 0+"), HasSubstr("cut or broken")));
  EXPECT_THAT(listed(list_warc, "WARC/1.0\r\nContent-Length: x\r\n\r\n", 100),
              ElementsAre(HasSubstr("first WARC record")));
  EXPECT_THAT(listed(list_warc, "", 100), ElementsAre("it holds no WARC record"));
  EXPECT_THAT(listed(list_warc, std::string(kGzipMagic) + "garbage", 100), ElementsAre(HasSubstr("cut or broken")));
  EXPECT_EQ(sniff_warc("WARC/1.0\r\n"), Claim::Surely);
  EXPECT_EQ(sniff_warc(std::string(kGzipMagic) + "garbage"), Claim::No);
}

TEST(HttpMessage, IsAHeaderAndABody) {
  const HttpMessage message =
      split_message("HTTP/1.1 301 Moved\r\nA: b\r\nContent-TYPE: text/html; x=y; Charset=\"GBK\"\r\n\r\nbody\n\nmore");
  EXPECT_EQ(message.status, 301);
  EXPECT_EQ(message.body, "body\n\nmore");
  EXPECT_EQ(charset_in(header_field(message.header, "content-type")), "GBK");
  EXPECT_EQ(header_field(message.header, "c"), "");
  EXPECT_EQ(split_message("").status, 0);
}

TEST(HttpMessage, ChunksArePutTogether) {
  EXPECT_EQ(without_chunks("3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n"), "abcde");
  EXPECT_EQ(without_chunks("3\r\nab"), "ab") << "cut";
  EXPECT_EQ(without_chunks("<p>not chunked"), std::nullopt);
  EXPECT_EQ(without_chunks("feed me"), std::nullopt);
  EXPECT_EQ(without_chunks("ffffffffffffffffff\r\nx"), std::nullopt);
}

}  // namespace
}  // namespace offprint
