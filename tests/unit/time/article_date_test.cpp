#include "formats/time/article_date.h"

#include <gtest/gtest.h>

namespace offprint {
namespace {

struct Case {
  const char* text;
  const char* shown;
  const char* machine;
  const char* day;
  const char* utc;
};
constexpr Case kCases[] = {
    {"2020-06-30T09:53:00Z", "2020-06-30 09:53", "2020-06-30T09:53:00Z", "2020-06-30", "2020-06-30T09:53:00Z"},
    {"2023-10-13T13:59:25.442Z", "2023-10-13 13:59", "2023-10-13T13:59:25Z", "2023-10-13", "2023-10-13T13:59:25Z"},
    {"2020-10-12T01:54:49+08:00", "2020-10-12 01:54", "2020-10-11T17:54:49Z", "2020-10-12", "2020-10-11T17:54:49Z"},
    {"2020-10-12T11:54-05:00", "2020-10-12 11:54", "2020-10-12T16:54:00Z", "2020-10-12", "2020-10-12T16:54:00Z"},
    {"2020-10-12 11:54:49", "2020-10-12 11:54", "2020-10-12T11:54:49", "2020-10-12", "2020-10-12T11:54:49Z"},
    {"2020-10-12T11:54", "2020-10-12 11:54", "2020-10-12T11:54:00", "2020-10-12", "2020-10-12T11:54:00Z"},
    {"2020-10-12", "2020-10-12", "2020-10-12", "2020-10-12", "2020-10-12T00:00:00Z"},
};

TEST(Date, EverySpelling) {
  for (const Case& row : kCases) {
    const auto date = read_date(row.text);
    ASSERT_TRUE(date.has_value()) << row.text;
    EXPECT_EQ(date->shown, row.shown);
    EXPECT_EQ(date->machine, row.machine);
    EXPECT_EQ(date->day, row.day);
    EXPECT_EQ(date->utc, row.utc);
  }
}

TEST(Date, WhatIsNone) {
  for (const char* text :
       {"", "NaN", "spring", "2020", "2020-02-30", "2020-10-12T25:00:00", "2020-10-12x", "12/10/2020"}) {
    EXPECT_FALSE(read_date(text).has_value()) << text;
  }
}

TEST(Date, TheBylinesComesFirstAndTheNewestIsTheNewestMoment) {
  Metadata metadata;
  EXPECT_EQ(article_date(metadata), "");
  EXPECT_EQ(newest_utc(metadata), "");
  metadata.published = "2020-10-12T00:30:00Z";
  EXPECT_EQ(article_date(metadata), metadata.published);
  metadata.byline_date = "2020-10-12T08:00:00+08:00";
  EXPECT_EQ(article_date(metadata), metadata.byline_date);
  EXPECT_EQ(newest_utc(metadata), "2020-10-12T00:30:00Z");
}

}  // namespace
}  // namespace offprint
