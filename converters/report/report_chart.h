// The report's charts: SVG that needs no script, each with its numbers as a table beside it.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "converters/report/report_totals.h"

namespace offprint {

struct OutcomeRow {
  ReportOutcome outcome;
  std::string_view name;   // in a sentence: "converted"
  std::string_view style;  // its class in the style sheet
};
inline constexpr std::array<OutcomeRow, kReportOutcomes> kReportOutcomeRows{{
    {ReportOutcome::Whole, "converted", "whole"},
    {ReportOutcome::Lossy, "converted with losses", "lossy"},
    {ReportOutcome::Failed, "failed", "failed"},
    {ReportOutcome::Skipped, "skipped", "skipped"},
}};

// A bar of a chart: "2020-06", and how many inputs of each outcome.
struct ChartBar {
  std::string label;  // any bytes
  OutcomeCounts counts{};
};

// A figure with one stacked bar of everything.
std::string outcome_chart(const OutcomeCounts& counts);
// A column a month, empty years folded into one ("2016–2018"); where these are too many, a column a year; the years
// that are there where those are too many too.
std::string month_chart(const std::map<std::string, OutcomeCounts, std::less<>>& months);
// A bar a site: the most frequent ones, then all others.
std::string site_chart(const std::map<std::string, OutcomeCounts, std::less<>>& sites);

// The bars of month_chart.
std::vector<ChartBar> month_bars(const std::map<std::string, OutcomeCounts, std::less<>>& months);
// The bars of site_chart.
std::vector<ChartBar> site_bars(const std::map<std::string, OutcomeCounts, std::less<>>& sites);

}  // namespace offprint
