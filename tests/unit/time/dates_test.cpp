#include "formats/time/dates.h"

#include <array>
#include <string>

#include <gtest/gtest.h>

#include "formats/document/metadata.h"

namespace offprint {
namespace {

struct DateCase {
  const char* text;
  const char* iso;      // as written
  const char* rfc3339;  // in UTC
};

constexpr std::array<DateCase, 42> kDates{{
    {"2023-10-13T13:59:25.442Z", "2023-10-13T13:59:25.442Z", "2023-10-13T13:59:25.442Z"},
    {"2023-10-13T13:59:25.000Z", "2023-10-13T13:59:25.000Z", "2023-10-13T13:59:25Z"},
    {"2023-10-13T13:59:25,4Z", "2023-10-13T13:59:25.400Z", "2023-10-13T13:59:25.400Z"},
    {"2023-10-13T13:59:25.4429999Z", "2023-10-13T13:59:25.442Z", "2023-10-13T13:59:25.442Z"},
    {"2019-10-10T05:40:05+01:00", "2019-10-10T05:40:05+01:00", "2019-10-10T04:40:05Z"},
    {"2020-01-01T00:10:00+0800", "2020-01-01T00:10:00+08:00", "2019-12-31T16:10:00Z"},
    {"2020-12-31T22:00:00-05", "2020-12-31T22:00:00-05:00", "2021-01-01T03:00:00Z"},
    {"2020-12-31T22:00-03:30", "2020-12-31T22:00-03:30", "2021-01-01T01:30:00Z"},
    {"2020-10-12 11:54:49", "2020-10-12T11:54:49", "2020-10-12T11:54:49Z"},
    {"2020-10-12 11:54:49 +0800", "2020-10-12T11:54:49+08:00", "2020-10-12T03:54:49Z"},
    {" 2020-10-12 11:54 ", "2020-10-12T11:54", "2020-10-12T11:54:00Z"},
    {"2020-10-12", "2020-10-12", "2020-10-12"},
    {"2020-1-2", "2020-01-02", "2020-01-02"},
    {"2020-02-29T23:59:59Z", "2020-02-29T23:59:59Z", "2020-02-29T23:59:59Z"},
    {"Tue, 30 Jun 2020 09:53:00 +0000", "2020-06-30T09:53:00Z", "2020-06-30T09:53:00Z"},
    {"Tue, 30 Jun 2020 09:53:00 GMT", "2020-06-30T09:53:00Z", "2020-06-30T09:53:00Z"},
    {"Tue, 30 Jun 2020 09:53 EST", "2020-06-30T09:53-05:00", "2020-06-30T14:53:00Z"},
    {"Mon, 30 Jun 2020 09:53:00 UT", "2020-06-30T09:53:00Z", "2020-06-30T09:53:00Z"},  // it was a Tuesday
    {"30 Jun 2020 09:53:00 +0800", "2020-06-30T09:53:00+08:00", "2020-06-30T01:53:00Z"},
    {"2020/10/12", "2020-10-12", "2020-10-12"},
    {"2020/10/12 11:54", "2020-10-12T11:54", "2020-10-12T11:54:00Z"},
    {"2020.10.12", "2020-10-12", "2020-10-12"},
    {"2020.10.12 11:54:49", "2020-10-12T11:54:49", "2020-10-12T11:54:49Z"},
    {"2020年10月12日", "2020-10-12", "2020-10-12"},
    {"2020年10月12日 11:54", "2020-10-12T11:54", "2020-10-12T11:54:00Z"},
    {"2020年10月12日11:54:49", "2020-10-12T11:54:49", "2020-10-12T11:54:49Z"},
    {"2020年1月2日 9时05分", "2020-01-02T09:05", "2020-01-02T09:05:00Z"},
    {"2020年1月2日 9时05分07秒", "2020-01-02T09:05:07", "2020-01-02T09:05:07Z"},
    {"Oct 12, 2020", "2020-10-12", "2020-10-12"},
    {"Oct. 12, 2020", "2020-10-12", "2020-10-12"},
    {"October 12, 2020 at 1:05 PM", "2020-10-12T13:05", "2020-10-12T13:05:00Z"},
    {"October 12, 2020, 12:05 am", "2020-10-12T00:05", "2020-10-12T00:05:00Z"},
    {"2020年10月12日 下午3:05", "2020-10-12T15:05", "2020-10-12T15:05:00Z"},
    {"2020年10月12日 下午 15:05:09", "2020-10-12T15:05:09", "2020-10-12T15:05:09Z"},
    {"2020-10-12 凌晨12:05", "2020-10-12T00:05", "2020-10-12T00:05:00Z"},
    {"2020年10月12日 9時05分", "2020-10-12T09:05", "2020-10-12T09:05:00Z"},
    {"Oct 12, 2020 1:05:09 p.m. EST", "2020-10-12T13:05:09-05:00", "2020-10-12T18:05:09Z"},
    {"3 May 2020", "2020-05-03", "2020-05-03"},
    {"Dec 1,2020 9:05", "2020-12-01T09:05", "2020-12-01T09:05:00Z"},
    {"2020年10月12日 下午3时05分", "2020-10-12T15:05", "2020-10-12T15:05:00Z"},
    {"12 October 2020", "2020-10-12", "2020-10-12"},
    {"Monday, October 12, 2020", "2020-10-12", "2020-10-12"},
}};

TEST(ParseDate, TakesEveryFormThatHeadersAndBylinesHave) {
  for (const DateCase& c : kDates) {
    const auto moment = parse_date(c.text);
    ASSERT_TRUE(moment) << c.text;
    EXPECT_EQ(iso8601(moment), c.iso) << c.text;
    EXPECT_EQ(iso8601(in_utc(*moment)), c.rfc3339) << c.text;
  }
}

TEST(ParseDate, TellsWhatIsKnown) {
  EXPECT_EQ(parse_date("2020-10-12")->precision, Moment::Precision::Day);
  EXPECT_EQ(parse_date("2020-10-12 11:54")->precision, Moment::Precision::Minute);
  EXPECT_EQ(parse_date("2020-10-12 11:54:49")->precision, Moment::Precision::Second);
  EXPECT_FALSE(parse_date("2020-10-12 11:54:49")->zone);
  EXPECT_EQ(parse_date("2020-10-12T11:54:49-05:30")->zone, -330);
}

TEST(ParseDate, RefusesWhatIsNoDateAlone) {
  for (const char* text : {"",
                           " ",
                           "NaN",
                           "2020",
                           "2020-10",
                           "2020-02-30",
                           "2021-02-29",
                           "2020-13-01",
                           "2020-00-10",
                           "2020-10-12 25:00",
                           "2020-10-12 24:00:00",
                           "2020-10-12 11:60",
                           "2020-10-12 11:54:60",
                           "2020-10-12 9时5",
                           "12 Octo 2020",
                           "Foo 12, 2020",
                           "2020-10-12 15:05 AM",
                           "2020-10-12 PM",
                           "2020-10-12 11:54:49 by A",
                           "2020-10-12x",
                           "2020-10-123",
                           "2020-10-1211:54",
                           "2020-10-12 +08:00",
                           "2020-10-12Z",
                           "2020-10-12T",
                           "2020-10-12 11:54:49 CST",
                           "2020-10-12 11:54 +99:00",
                           "0001-01-01T00:00:00Z",
                           "1900-01-01T00:00:00+08:00",
                           "9999-12-31T23:00:00-05:00",
                           "1899-12-30",
                           "12020-10-12",
                           "Oct 12",
                           "12:30",
                           "2020年10月12日星期一早上",
                           "作者 2020-10-12",
                           "20-10-12",
                           "2020-10-12T11:54.5",
                           "Mon, ",
                           "Sun",
                           "2020-10-12 11:54:49 2020-10-12 11:54:49 2020-10-12 11:54:49 2020-10-12 11:54:49"}) {
    EXPECT_FALSE(parse_date(text)) << text;
  }
}

TEST(ParseMilliseconds, GivesUtcAndRefusesWhatNoHeaderMeans) {
  EXPECT_EQ(iso8601(parse_milliseconds("1697205565000")), "2023-10-13T13:59:25Z");
  EXPECT_EQ(iso8601(parse_milliseconds("1697205565042")), "2023-10-13T13:59:25.042Z");
  EXPECT_EQ(iso8601(parse_milliseconds("0")), "1970-01-01T00:00:00Z");
  EXPECT_EQ(iso8601(parse_milliseconds("-1")), "1969-12-31T23:59:59.999Z");
  EXPECT_EQ(iso8601(parse_milliseconds("253402300799999")), "9999-12-31T23:59:59.999Z");
  for (const char* text : {"", "NaN", "12x", " 12", "1e12", "253402300800000", "-62135596800000", "9223372036854775807",
                           "-9223372036854775808", "99999999999999999999"}) {
    EXPECT_FALSE(parse_milliseconds(text)) << text;
  }
}

TEST(IsLater, ComparesMoments) {
  const auto later = [](std::string_view a, std::string_view b) { return is_later(*parse_date(a), *parse_date(b)); };
  EXPECT_TRUE(later("2020-06-16T10:00:00Z", "2020-01-13T10:00:00Z"));
  EXPECT_TRUE(later("2020-06-16T10:00:00.500Z", "2020-06-16T10:00:00Z"));
  EXPECT_FALSE(later("2020-06-16T10:00:00+08:00", "2020-06-16T03:00:00Z"));
  EXPECT_FALSE(later("2020-06-16", "2020-06-16T10:00"));
  EXPECT_FALSE(later("2020-06-16", "2020-06-16"));
}

TEST(InUtc, ReadsBackAsItself) {
  const Moment moment = in_utc(*parse_date("2020-10-12T11:54:49.007+05:45"));
  EXPECT_EQ(iso8601(moment), "2020-10-12T06:09:49.007Z");
  EXPECT_EQ(parse_date(iso8601(moment)), moment);
  EXPECT_EQ(in_utc(moment), moment);
}

TEST(DaysApart, CountsTheDaysAsWritten) {
  const auto apart = [](std::string_view a, std::string_view b) { return days_apart(parse_date(a), parse_date(b)); };
  EXPECT_EQ(apart("2020-02-28", "2020-03-01T23:00:00-05:00"), 2);
  EXPECT_EQ(apart("2020-03-01", "2020-02-28"), 2);
  EXPECT_EQ(apart("2020-03-01", "spring"), std::nullopt);
}

struct Spellings {
  const char* text;
  const char* shown;
  const char* html;
  const char* day;
  const char* utc;
};
constexpr Spellings kSpellings[] = {
    {"2020-06-30T09:53:00Z", "2020-06-30 09:53", "2020-06-30T09:53:00Z", "2020-06-30", "2020-06-30T09:53:00Z"},
    {"2023-10-13T13:59:25.442Z", "2023-10-13 13:59", "2023-10-13T13:59:25Z", "2023-10-13", "2023-10-13T13:59:25Z"},
    {"2023-10-13T13:59:25.442", "2023-10-13 13:59", "2023-10-13T13:59:25", "2023-10-13", "2023-10-13T13:59:25Z"},
    {"2020-10-12T01:54:49+08:00", "2020-10-12 01:54", "2020-10-11T17:54:49Z", "2020-10-12", "2020-10-11T17:54:49Z"},
    {"2020-10-12T11:54-05:00", "2020-10-12 11:54", "2020-10-12T16:54:00Z", "2020-10-12", "2020-10-12T16:54:00Z"},
    {"2020-10-12 11:54:49", "2020-10-12 11:54", "2020-10-12T11:54:49", "2020-10-12", "2020-10-12T11:54:49Z"},
    {"2020-10-12T11:54", "2020-10-12 11:54", "2020-10-12T11:54:00", "2020-10-12", "2020-10-12T11:54:00Z"},
    {"2020-10-12", "2020-10-12", "2020-10-12", "2020-10-12", "2020-10-12T00:00:00Z"},
    {"unknown", "", "", "", ""},
};

TEST(Moment, HasEverySpelling) {
  for (const Spellings& row : kSpellings) {
    const auto moment = parse_date(row.text);
    EXPECT_EQ(shown_date(moment), row.shown);
    EXPECT_EQ(html_date(moment), row.html);
    EXPECT_EQ(iso_day(moment), row.day);
    EXPECT_EQ(utc_time(moment), row.utc);
  }
}

TEST(Metadata, TheBylinesDateComesFirst) {
  Metadata metadata;
  EXPECT_EQ(metadata.date(), std::nullopt);
  metadata.published = parse_date("2020-10-12T00:30:00Z");
  EXPECT_EQ(metadata.date(), metadata.published);
  metadata.byline_date = parse_date("2020-10-12T08:00:00+08:00");
  EXPECT_EQ(metadata.date(), metadata.byline_date);
}

}  // namespace
}  // namespace offprint
