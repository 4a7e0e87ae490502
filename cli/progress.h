// How far batch is, on stderr: on a terminal one line that changes, else a line each ten seconds.
#pragma once

#include <cstdint>
#include <string>

#include "converters/options/options.h"
#include "converters/report/reporter.h"

namespace offprint {

class Messages;

class ProgressLine {
 public:
  ProgressLine(const Settings& settings, const Messages& messages);

  void show(const Tally& tally);
  // Takes the line off the terminal, before something else is written there.
  void clear();

 private:
  const Messages& messages_;
  bool on_ = true;
  bool in_place_ = false;  // a line that changes
  bool shown_ = false;
  std::int64_t next_ = 0;  // Tally::milliseconds from which it is shown again
};

}  // namespace offprint
