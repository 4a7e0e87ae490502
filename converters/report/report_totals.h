// What a report adds up over its rows, in memory that does not grow with those that went well.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "converters/report/reported_input.h"

namespace offprint {

inline constexpr std::size_t kReportListed = 5000;    // rows of the table of failures and losses, each
inline constexpr std::size_t kReportCuts = 10;        // texts shown a reason
inline constexpr std::size_t kReportCutText = 2000;   // bytes kept of a text, at most
inline constexpr std::size_t kReportReasons = 10000;  // different errors, sites and reasons of cuts that are told apart

enum class ReportOutcome : std::uint8_t { Whole, Lossy, Failed, Skipped };
inline constexpr std::size_t kReportOutcomes = 4;
ReportOutcome outcome_of(const ReportedInput& row);

// Inputs by outcome.
using OutcomeCounts = std::array<std::uint64_t, kReportOutcomes>;
std::uint64_t sum(const OutcomeCounts& counts);

struct ReportSay {
  std::uint64_t inputs = 0;
  std::uint64_t times = 0;
};

struct LongCut {
  std::uint64_t characters = 0;  // code points of the whole text
  std::string text;              // its beginning
  std::string input;
};
struct CutTotal {
  std::uint64_t count = 0;
  std::uint64_t characters = 0;
  std::vector<LongCut> longest;  // first; of equals the earlier
};

class ReportTotals {
 public:
  void add(const ReportedInput& row);

  std::uint64_t inputs() const { return sum(outcomes); }
  std::uint64_t problems() const;  // failures and losses

  OutcomeCounts outcomes{};
  std::uint64_t outputs = 0;       // of this run: not those of skipped inputs
  std::uint64_t bytes_in = 0;      // the same
  std::uint64_t milliseconds = 0;  // of all workers
  // By "2020-06", host, error's sentence (numbers in it as "..."), reason; "" holds what is unknown, kOthers what came
  // when kReportReasons were there.
  std::map<std::string, OutcomeCounts, std::less<>> months;
  std::map<std::string, OutcomeCounts, std::less<>> sites;
  std::map<std::string, std::uint64_t, std::less<>> errors;
  std::map<std::string, CutTotal, std::less<>> cuts;
  std::array<ReportSay, kDiagnosticCodeCount> says{};
  // In the order of the rows, without their cuts.
  std::vector<ReportedInput> failed;
  std::vector<ReportedInput> lossy;
  std::vector<ReportedInput> left_out;

  static constexpr std::string_view kOthers = "(others)";

 private:
  void add_cut(const ReportedCut& cut, const std::string& input);
};

}  // namespace offprint
