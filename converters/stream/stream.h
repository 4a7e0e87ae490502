// JSON Lines in, JSON Lines out: the whole of `stream`.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "converters/convert/convert.h"
#include "converters/files/world.h"
#include "converters/stream/answer.h"

namespace offprint::stream {

// What can be said against the call before anything is read.
std::optional<Failure> refuse(const Settings& settings);

struct Outcome {
  std::uint64_t answered = 0;      // lines
  std::uint64_t failed = 0;        // of them
  std::optional<Failure> failure;  // what ended it before the input did
  std::string lack;                // what of a sandbox this system has not
};

// What is said on stderr, a line as it stands, where a line of stdin ends the process itself.
using LastWords = std::function<std::string(std::uint64_t line, const Error& error)>;

// Answers each line of stdin, in order or, if the settings say so, as they are done; each answer is written before the
// next line is waited for. One job without a deadline is done in this process; more are done by worker processes, so
// that a crash costs one line. `words` is what a worker must know.
Outcome run(const Settings& settings, World& world, const Listener& listener, const std::vector<std::string>& words,
            const LastWords& last_words);

// The whole life of a worker process; gives its exit code. `parent` is the process that it must not outlive.
int work(const Settings& settings, World& world, const Listener& listener, std::string_view parent);

}  // namespace offprint::stream
