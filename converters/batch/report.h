// --report: a row for each input, in the inputs' order, from the journal.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "converters/batch/run.h"
#include "converters/batch/wire.h"
#include "converters/files/write_file.h"

namespace offprint {

// {"input", "status", "outputs", "error", "kind", "diagnostics", "bytes_in", "milliseconds"}: `error` is the message
// and `kind` the fault's name, both null where there is none. `outputs` are paths as the call's -o begins them.
std::string report_line(const Run& run, std::size_t input, const BatchAnswer& answer, const Error* error);

struct ReportRow {
  std::string_view json;  // the line of .jsonl, without its end
  InputState state = InputState::Waiting;
  const Record& record;  // for what the line does not hold: date, site
};

// A form of the report: it gets the rows of all forms.
class ReportForm {
 public:
  ReportForm() = default;
  ReportForm(const ReportForm&) = delete;
  ReportForm& operator=(const ReportForm&) = delete;
  virtual ~ReportForm() = default;

  virtual void add(const ReportRow& row) = 0;
  virtual void end(const Tally& tally) = 0;
};

// Writes the report of a run that came to its end, whole or not at all.
std::optional<Error> write_report(const Run& run, const std::string& path);

}  // namespace offprint
