// Prints a report page of invented inputs, for the browser to look at.
//
//   report_pages COUNT       of so many inputs
//   report_pages hostile     of inputs whose every word is markup
#include <array>
#include <cstdlib>
#include <iostream>
#include <string>
#include <string_view>

#include "converters/report/report_html.h"

namespace {

using offprint::DiagnosticCode;
using offprint::ReportedInput;
using offprint::ReportedStatus;

constexpr std::array<std::string_view, 8> kSites{"harbour.example.org",
                                                 "news.example.org",
                                                 "城市.example",
                                                 "rain-gauge.example.net",
                                                 "letters.example.com",
                                                 "库存.example",
                                                 "museum-of-small-and-forgotten-instruments.example.org",
                                                 ""};
constexpr std::array<std::string_view, 4> kErrors{
    "it is empty; nothing to convert", "it is a JPEG image, not an article; give the article's text or HTML",
    "its worker process died of it (Segmentation fault); please report it, with the file",
    "it took more than 120 s; split it into smaller files"};
constexpr std::array<std::string_view, 3> kReasons{"share", "related", "advertisement"};

std::uint32_t& count(ReportedInput& row, DiagnosticCode code) { return row.counts.at(static_cast<std::size_t>(code)); }

std::string padded(std::size_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  return std::string(width - std::min(width, digits.size()), '0') + digits;
}

ReportedInput invented(std::size_t i) {
  const std::size_t mixed = i * 2654435761U % 1000003U;
  ReportedInput row;
  row.input = "corpus/" + padded(i / 1000, 3) + "/" + padded(i, 6) + "_" +
              (mixed % 2 == 0 ? "雨量器说明书" : "tide-table") + ".md";
  row.bytes_in = 900 + mixed * 37 % 90000;
  row.milliseconds = mixed % 40 + (mixed % 997 == 0 ? 61000 : 0);
  if (mixed % 211 == 0) {
    row.status = ReportedStatus::Failed;
    row.error = kErrors.at(mixed % kErrors.size());
    return row;
  }
  row.status = mixed % 19 == 0 ? ReportedStatus::Skipped : ReportedStatus::Ok;
  row.month = std::to_string(2012 + mixed % 11 * (mixed % 7) / 6) + "-" + padded(1 + mixed % 12, 2);
  row.site = kSites.at(std::min(mixed % 9 * (mixed % 5) / 4, kSites.size() - 1));
  row.outputs = {row.input + ".epub", row.input + ".txt"};
  if (mixed % 97 == 0) count(row, DiagnosticCode::KindLost) = 1 + static_cast<std::uint32_t>(mixed % 3);
  if (mixed % 389 == 0) count(row, DiagnosticCode::DepthFlattened) = 1;
  count(row, DiagnosticCode::Lifted) = 2;
  if (mixed % 3 == 0) {
    count(row, DiagnosticCode::Cut) = 1;
    std::string text = "分享到 ";
    for (std::size_t n = 0; n < mixed % 60; ++n) text += "tide-table 潮汐表 ";
    row.cuts = {{std::string(kReasons.at(mixed / 3 % kReasons.size())), text, 0}};
  }
  return row;
}

ReportedInput hostile(std::size_t i) {
  const std::string evil =
      "\"'><script>document.title='owned'</script><img src=x "
      "onerror=\"document.title='owned'\">&amp;\x1b[31m\xFF\u202E";
  ReportedInput row;
  row.input = std::to_string(i) + evil;
  row.error = evil;
  row.site = evil;
  row.month = i % 2 == 0 ? evil : "2020-02";
  row.status = i % 2 == 0 ? ReportedStatus::Failed : ReportedStatus::Ok;
  count(row, DiagnosticCode::KindLost) = 1;
  row.cuts = {{evil, evil, 0}};
  return row;
}

class Stdout final : public offprint::Sink {
  std::optional<offprint::Error> put(std::string_view bytes) override {
    std::cout << bytes;
    return {};
  }
};

}  // namespace

int main(int argc, char** argv) {
  const std::string_view what = argc > 1 ? argv[1] : "";
  const bool evil = what == "hostile";
  const std::size_t rows = evil ? 10 : std::strtoull(argc > 1 ? argv[1] : "0", nullptr, 10);
  offprint::HtmlReport report({{"Written to", evil ? "</dd><script>document.title='owned'</script>" : "out"},
                               {"Formats", "epub, text"},
                               {"Time", "3 min 20 s"}});
  for (std::size_t i = 0; i < rows; ++i) report.add(evil ? hostile(i) : invented(i));
  Stdout sink;
  report.write(sink);
}
