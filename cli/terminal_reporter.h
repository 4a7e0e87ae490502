// What a run over many inputs says while it runs, on stderr.
#pragma once

#include <string>
#include <string_view>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "converters/files/names.h"
#include "converters/files/printable.h"
#include "converters/report/reporter.h"

namespace offprint {

class TerminalReporter final : public Reporter {
 public:
  TerminalReporter(const Call& call, const Messages& messages) : messages_(messages), line_(call.settings, messages) {}

  void failed(std::string_view subject, const Error& error) override {
    line_.clear();
    messages_.error(subject, error);
  }
  void noted(std::string_view subject, std::string_view message) override {
    line_.clear();
    messages_.note(subject, message);
  }
  void said(std::string_view subject, const LogLine& said) override {
    line_.clear();
    messages_.said(subject, said.code, said.offset, said.count, said.sentence);
  }
  void progress(const Tally& tally) override { line_.show(tally); }
  void planned(std::string_view input, std::string_view output) override {
    planned_.append(printable(as_utf8(input))).append("\t").append(printable(as_utf8(output))).append("\n");
  }

  void end() { line_.clear(); }
  const std::string& planned() const { return planned_; }

 private:
  const Messages& messages_;
  ProgressLine line_;
  std::string planned_;
};

}  // namespace offprint
