// What a report says of one input: the same row for every kind of report.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "formats/document/diagnostic.h"

namespace offprint {

enum class ReportStatus : std::uint8_t { Ok, Failed, Skipped };

// Text that a pass took out as not the article.
struct ReportCut {
  std::string reason;
  std::string text;
};

struct ReportRow {
  std::string input;  // as the report names it; may be any bytes
  ReportStatus status = ReportStatus::Ok;
  std::vector<std::string> outputs;
  std::string error;                              // of a failed one
  std::array<std::uint32_t, kSayCount> counts{};  // diagnostics by Say
  std::vector<ReportCut> cuts;
  std::uint64_t bytes_in = 0;
  std::uint64_t milliseconds = 0;
  std::string month;  // of the article, "2020-06"; empty where it is not known
  std::string site;   // the address's host; empty where it is not known
};

}  // namespace offprint
