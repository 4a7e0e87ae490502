// What a report says of one input, in plain fields.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/document/diagnostic.h"

namespace offprint {

enum class ReportedStatus : std::uint8_t { Ok, Failed, Skipped };

// Text that a pass took out as not the article.
struct ReportedCut {
  std::string reason;
  std::string text;              // all of it, or its beginning
  std::uint64_t characters = 0;  // code points of all of it; 0 where `text` is
};

struct ReportedInput {
  std::string input;  // as the report names it; may be any bytes
  ReportedStatus status = ReportedStatus::Ok;
  std::vector<std::string> outputs;
  std::string error;                                         // of a failed one
  std::string left_out;                                      // why a book leaves it out
  std::array<std::uint32_t, kDiagnosticCodeCount> counts{};  // diagnostics by DiagnosticCode
  std::vector<ReportedCut> cuts;
  std::uint64_t bytes_in = 0;
  std::uint64_t milliseconds = 0;
  std::string month;  // of the article, "2020-06"; empty where it is not known
  std::string site;   // the address's host; empty where it is not known
};

// From a line of a report in JSON Lines: {"input", "status", "outputs", "error", "diagnostics", "bytes_in",
// "milliseconds"}. Month and site are not in it. Nothing where it is no such object.
std::optional<ReportedInput> read_report_line(std::string_view json);

}  // namespace offprint
