#include "converters/report/report_place.h"

#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include "converters/images/picture.h"
#include "converters/report/report_html.h"
#include "converters/report/report_line.h"

namespace offprint {

namespace {

// Of a regular file that can be read.
std::optional<std::string> head_of(const std::string& path, std::size_t most) {
  std::error_code error;
  if (!std::filesystem::is_regular_file(path, error)) return {};
  std::string head(most, '\0');
  std::ifstream file(path, std::ios::binary);
  if (!file) return {};
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  head.resize(static_cast<std::size_t>(file.gcount()));
  return head;
}

bool is_picture(std::string_view head) {
  const bool drawing = head.starts_with("<svg") || (head.starts_with("<?xml") && head.find("<svg") != head.npos);
  return drawing || !raster_type(head).empty();
}

// A report without a line is an empty file.
bool is_report(const std::string& path) {
  const auto head = head_of(path, std::size_t{64} << 10U);
  return head && (head->empty() || begins_as_report_page(*head) || begins_as_report_line(*head));
}

}  // namespace

std::optional<Failure> settle_report(const std::string& report, InputFiles& files, Plan& plan) {
  if (report.empty()) return {};
  if (auto refused = refuse_over_picture(report, "--report")) return refused;
  if (!files.has(report)) return {};
  if (!is_report(report)) return Failure{report, {Fault::Usage, "this is an input; name another file with --report"}};
  plan.drop_file(report);
  return {};
}

std::optional<Failure> refuse_over_picture(const std::string& path, std::string_view option) {
  constexpr std::size_t kHead = 4096;
  const auto head = head_of(path, kHead);
  if (!head || !is_picture(*head)) return {};
  return Failure{path, {Fault::Usage, "a picture is there; name another file with " + std::string(option)}};
}

Failure report_over_output(const std::string& report) {
  return {report, {Fault::Usage, "an output of this call goes there; name another file with --report"}};
}

}  // namespace offprint
