#include "formats/html/linked_data.h"

#include <algorithm>
#include <string>

#include <gtest/gtest.h>

namespace offprint {
namespace {

std::vector<std::string> all_of(const LinkedThing& thing, std::string_view key) {
  std::vector<std::string> out;
  for (const auto& [field, value] : thing.fields) {
    if (field == key) out.push_back(value);
  }
  return out;
}

TEST(LinkedData, GivesAnArticlesFields) {
  const auto things = read_linked_data(R"({"@context": "https://schema.org", "@type": "NewsArticle",
      "mainEntityOfPage": {"@type": "WebPage", "@id": "https://e.org/a"}, "headline": "Salt &amp; brass",
      "author": [{"@type": "Person", "name": "Ann Roe"}, "Bo Lund", {"@type": "Person", "name": ["Cy Dahl"]}],
      "datePublished": "2024-03-05T08:00:00+01:00", "publisher": {"@type": "Organization", "name": "The Courier"},
      "keywords": ["clocks", "salt"], "articleSection": "Island"})");
  ASSERT_EQ(things.size(), 1U);  // the page has no field of its own
  EXPECT_EQ(things[0].kind, LinkedThing::Kind::Article);
  EXPECT_EQ(things[0].url, "https://e.org/a");
  EXPECT_EQ(things[0].find("headline"), "Salt & brass");
  EXPECT_EQ(all_of(things[0], "author"), (std::vector<std::string>{"Ann Roe", "Bo Lund", "Cy Dahl"}));
  EXPECT_EQ(all_of(things[0], "keywords"), (std::vector<std::string>{"clocks", "salt"}));
  EXPECT_EQ(things[0].find("publisher"), "The Courier");
}

TEST(LinkedData, FollowsTheGraph) {
  const auto things = read_linked_data(R"({"@graph": [
      {"@type": ["Article", "Thing"], "headline": "H", "author": {"@id": "#ann"}, "isPartOf": {"@id": "#site"}},
      {"@type": "WebSite", "@id": "#site", "name": "The Site"}, {"@type": "Person", "@id": "#ann", "name": "Ann Roe"},
      {"@type": "http://schema.org/WebPage", "datePublished": "2024-03-05"}]})");
  ASSERT_EQ(things.size(), 3U);
  EXPECT_EQ(things[0].find("author"), "Ann Roe");
  EXPECT_EQ(things[0].find("isPartOf"), "The Site");
  EXPECT_EQ(things[1].kind, LinkedThing::Kind::Site);
  EXPECT_EQ(things[2].kind, LinkedThing::Kind::Page);
}

TEST(LinkedData, ReadsWhatIsNotQuiteJson) {
  for (const std::string& json :
       {std::string(R"({"@type": "Article", "headline": "A b",})"),
        std::string("/* of the page */ {\"@type\": \"Article\", // one\n \"headline\": \"A b\"}"),
        std::string("{\"@type\": \"Article\", \"headline\": \"A\n\tb\"}"),
        std::string("<!--\n{\"@type\": \"Article\", \"headline\": \"A b\"}\n-->"),
        std::string("//<![CDATA[\n[{\"@type\": \"Article\", \"headline\": \"A b\"}]\n//]]>"),
        std::string("{&quot;@type&quot;: &quot;Article&quot;, &quot;headline&quot;: &quot;A b&quot;}"),
        std::string("{\"@type\": \"Article\", \"headline\": \"A b\"};")}) {
    const auto things = read_linked_data(json);
    ASSERT_EQ(things.size(), 1U) << json;
    EXPECT_EQ(things[0].find("headline"), "A b") << json;
  }
}

TEST(LinkedData, GivesAnArticlesWords) {
  const auto things =
      read_linked_data(R"([{"@type": "Article", "articleBody": "<p>The clock</p>\n<p>stands &amp; waits.</p>"},
      {"@type": "Review", "name": "A clock", "reviewBody": "It waits."}, {"@type": "Article", "headline": "None"}])");
  ASSERT_EQ(things.size(), 3U);
  EXPECT_EQ(things[0].body, "The clock stands & waits.");
  EXPECT_EQ(things[1].body, "It waits.");
  EXPECT_EQ(things[2].body, "");
}

TEST(LinkedData, IsSilentAboutTheRest) {
  for (const std::string& json :
       {std::string(), std::string("{"), std::string("null"), std::string("\"Article\""), std::string("[[[["),
        std::string(R"({"@type": "Product", "name": "A clock"})"), std::string(R"({"headline": "of nothing"})"),
        std::string(100000, '['), std::string(R"({"@type": "Article", "author": {"@id": "#nobody"}})")}) {
    EXPECT_TRUE(read_linked_data(json).empty()) << json.substr(0, 40);
  }
}

}  // namespace
}  // namespace offprint
