// A run's report as one HTML page that needs nothing else: totals, charts by month, site and outcome, failures and
// losses as a table to search and sort, what was cut.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "converters/report/report_totals.h"
#include "converters/report/reported_input.h"
#include "formats/writing/write.h"

namespace offprint {

// What a report says of the run itself, in this order: "Written to", "out". Any bytes.
using ReportFacts = std::vector<std::pair<std::string, std::string>>;

enum class ReportOf : std::uint8_t { Batch, Book };

// Rows come one by one and are not kept: only failures and losses are, up to kReportListed, and the longest cuts.
// Everything of a row is shown as text; what is no UTF-8 or turns text round, as \xHH or \uXXXX. The page can be read
// without its script, holds no address that is loaded, and allows no script but its own (Content Security Policy).
class HtmlReport {
 public:
  explicit HtmlReport(ReportFacts facts, ReportOf of = ReportOf::Batch) : facts_(std::move(facts)), of_(of) {}

  void add(const ReportedInput& row) { totals_.add(row); }
  // The page. The same rows and facts give the same bytes.
  void write(Sink& sink) const;

 private:
  ReportFacts facts_;
  ReportOf of_;
  ReportTotals totals_;
};

// Whether a file that begins so is such a page.
bool begins_as_report_page(std::string_view head);

}  // namespace offprint
