#include "converters/batch/report.h"

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "converters/files/printable.h"
#include "converters/report/report_html.h"
#include "converters/report/report_line.h"
#include "converters/report/reported_input.h"

namespace offprint {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

// Of an answer, or a record: all that the article's outputs are, whoever wrote them.
template <class Made>
std::vector<std::string> paths(const Run& run, const Made& made) {
  std::vector<std::string> all;
  all.reserve(made.outputs.size() + made.found.size());
  for (const auto* files : {&made.found, &made.outputs})
    for (const WrittenFile& file : *files) all.push_back(run.settings.output + "/" + file.path);
  return all;
}

// The recorded line of an input that was skipped: what happened then, called as it is called now.
std::string skipped_line(const Run& run, std::size_t input, const Journal::Line& line) {
  rapidjson::Document was;
  was.Parse<rapidjson::kParseIterativeFlag>(line.report.data(), line.report.size());
  rapidjson::StringBuffer diagnostics;
  ReportLine row;
  if (!was.HasParseError() && was.IsObject() && was.HasMember("diagnostics")) {
    Writer writer(diagnostics);
    was["diagnostics"].Accept(writer);
    row.diagnostics = {diagnostics.GetString(), diagnostics.GetSize()};
  }
  row.input = run.plan.shown(input);
  row.status = "skipped";
  row.outputs = paths(run, line.record);
  row.bytes_in = line.record.size;
  if (const auto left = run.left.find(static_cast<std::uint32_t>(input)); left != run.left.end())
    row.left_out = left->second;
  return as_json(row);
}

class JsonLines final : public ReportForm {
 public:
  explicit JsonLines(Sink& sink) : sink_(sink) {}
  void add(const ReportRow& row) override {
    sink_.write(row.json);
    sink_.write("\n");
  }
  void end(const Tally&) override {}

 private:
  Sink& sink_;
};

// The page of report_html: the same rows, read back, with what only the journal knows.
class HtmlPage final : public ReportForm {
 public:
  HtmlPage(Sink& sink, const Run& run)
      : sink_(sink),
        page_({{"Written to", printable(run.settings.output)}, {"Shard", shard_of(run.settings.run.shard)}}) {}

  void add(const ReportRow& row) override {
    auto input = read_report_line(row.json);
    if (!input) return;
    input->month = row.record.date.substr(0, kMonth);
    input->site = row.record.site;
    page_.add(*input);
  }
  void end(const Tally&) override { page_.write(sink_); }

 private:
  static constexpr std::size_t kMonth = 7;  // 2020-06
  static std::string shard_of(const Shard& shard) {
    return std::to_string(shard.part) + " of " + std::to_string(shard.of);
  }

  Sink& sink_;
  HtmlReport page_;
};

void add_rows(const Run& run, ReportForm& form) {
  for (std::size_t i = 0; i < run.plan.size(); ++i) {
    if (!run.is_mine(i)) continue;
    const Journal::Known* known = run.journal.find(run.plan.id(i));
    const auto line = known != nullptr ? run.journal.line(*known) : std::nullopt;
    if (!line) continue;
    const InputState state = run.states[i];
    const std::string json = state == InputState::Skipped ? skipped_line(run, i, *line) : line->report;
    form.add({json, state, line->record});
  }
  form.end(run.tally);
}

}  // namespace

std::string report_line(const Run& run, std::size_t input, const BatchAnswer& answer, const Error* error) {
  ReportLine row;
  row.input = run.plan.shown(input);
  row.status = error == nullptr ? "ok" : "failed";
  row.outputs = paths(run, answer);
  if (error != nullptr) {
    row.error = error->message;
    row.kind = offprint::row(error->fault).name;
  }
  row.diagnostics = answer.told.diagnostics;
  row.bytes_in = answer.size;
  row.milliseconds = answer.milliseconds;
  return as_json(row);
}

std::optional<Error> write_report(const Run& run, const std::string& path) {
  auto sink = FileSink::open(path);
  if (!sink) return sink.error();
  if (path.ends_with(".html")) {
    HtmlPage form(**sink, run);
    add_rows(run, form);
  } else {
    JsonLines form(**sink);
    add_rows(run, form);
  }
  return (*sink)->commit();
}

}  // namespace offprint
