#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "converters/report/report_chart.h"
#include "converters/report/report_html.h"
#include "converters/report/report_markup.h"

namespace offprint {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

ReportedInput converted(std::string input, std::string month = {}, std::string site = {}) {
  ReportedInput row;
  row.input = std::move(input);
  row.outputs = {row.input + ".epub"};
  row.month = std::move(month);
  row.site = std::move(site);
  row.bytes_in = 1000;
  row.milliseconds = 2;
  return row;
}
ReportedInput failed(std::string input, std::string error) {
  ReportedInput row;
  row.input = std::move(input);
  row.status = ReportedStatus::Failed;
  row.error = std::move(error);
  return row;
}
ReportedInput lossy(std::string input) {
  ReportedInput row = converted(std::move(input));
  row.counts.at(static_cast<std::size_t>(DiagnosticCode::KindLost)) = 2;
  return row;
}
std::string page(const HtmlReport& report) {
  StringSink sink;
  report.write(sink);
  return sink.text();
}
std::vector<std::string> labels(const std::vector<ChartBar>& bars) {
  std::vector<std::string> out;
  for (const ChartBar& bar : bars) out.push_back(bar.label);
  return out;
}

TEST(ReportTotals, CountsByOutcome) {
  ReportTotals totals;
  ReportedInput skipped = converted("s");
  skipped.status = ReportedStatus::Skipped;
  for (const ReportedInput& row : {converted("a"), lossy("b"), failed("c", "x"), skipped, converted("d")})
    totals.add(row);
  EXPECT_THAT(totals.outcomes, ElementsAre(2, 1, 1, 1));
  EXPECT_EQ(totals.inputs(), 5U);
  EXPECT_EQ(totals.problems(), 2U);
  EXPECT_EQ(totals.outputs, 3U);
  EXPECT_EQ(totals.bytes_in, 3000U);
  EXPECT_EQ(totals.failed.front().input, "c");
  EXPECT_EQ(totals.lossy.front().input, "b");
  EXPECT_EQ(totals.says.at(static_cast<std::size_t>(DiagnosticCode::KindLost)).times, 2U);
}

TEST(ReportTotals, NotesAreNoLosses) {
  ReportedInput row = converted("a");
  row.counts.at(static_cast<std::size_t>(DiagnosticCode::Cut)) = 3;
  EXPECT_EQ(outcome_of(row), ReportOutcome::Whole);
}

TEST(ReportTotals, KeepsTheLongestCuts) {
  ReportTotals totals;
  for (int i = 1; i <= 30; ++i) {
    ReportedInput row = converted(std::to_string(i));
    row.cuts = {{"share", std::string(static_cast<std::size_t>(i % 15 + 1), 'x'), 0}};
    totals.add(row);
  }
  const CutTotal& share = totals.cuts.at("share");
  EXPECT_EQ(share.count, 30U);
  EXPECT_EQ(share.characters, 240U);
  ASSERT_EQ(share.longest.size(), kReportCuts);
  EXPECT_EQ(share.longest.at(0).characters, 15U);
  EXPECT_EQ(share.longest.at(0).input, "14");  // of two equal ones, the earlier stands first
  EXPECT_EQ(share.longest.at(1).input, "29");
  EXPECT_EQ(share.longest.back().characters, 11U);
}

TEST(ReportTotals, ErrorsThatDifferInANumberAreOne) {
  ReportTotals totals;
  totals.add(failed("a", "it is not JSON (byte 12)"));
  totals.add(failed("b", "it is not JSON (byte 345)"));
  EXPECT_EQ(totals.errors.size(), 1U);
  EXPECT_EQ(totals.errors.at("it is not JSON (byte ...)"), 2U);
}

TEST(ReportTotals, HoldsNoMoreThanItLists) {
  ReportTotals totals;
  for (std::size_t i = 0; i < kReportListed + 7; ++i) totals.add(failed(std::to_string(i), "x"));
  EXPECT_EQ(totals.failed.size(), kReportListed);
  EXPECT_EQ(totals.problems(), kReportListed + 7);
  ReportTotals sites;
  for (std::size_t i = 0; i < kReportReasons + 7; ++i) sites.add(converted("a", "", "site" + std::to_string(i)));
  EXPECT_EQ(sites.sites.size(), kReportReasons + 1);
  EXPECT_EQ(sum(sites.sites.at(std::string(ReportTotals::kOthers))), 7U);
}

TEST(ReportTotals, AMonthIsAMonth) {
  ReportTotals totals;
  for (const std::string month : {"2020-13", "2020-00", "2020-1", "x", "2020-061", "2020/06", "<b>20-6"})
    totals.add(converted("a", month));
  EXPECT_EQ(totals.months.size(), 1U);
  EXPECT_TRUE(totals.months.contains(""));
}

TEST(MonthBars, HaveNoGaps) {
  EXPECT_THAT(labels(month_bars({{"", {9}}, {"2019-11", {1}}, {"2020-02", {2}}})),
              ElementsAre("2019-11", "2019-12", "2020-01", "2020-02"));
  EXPECT_TRUE(month_bars({{"", {9}}}).empty());
}

TEST(MonthBars, BecomeYearsWhereTheyAreTooMany) {
  std::map<std::string, OutcomeCounts, std::less<>> months;
  for (int year = 1970; year <= 2020; year += 2) months[std::to_string(year) + "-07"] = {1};
  months["2020-02"] = {2};
  const auto bars = month_bars(months);
  EXPECT_EQ(bars.size(), 51U);
  EXPECT_EQ(bars.back().label, "2020");
  EXPECT_EQ(bars.back().counts.front(), 3U);
}

TEST(MonthBars, FoldEmptyYears) {
  EXPECT_THAT(labels(month_bars({{"2014-11", {1}}, {"2016-02", {2}}})),
              ElementsAre("2014-11", "2014-12", "2015", "2016-01", "2016-02"));
  EXPECT_THAT(labels(month_bars({{"0001-12", {1}}, {"9999-01", {2}}})), ElementsAre("0001-12", "0002–9998", "9999-01"));
}

TEST(SiteBars, AreTheMostFrequentThenAllOthers) {
  std::map<std::string, OutcomeCounts, std::less<>> sites{{"", {3}}};
  for (std::uint64_t i = 0; i < 25; ++i) sites["site" + std::to_string(i)] = {100 - i};
  const auto bars = site_bars(sites);
  ASSERT_EQ(bars.size(), 22U);
  EXPECT_EQ(bars.front().label, "site0");
  EXPECT_EQ(bars.at(20).label, "5 other sites");
  EXPECT_EQ(sum(bars.at(20).counts), 80U + 79 + 78 + 77 + 76);
  EXPECT_EQ(bars.at(21).label, "unknown");
}

TEST(ReportTotals, KnowsHowLongATextWasThatIsCutShort) {
  ReportTotals totals;
  ReportedInput row = converted("a");
  row.cuts = {{"share", "分享", 0}, {"share", "开头", 700}};
  totals.add(row);
  EXPECT_EQ(totals.cuts.at("share").characters, 702U);
  EXPECT_EQ(totals.cuts.at("share").longest.front().text, "开头");
}

TEST(ReadReportLine, TakesWhatAReportSays) {
  const auto row = read_report_line(
      R"({"input":"a","status":"failed","outputs":["x","y"],"error":"why","kind":"empty","diagnostics":[)"
      R"({"kind":"cut","reason":"share","offset":3,"text":"分享","characters":9},)"
      R"({"kind":"kind-lost","offset":0,"detail":"ruby","count":4},{"kind":"of-tomorrow"}],)"
      R"("bytes_in":12,"milliseconds":34})");
  ASSERT_TRUE(row);
  EXPECT_EQ(row->status, ReportedStatus::Failed);
  EXPECT_EQ(row->error, "why");
  EXPECT_EQ(row->outputs.size(), 2U);
  EXPECT_EQ(row->counts.at(static_cast<std::size_t>(DiagnosticCode::KindLost)), 4U);
  EXPECT_EQ(row->counts.at(static_cast<std::size_t>(DiagnosticCode::Cut)), 1U);
  ASSERT_EQ(row->cuts.size(), 1U);
  EXPECT_EQ(row->cuts.front().characters, 9U);
  EXPECT_EQ(row->bytes_in, 12U);
  EXPECT_EQ(row->milliseconds, 34U);
}

TEST(ReadReportLine, IsLenientAndNeverGuesses) {
  EXPECT_TRUE(read_report_line(R"({"input":"a","status":"ok","error":null})"));
  EXPECT_EQ(read_report_line(R"({"input":"a","status":"skipped"})")->status, ReportedStatus::Skipped);
  for (const std::string_view line : {"", "[]", "{}", R"({"input":"a"})", R"({"input":1,"status":"ok"})",
                                      R"({"input":"a","status":"unheard"})", R"({"input":"a","status":"ok")"})
    EXPECT_FALSE(read_report_line(line)) << line;
}

TEST(HtmlReport, ListsFailuresAndLossesOnly) {
  HtmlReport report(ReportFacts{{"Written to", "out"}});
  for (const ReportedInput& row : {converted("good.md"), lossy("poor.md"), failed("bad.md", "it is empty")})
    report.add(row);
  const std::string html = page(report);
  EXPECT_THAT(html, HasSubstr("<bdi>poor.md</bdi>"));
  EXPECT_THAT(html, HasSubstr("the format cannot hold … × 2"));
  EXPECT_THAT(html, HasSubstr("<bdi>bad.md</bdi>"));
  EXPECT_THAT(html, Not(HasSubstr("good.md")));
  EXPECT_THAT(html, HasSubstr("3 inputs: <b>1 failed</b>, 1 lost something."));
  EXPECT_EQ(html, page(report));
}

TEST(HtmlReport, SaysWhereItsTableEnds) {
  HtmlReport report(ReportFacts{});
  for (std::size_t i = 0; i < kReportListed + 1234; ++i) report.add(failed("f" + std::to_string(i), "x"));
  const std::string html = page(report);
  EXPECT_THAT(html, HasSubstr("This table ends after 5,000 failures and 0 inputs with losses; 1,234 more"));
  EXPECT_THAT(html, Not(HasSubstr("<bdi>f5000</bdi>")));
}

TEST(HtmlReport, EscapesWhatComesFromInputs) {
  const std::string evil = "</td><script>x</script>\" onload=\"y&\x1b\xFF\u202E";
  HtmlReport report(ReportFacts{{evil, evil}});
  ReportedInput row = failed(evil, evil);
  row.site = row.month = evil;
  row.cuts = {{evil, evil, 0}};
  report.add(row);
  ReportedInput good = converted("g", "2020-01", evil);
  report.add(good);
  const std::string html = page(report);
  EXPECT_THAT(html, Not(HasSubstr("<script>x")));
  EXPECT_THAT(html, HasSubstr("\\xff\\u202e"));
  EXPECT_EQ(html.find('\x1b'), std::string::npos);
}

TEST(HtmlReport, LoadsNothing) {
  HtmlReport report(ReportFacts{});
  report.add(failed("a", "x"));
  const std::string html = page(report);
  EXPECT_THAT(html, HasSubstr("default-src 'none'; style-src 'sha256-"));
  for (const std::string_view loader : {"<img", "<link", "src=", "http:", "https:", "url(", "@import", "style=\""})
    EXPECT_EQ(html.find(loader), std::string::npos) << loader;
}

TEST(HtmlReport, OfNoInput) {
  const std::string html = page(HtmlReport(ReportFacts{}));
  EXPECT_THAT(html, HasSubstr("0 inputs: none failed"));
  EXPECT_THAT(html, HasSubstr("There are none."));
}

TEST(ReportMarkup, NumbersForAPerson) {
  EXPECT_EQ(shown_count(0), "0");
  EXPECT_EQ(shown_count(1234567), "1,234,567");
  EXPECT_EQ(shown_size(999), "999 B");
  EXPECT_EQ(shown_size(1234), "1.2 kB");
  EXPECT_EQ(shown_size(12345678), "12 MB");
  EXPECT_EQ(shown_size(12345678901234567ULL), "12 PB");
  EXPECT_EQ(shown_time(999), "999 ms");
  EXPECT_EQ(shown_time(1500), "1.5 s");
  EXPECT_EQ(shown_time(184000), "3 min 4 s");
  EXPECT_EQ(shown_time(7'380'000), "2 h 3 min");
}

}  // namespace
}  // namespace offprint
