// JSON Lines in, JSON Lines out: the whole of `stream`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "converters/convert/convert.h"
#include "converters/stream/answer.h"

namespace offprint::stream {

// What can be said against the call before anything is read.
std::optional<Failure> refuse(const Settings& settings);

struct Outcome {
  std::uint64_t answered = 0;      // lines
  std::uint64_t failed = 0;        // of them
  std::optional<Failure> failure;  // what ended it before the input did
};

// Answers each line of stdin on stdout, in order or, if the settings say so, as they are done; each answer is written
// before the next line is waited for. One job without a deadline is done in this process; more are done by worker
// processes, so that a crash costs one line. `command` is argv of a worker.
Outcome run(const Settings& settings, const Listener& listener, const std::vector<std::string>& command);

}  // namespace offprint::stream
