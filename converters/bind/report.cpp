#include "converters/bind/report.h"

#include "converters/files/printable.h"
#include "converters/files/write_file.h"
#include "converters/report/report_html.h"
#include "converters/report/report_line.h"
#include "converters/report/reported_input.h"
#include "formats/time/dates.h"

namespace offprint {

namespace {

constexpr std::size_t kMonthSize = 7;  // 2020-06

std::string line_of(const Binding& binding, std::size_t input) {
  const InputOutcome& outcome = binding.outcomes[input];
  const bool failed = outcome.status == InputOutcome::Status::Failed;
  ReportLine line;
  line.input = binding.plan.shown(input);
  line.status = failed ? "failed" : outcome.status == InputOutcome::Status::Ok ? "ok" : "skipped";
  if (!outcome.file.empty()) line.outputs.push_back(outcome.file);
  if (failed) {
    line.error = outcome.why;
    line.kind = row(outcome.fault).name;
  } else {
    line.left_out = outcome.why;
  }
  line.diagnostics = outcome.diagnostics;
  line.bytes_in = binding.cards[input].size;
  line.milliseconds = outcome.milliseconds;
  return as_json(line);
}

}  // namespace

std::optional<Error> write_bind_report(const Binding& binding, const std::string& path) {
  auto sink = FileSink::open(path);
  if (!sink) return sink.error();
  const bool html = path.ends_with(".html");
  HtmlReport page({{"Written to", printable(binding.settings.output)}}, ReportOf::Book);
  for (std::size_t i = 0; i < binding.plan.size(); ++i) {
    const std::string line = line_of(binding, i);
    if (!html) {
      (*sink)->write(line);
      (*sink)->write("\n");
      continue;
    }
    auto input = read_report_line(line);
    if (!input) continue;
    input->month = iso_day(binding.cards[i].metadata.date()).substr(0, kMonthSize);
    input->site = binding.cards[i].metadata.site;
    page.add(*input);
  }
  if (html) page.write(**sink);
  return (*sink)->commit();
}

}  // namespace offprint
