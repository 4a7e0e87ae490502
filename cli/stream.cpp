// offprint stream: what is said of a run; the rest is converters/stream.
#include "converters/stream/stream.h"

#include <algorithm>
#include <limits>
#include <string>
#include <unistd.h>
#include <vector>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/messages.h"

namespace offprint {

namespace {

stream::Listener to_messages(const Messages& messages, bool verbose) {
  return [&messages, verbose](std::uint64_t number, const Document& document, bool strict_failed,
                              const std::vector<std::string>& notes) {
    const std::string line = "line " + std::to_string(number);
    if (verbose)
      for (const std::string& note : notes) messages.note(line, note);
    messages.diagnostics(line, document, strict_failed);
  };
}

bool is_verbose(const Call& call) { return call.settings.talk == Talk::Verbose; }

// What a worker must know: what changes an answer, and what is said of one.
std::vector<std::string> worker_words(const Call& call) {
  std::vector<std::string> words = call.changes;
  words.push_back("--to=" + std::string(output_format(call.settings).name));
  if (!call.settings.output.empty()) words.push_back("--output=" + call.settings.output);
  if (call.settings.strict) words.emplace_back("--strict");
  if (call.settings.talk == Talk::Quiet) words.emplace_back("--quiet");
  if (is_verbose(call)) words.emplace_back("--verbose");
  if (call.settings.log_format == LogFormat::Json) words.emplace_back("--log-format=json");
  return words;
}

}  // namespace

int run_stream(const Call& call, Messages& messages) {
  if (::isatty(STDIN_FILENO) != 0) return messages.usage(usage_of(*find_command("stream")));
  if (const auto failure = stream::refuse(call.settings)) return messages.error(failure->file, failure->error);
  World world;
  const stream::Outcome outcome = stream::run(
      call.settings, world, to_messages(messages, is_verbose(call)), worker_words(call),
      [&](std::uint64_t line, const Error& error) { return messages.line("line " + std::to_string(line), error); });
  if (!outcome.lack.empty()) messages.note("", outcome.lack);
  if (outcome.failure) return messages.error(outcome.failure->file, outcome.failure->error);
  if (outcome.failed == 0) return 0;
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  return messages.some_failed(std::to_string(outcome.failed) + " of " + std::to_string(outcome.answered) +
                                  " lines could not be converted; their answers say why",
                              static_cast<std::uint32_t>(std::min(outcome.failed, kMost)));
}

int run_stream_worker(const Call& call, Messages& messages) {
  World world;
  return stream::work(call.settings, world, to_messages(messages, is_verbose(call)), call.input());
}

}  // namespace offprint
