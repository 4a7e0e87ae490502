// One line in, one line out: what `convert` does, for a line of JSON.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "converters/convert/convert.h"
#include "converters/options/options.h"
#include "converters/stream/lines.h"
#include "formats/document/document.h"

namespace offprint::stream {

struct Answer {
  std::string record;  // with its LF
  bool failed = false;

  template <class Wire, class T>
  static void fields(Wire& wire, T& self) {
    wire(self.record);
    wire(self.failed);
  }
};

// Hears of each document that was made: its line, whether --strict refused it, and what was odd about the line.
using Listener = std::function<void(std::uint64_t line, const Document& document, bool strict_failed,
                                    const std::vector<std::string>& notes)>;

class Answerer {
 public:
  // `settings` must outlive it.
  Answerer(const Settings& settings, Listener listener);
  // What is wrong with a line is its answer; what is thrown, above all for memory that ran out, is the caller's to
  // catch.
  Answer answer(const Line& line);

 private:
  Result<std::string> convert(const Line& line);

  const Settings& settings_;
  const FormatRow& to_;
  Listener listener_;
  Document document_;  // its memory serves every line
  std::string id_;     // of the line that is worked on
};

// The answer to a line that no Answerer came to an end with.
Answer give_up(const Line& line, const std::string& message);

}  // namespace offprint::stream
