// A line of --report: what became of one input.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace offprint {

struct ReportLine {
  std::string input;  // its name, whatever bytes that has
  std::string_view status;
  std::vector<std::string> outputs;
  std::string_view error;        // the message; empty for none
  std::string_view kind;         // of the error; empty for none
  std::string_view diagnostics;  // a JSON array; empty for none
  std::uint64_t bytes_in = 0;
  std::uint64_t milliseconds = 0;
  std::string_view left_out;  // why, where `bind` left it out; empty: the key is not written
};

// {"input", "status", "outputs", "error", "kind", "diagnostics", "bytes_in", "milliseconds"}, without a line's end;
// `error` and `kind` are null where there is none.
std::string as_json(const ReportLine& line);

// Whether a file that begins so has a line of as_json first.
bool begins_as_report_line(std::string_view head);

}  // namespace offprint
