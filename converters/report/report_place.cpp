#include "converters/report/report_place.h"

#include <fstream>

#include "converters/report/report_html.h"
#include "converters/report/report_line.h"

namespace offprint {

namespace {

// A report without a line is an empty file.
bool is_report(const std::string& path) {
  std::string head(std::size_t{64} << 10U, '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file) return false;
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head.empty() || begins_as_report_page(head) || begins_as_report_line(head);
}

}  // namespace

std::optional<Failure> settle_report(const std::string& report, InputFiles& files, Plan& plan) {
  if (report.empty() || !files.has(report)) return {};
  if (!is_report(report)) return Failure{report, {Fault::Usage, "this is an input; name another file with --report"}};
  plan.drop_file(report);
  return {};
}

Failure report_over_output(const std::string& report) {
  return {report, {Fault::Usage, "an output of this call goes there; name another file with --report"}};
}

}  // namespace offprint
