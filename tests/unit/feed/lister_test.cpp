#include "formats/feed/lister.h"

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/feed/reader.h"

namespace offprint {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

// The items, the file given in pieces of `step` bytes: key|title, '-' where it is withheld, and the item's own bytes.
std::vector<std::string> listed(const std::string& file, std::size_t step = 4096, std::string* context = nullptr) {
  std::vector<std::string> items;
  std::string_view rest = file;
  const NextBytes next = [&]() -> Result<std::string_view> {
    const std::string_view piece = rest.substr(0, step);
    rest.remove_prefix(piece.size());
    return piece;
  };
  const auto all = list_feed(next, [&](const ItemPlace& item) {
    if (context != nullptr) *context += item.context;
    items.push_back(item.problem.empty() ? (item.withheld ? "-" : "") + item.key + "|" + item.title + " " +
                                               file.substr(item.begin, item.size)
                                         : item.key + " " + item.problem);
  });
  if (!all) items.push_back(all.error().message);
  return items;
}

TEST(FeedLister, TellsWhereItemsAreWhateverThePieces) {
  const std::string file =
      "\xEF\xBB\xBF\n<?xml version=\"1.0\" encoding=\"GBK\"?><!-- <item> --><rss><channel><title>C</title>\n"
      "<item><title>A &amp;amp; B</title><guid>g</guid><description><![CDATA[<item>&]]></description></item>"
      "<item><link>l</link>\x01\xC4\xE3&nbsp;&unknown;</item></channel></rss>";
  for (const std::size_t step : {1U, 2U, 7U, 64U, 100000U}) {
    EXPECT_THAT(listed(file, step),
                ElementsAre("g|A & B <item><title>A &amp;amp; B</title><guid>g</guid><description><![CDATA[<item>&]]>"
                            "</description></item>",
                            "l| <item><link>l</link>\x01\xC4\xE3&nbsp;&unknown;</item>"))
        << step;
  }
}

TEST(FeedLister, ReadsOnBehindTheEndOfASectionThatWasNotOpen) {
  const std::string file =
      "<rss><channel><item><title>a ]]> b</title><description><![CDATA[x]]></description></item>"
      "<item><title>]]]></title></item><item><title>c</title></item></channel></rss>";
  for (const std::size_t step : {1U, 5U, 4096U}) {
    const auto items = listed(file, step);
    ASSERT_EQ(items.size(), 3U) << step;
    EXPECT_THAT(items.front(), HasSubstr("<title>a ]]> b</title>"));
    EXPECT_THAT(items.back(), HasSubstr("c|c"));
  }
}

TEST(FeedLister, KnowsNamespacesByAddressAndByPrefix) {
  EXPECT_THAT(
      listed("<rss xmlns:w='http://wordpress.org/export/1.1/'><channel><item><w:post_type>page</w:post_type>"
             "<w:post_name>p</w:post_name></item><item><w:post_type>attachment</w:post_type></item></channel></rss>"),
      ElementsAre(HasSubstr("p|p")));
  EXPECT_THAT(listed("<rss><channel><item><wp:status>trash</wp:status><guid>g</guid></item></channel></rss>"),
              ElementsAre(HasSubstr("-g|")))
      << "undeclared";
  EXPECT_THAT(listed("<rss xmlns:wp='urn:other'><channel><item><wp:status>trash</wp:status><guid>g</guid></item>"
                     "</channel></rss>"),
              ElementsAre(HasSubstr("g|")));
}

TEST(FeedLister, GivesEachItemOnlyWhatItNames) {
  std::string context;
  listed(
      "<rss><channel><wp:author><wp:author_login>a</wp:author_login><wp:author_display_name>Ann</"
      "wp:author_display_name>"
      "</wp:author><wp:author><wp:author_login>b</wp:author_login><wp:author_display_name>Bob</wp:author_display_name>"
      "</wp:author><item><dc:creator>a</dc:creator><content:encoded>[gallery ids=\"7, 9\"]</content:encoded></item>"
      "<item><wp:post_id>9</wp:post_id><wp:post_type>attachment</wp:post_type><wp:attachment_url>u</wp:attachment_url>"
      "</item></channel></rss>",
      4096, &context);
  EXPECT_THAT(context, HasSubstr("<person key=\"a\" value=\"Ann\"/><attachment key=\"9\" value=\"u\"/>"));
  EXPECT_EQ(context.find("Bob"), context.npos);
}

TEST(FeedLister, KeepsWhatStandsBeforeABreak) {
  EXPECT_THAT(listed("<rss><channel><item><guid>1</guid></item><item><guid>2</guid><b>"),
              ElementsAre(HasSubstr("1|"), HasSubstr("2 the feed is not well-formed here")));
  EXPECT_THAT(listed("<rss><channel><item><guid>1</guid></item></rss>"),
              ElementsAre(HasSubstr("1|"), HasSubstr("mismatched")));
  EXPECT_THAT(listed("<rss><channel><item>"), ElementsAre(HasSubstr("the feed cannot be read (byte 20")));
  EXPECT_THAT(listed("<urlset/>"), ElementsAre(HasSubstr("it is no feed")));
}

TEST(FeedLister, TakesDeepAndLongFeeds) {
  std::string deep = "<rss><channel><item><guid>d</guid>";
  for (int i = 0; i < 100000; ++i) deep += "<a>";
  EXPECT_EQ(listed(deep).size(), 1U);
  std::string many = "<rss><channel>";
  for (int i = 0; i < 20000; ++i) many += "<item><guid>" + std::to_string(i) + "</guid></item>";
  EXPECT_EQ(listed(many + "</channel></rss>").size(), 20000U);
}

TEST(FeedSniffer, ClaimsFeedsOnly) {
  for (const char* feed :
       {"<rss version='2.0'>", "\xEF\xBB\xBF\n<?xml version='1.0'?>\n<!-- x --><rss>",
        "<!DOCTYPE rss [<!ENTITY a 'b'>]><rss>", "<feed xmlns='http://www.w3.org/2005/Atom'>",
        "<atom:feed xmlns:atom='http://www.w3.org/2005/Atom'>", "<rdf:RDF xmlns='http://purl.org/rss/1.0/'>"}) {
    EXPECT_EQ(sniff_feed(feed), Claim::Surely) << feed;
  }
  for (const char* other : {"<rssx>", "<feed>", "<rdf:RDF xmlns='urn:x'>", "<?xml version='1.0'?><urlset>", "<html>",
                            "rss", "<rss", "<!-- <rss> "}) {
    EXPECT_EQ(sniff_feed(other), Claim::No) << other;
  }
}

}  // namespace
}  // namespace offprint
