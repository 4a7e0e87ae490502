// Whom a run tells what happens: the command line, or a test.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "converters/images/images.h"
#include "formats/document/diagnostic.h"
#include "formats/document/result.h"

namespace offprint {

// One diagnostic in words, for the log.
struct LogLine {
  DiagnosticCode code = DiagnosticCode::Cut;
  std::uint32_t offset = 0;
  std::uint32_t count = 1;
  std::string sentence;

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.code);
    wire(self.offset);
    wire(self.count);
    wire(self.sentence);
  }
};

// How far a run is.
struct Tally {
  std::uint64_t inputs = 0;  // of this shard
  std::uint64_t converted = 0;
  std::uint64_t skipped = 0;
  std::uint64_t failed = 0;
  std::uint64_t outputs = 0;      // files written
  std::uint64_t left_out = 0;     // bind: not failed, and not in the book
  PictureCount pictures;          // of what was converted
  std::uint64_t bytes_in = 0;     // of what was converted or failed
  std::uint64_t todo_bytes = 0;   // of all that is to be converted
  std::int64_t milliseconds = 0;  // since the first was begun
  std::array<std::uint64_t, kDiagnosticCodeCount> said{};
  std::array<std::uint64_t, kFaultCount> faults{};

  std::uint64_t done() const { return converted + skipped + failed; }
};

class Reporter {
 public:
  Reporter() = default;
  Reporter(const Reporter&) = delete;
  Reporter& operator=(const Reporter&) = delete;
  virtual ~Reporter() = default;

  // `subject` is the file that it is about.
  virtual void failed(std::string_view subject, const Error& error) = 0;
  virtual void noted(std::string_view subject, std::string_view message) = 0;
  virtual void said(std::string_view subject, const LogLine& line) = 0;
  // Often: after each file, and at least twice a second.
  virtual void progress(const Tally& tally) = 0;
  // Of a dry run.
  virtual void planned(std::string_view input, std::string_view output) = 0;
};

}  // namespace offprint
