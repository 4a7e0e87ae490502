// The forms of dates beside those of dates_test.cpp: as archives, exports and other languages have them.
#include <string>

#include <gtest/gtest.h>

#include "formats/time/date_words.h"
#include "formats/time/dates.h"
#include "formats/time/day_order.h"

namespace offprint {
namespace {

struct FormCase {
  const char* text;
  const char* iso;  // as written; "" for what must not be read
};

constexpr FormCase kForms[] = {
    // Days with dots: the day is first.
    {"12.10.2020", "2020-10-12"},
    {"1.2.2020", "2020-02-01"},
    {"13.01.2020 09:05", "2020-01-13T09:05"},
    {"05.03.2024 08:00:00 UTC+02:00", "2024-03-05T08:00:00+02:00"},
    {"12.13.2020", ""},
    {"1.2.3", ""},
    {"10.15.7", ""},
    {"192.168.1.20", ""},
    {"12.10.2020.1", ""},
    // Slashes, where one number cannot be a month, or both are the same.
    {"04/22/2017 08:41:58 PM", "2017-04-22T20:41:58"},
    {"04/22/2017", "2017-04-22"},
    {"22/04/2017 8:05", "2017-04-22T08:05"},
    {"5/5/2017", "2017-05-05"},
    {"04/05/2017", ""},
    {"13/13/2020", ""},
    {"31/02/2020", ""},
    {"04/22/17", ""},
    {"1/2", ""},
    // Korean, Japanese and Chinese, with days of the week.
    {"2020년 10월 12일", "2020-10-12"},
    {"2020년10월12일 11:54", "2020-10-12T11:54"},
    {"2020년 10월 12일 월요일 오후 3시 5분", "2020-10-12T15:05"},
    {"2020년 10월 12일 오전 12:05", "2020-10-12T00:05"},
    {"2020. 10. 12.", "2020-10-12"},
    {"2020年10月12日(月)", "2020-10-12"},
    {"2020年10月12日（月） 午後3時05分", "2020-10-12T15:05"},
    {"2020年10月12日月曜日", "2020-10-12"},
    {"2020年10月12日 星期一 11:54", "2020-10-12T11:54"},
    {"2020 年 10 月 12 日", "2020-10-12"},
    {"2020-10-12 (Mon) 11:54", "2020-10-12T11:54"},
    {"2020年10月12日(晴)", ""},
    {"2020年10月12日月", ""},
    // English.
    {"12th October 2020", "2020-10-12"},
    {"1st of May, 2020", "2020-05-01"},
    {"August 12th, 2013 10:00am", "2013-08-12T10:00"},
    {"Sept. 3, 2020", "2020-09-03"},
    {"12 OCT 2020", "2020-10-12"},
    {"Oct 12 2020", "2020-10-12"},
    {"Oct 122020", ""},
    {"12thx October 2020", ""},
    // JavaScript's and C's.
    {"Mon Oct 12 2020 10:00:00 GMT+0200 (Central European Summer Time)", "2020-10-12T10:00:00+02:00"},
    {"Mon Oct 12 2020 10:00:00 GMT+0800 (中国标准时间)", "2020-10-12T10:00:00+08:00"},
    {"Tue Mar  5 08:00:00 EET 2024", "2024-03-05T08:00:00+02:00"},
    {"Mon Oct 12 10:00:00 2020", "2020-10-12T10:00:00"},
    {"Tue, 30 Jun 2020 09:53:00 +0000 (UTC)", "2020-06-30T09:53:00Z"},
    {"Tue, 05 Mar 2024 08:00:00 EET", "2024-03-05T08:00:00+02:00"},
    {"2020-10-12 11:54 (edited)", ""},
    {"2020-10-12 (edited)", ""},
    {"Mon Oct 12 10:00:00 CST 2020", ""},
    // Seconds and milliseconds since 1970; the basic form of ISO 8601.
    {"1602503689", "2020-10-12T11:54:49Z"},
    {"1602503689042", "2020-10-12T11:54:49.042Z"},
    {" 1602503689 ", "2020-10-12T11:54:49Z"},
    {"20201012T115449Z", "2020-10-12T11:54:49Z"},
    {"20201012T1154", "2020-10-12T11:54"},
    {"160250368", ""},
    {"16025036890", ""},
    {"0000000000", ""},
    {"9999999999", ""},
    {"1602503689x", ""},
    {"20201012", ""},
    {"20201312T115449Z", ""},
    {"20201012T115461Z", ""},
    {"20201012T", ""},
    // What YAML's writers make of a time.
    {"2008-12-11 22:11:05.000000000 +09:00", "2008-12-11T22:11:05.000+09:00"},
    {"2019-6-4", "2019-06-04"},
    {"2019-06-14T10:07:00.000Z", "2019-06-14T10:07:00.000Z"},
    // Other languages.
    {"12. Oktober 2020", "2020-10-12"},
    {"Montag, 12. Oktober 2020 um 9:05 Uhr", "2020-10-12T09:05"},
    {"3. März 2021", "2021-03-03"},
    {"1er février 2021", "2021-02-01"},
    {"lundi 12 octobre 2020 à 10h30", "2020-10-12T10:30"},
    {"12 de octubre de 2020", "2020-10-12"},
    {"lunes, 12 de octubre de 2020", "2020-10-12"},
    {"12 ottobre 2020", "2020-10-12"},
    {"12 października 2020 r.", "2020-10-12"},
    {"luty 3, 2020", "2020-02-03"},
    {"12 Ağustos 2020 Çarşamba 10:30", "2020-08-12T10:30"},
    {"ŞUBAT 3, 2020", "2020-02-03"},
    {"12 октября 2020 г.", "2020-10-12"},
    {"понедельник, 12 Октября 2020, 11:54", "2020-10-12T11:54"},
    {"12 de março de 2020", "2020-03-12"},
    {"segunda-feira, 12 de outubro de 2020", "2020-10-12"},
    {"12 oktober 2020", "2020-10-12"},
    {"5 mei 2021", "2021-05-05"},
    {"12 oktobra 2020", ""},
    {"12 月 2020", ""},
    {"4 مايو 2017", "2017-05-04"},
    {"٤ مايو ٢٠١٧", "2017-05-04"},
    {"12 آذار 2020", "2020-03-12"},
    {"4 شيء 2017", ""},
    // Other years: of an era, of the Republic of China, in Chinese numerals, of two digits (RFC 822).
    {"令和6年5月4日", "2024-05-04"},
    {"令和元年5月1日(水) 10時05分", "2019-05-01T10:05"},
    {"平成31年4月30日", "2019-04-30"},
    {"平成32年4月30日", ""},
    {"昭和64年1月7日", "1989-01-07"},
    {"民國113年5月4日", "2024-05-04"},
    {"中華民國一百一十三年五月四日", "2024-05-04"},
    {"民国113年5月4日 星期六 11:54", "2024-05-04T11:54"},
    {"民國0年5月4日", ""},
    {"二〇二四年五月四日", "2024-05-04"},
    {"二零二四年十二月二十五日 下午3时05分", "2024-12-25T15:05"},
    {"二○二四年十月十日", "2024-10-10"},
    {"二〇二四年廿月四日", ""},
    {"二〇二四年五月", ""},
    {"三年五月四日", ""},
    {"一百年五月四日", ""},
    {"令和の朝", ""},
    {"4 May 17", "2017-05-04"},
    {"Thu, 04 May 17 10:00:00 GMT", "2017-05-04T10:00:00Z"},
    {"4 May 98", "1998-05-04"},
    {"4 May 170", ""},
    {"4 May 10:30", ""},
    // Placeholders and look-alikes.
    {"0000-00-00 00:00:00", ""},
    {"Wed, 30 Nov -0001 00:00:00 +0000", ""},
    {"9999-12-31", ""},
    {"9999-12-31 23:59:59", ""},
    {"10000-01-01", ""},
    {"+1 415 555 0123", ""},
    {"415-555-0123", ""},
    {"020 7946 0958", ""},
    {"978-3-16-148410-0", ""},
    {"3 May", ""},
    {"May 2020", ""},
    {"2020-W42-1", ""},
};

TEST(ParseDate, TakesTheFormsOfArchives) {
  for (const FormCase& c : kForms) EXPECT_EQ(iso8601(parse_date(c.text)), c.iso) << c.text;
}

TEST(ParseDate, ReadsWhatIsOpenByAKnownOrder) {
  const auto day_first = [](std::string_view text) { return iso8601(parse_date(text, DayOrder::DayFirst)); };
  const auto month_first = [](std::string_view text) { return iso8601(parse_date(text, DayOrder::MonthFirst)); };
  EXPECT_EQ(day_first("04/05/2017"), "2017-05-04");
  EXPECT_EQ(month_first("04/05/2017 10:00"), "2017-04-05T10:00");
  EXPECT_EQ(day_first("04/22/2017"), "2017-04-22");  // whatever is said of the others
  EXPECT_EQ(month_first("22/04/2017"), "2017-04-22");
  EXPECT_EQ(month_first("04.05.2017"), "2017-05-04");
  EXPECT_EQ(month_first("13/13/2017"), "");
  EXPECT_EQ(day_first("2017/04/05"), "2017-04-05");
}

TEST(DayOrder, IsThatOfARegionOrOfAWholeLanguage) {
  EXPECT_EQ(day_order("en-US"), DayOrder::MonthFirst);
  EXPECT_EQ(day_order("en-gb"), DayOrder::DayFirst);
  EXPECT_EQ(day_order("en_GB"), DayOrder::DayFirst);
  EXPECT_EQ(day_order("fr"), DayOrder::DayFirst);
  EXPECT_EQ(day_order("fr-CA"), DayOrder::Unknown);
  EXPECT_EQ(day_order("en"), DayOrder::Unknown);
  EXPECT_EQ(day_order("zh-Hans-CN"), DayOrder::Unknown);
  EXPECT_EQ(day_order(""), DayOrder::Unknown);
  EXPECT_TRUE(is_open_date("04/05/2017"));
  EXPECT_FALSE(is_open_date("04/22/2017"));
  EXPECT_FALSE(is_open_date("yesterday"));
}

TEST(DateWords, AreKnownInEveryCaseAndNowhereElse) {
  EXPECT_EQ(month_of("octobre"), 10U);
  EXPECT_EQ(month_of("DÉCEMBRE"), 12U);
  EXPECT_EQ(month_of("мая"), 5U);
  EXPECT_EQ(month_of("oc"), 0U);
  EXPECT_EQ(month_of(""), 0U);
  EXPECT_EQ(month_of("octobres"), 0U);
  EXPECT_TRUE(is_weekday("Środa"));
  EXPECT_FALSE(is_weekday("octobre"));
  EXPECT_EQ(east_asian_weekday("星期一早上", false), 9U);
  EXPECT_EQ(east_asian_weekday("月", false), 0U);
  EXPECT_EQ(east_asian_weekday("月", true), 3U);
}

}  // namespace
}  // namespace offprint
