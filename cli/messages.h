// Everything that goes to stderr. A message is one line, `offprint: FILE: what is wrong; what to do`, or with
// --log-format json one object: level, kind, file, offset, count, message. No control character of a name or a text
// reaches the terminal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "converters/options/options.h"
#include "formats/document/document.h"
#include "formats/document/result.h"

namespace offprint {

class Messages {
 public:
  explicit Messages(const Settings& settings) : talk_(settings.talk), format_(settings.log_format) {}

  // Gives the error's exit code. `subject` is the file or the word that it is about: "-" is said as stdin (or stdout,
  // where the error is of writing), and "" left out.
  int error(std::string_view subject, const Error& error) const;
  // The line that it is.
  std::string line(std::string_view subject, const Error& error) const;
  // Under -v all diagnostics; else, where `strict` failed, the losses.
  void diagnostics(std::string_view subject, const Document& document, bool strict_failed) const;
  // What is worth to know and no failure; not with -q.
  void note(std::string_view subject, std::string_view message) const;
  // A diagnostic that was put into words elsewhere.
  void said(std::string_view subject, DiagnosticCode code, std::uint32_t offset, std::uint32_t count,
            std::string_view sentence) const;
  // A line about the whole run, with the number that it is about; not with -q.
  void count(std::string_view level, std::string_view kind, std::uint64_t count, std::string_view message) const;
  // The end of a run in which some inputs, each named before, failed; gives the exit code 1.
  int some_failed(std::string_view sentence, std::uint32_t count) const;
  // A usage text; gives the exit code 2.
  int usage(std::string_view text) const;

 private:
  Talk talk_;
  LogFormat format_;
};

}  // namespace offprint
