// Which articles a book takes.
#include "converters/bind/filter.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "formats/time/dates.h"

namespace offprint {
namespace {

TEST(Filter, TakesAPeriodWithBothItsEnds) {
  Metadata metadata;
  metadata.published = parse_date("2020-03-15T10:00:00Z");
  const auto wanted = [&](const char* since, const char* until) {
    BindSettings settings;
    settings.since = since;
    settings.until = until;
    return is_wanted(metadata, settings);
  };
  EXPECT_TRUE(wanted("", ""));
  EXPECT_TRUE(wanted("2020", "2020"));
  EXPECT_TRUE(wanted("2020-03", "2020-03"));
  EXPECT_TRUE(wanted("2020-03-15", "2020-03-15"));
  EXPECT_FALSE(wanted("2020-03-16", ""));
  EXPECT_FALSE(wanted("", "2020-03-14"));
  EXPECT_FALSE(wanted("2020-04", ""));
  EXPECT_FALSE(wanted("", "2019"));
}

TEST(Filter, AnArticleWithoutDateLiesInNoPeriod) {
  BindSettings settings;
  settings.since = "1900";
  EXPECT_FALSE(is_wanted(Metadata(), settings));
}

TEST(Filter, AllConditionsMustHold) {
  Metadata metadata;
  metadata.site = "news.example.org";
  metadata.authors = {"An", "Bo"};
  metadata.tags = {"ferry"};
  metadata.extra = {{"section", "Harbour"}};
  const auto wanted = [&](std::vector<std::pair<std::string, std::string>> where) {
    BindSettings settings;
    settings.where = std::move(where);
    return is_wanted(metadata, settings);
  };
  EXPECT_TRUE(wanted({{"site", "*.example.org"}, {"tag", "FERRY"}, {"author", "bo"}, {"section", "harbour"}}));
  EXPECT_FALSE(wanted({{"site", "*.example.org"}, {"tag", "harbour"}}));
  EXPECT_FALSE(wanted({{"unknown", "*"}}));
}

TEST(Filter, ADayIsTheBylinesBeforeTheHeaders) {
  Metadata metadata;
  metadata.published = parse_date("2020-03-15T08:00:00Z");
  metadata.byline_date = parse_date("2020-03-14");
  BindSettings settings;
  settings.until = "2020-03-14";
  EXPECT_TRUE(is_wanted(metadata, settings));
  metadata.byline_date.reset();
  EXPECT_FALSE(is_wanted(metadata, settings));
}

TEST(Filter, EveryKeyIsAskedForByItsName) {
  Metadata metadata;
  metadata.site = metadata.title = metadata.url = metadata.language = metadata.source.path = "none";
  metadata.categories = {"a", "b"};
  const std::pair<const char*, std::string Metadata::*> kTexts[] = {{"site", &Metadata::site},
                                                                    {"title", &Metadata::title},
                                                                    {"url", &Metadata::url},
                                                                    {"language", &Metadata::language}};
  for (const auto& [key, field] : kTexts) {
    BindSettings settings;
    settings.where = {{key, "x?z*"}};
    EXPECT_FALSE(is_wanted(metadata, settings)) << key;
    metadata.*field = "xyz and more";
    EXPECT_TRUE(is_wanted(metadata, settings)) << key;
  }
  BindSettings settings;
  settings.where = {{"path", "NONE"}, {"category", "b"}};
  EXPECT_TRUE(is_wanted(metadata, settings));
  settings.where = {{"category", ""}};
  EXPECT_FALSE(is_wanted(metadata, settings));
}

}  // namespace
}  // namespace offprint
