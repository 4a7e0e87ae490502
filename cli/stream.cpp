// offprint stream: what is said of a run; the rest is converters/stream.
#include "converters/stream/stream.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string>
#include <unistd.h>
#include <vector>

#include "cli/commands.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "converters/stream/worker.h"

namespace offprint {

namespace {

stream::Listener to_messages(const Messages& messages) {
  return [&messages](std::uint64_t line, const Document& document, bool strict_failed) {
    messages.diagnostics("line " + std::to_string(line), document, strict_failed);
  };
}

}  // namespace

int run_stream(const Call& call, Messages& messages) {
  if (::isatty(STDIN_FILENO) != 0) return messages.usage(usage_of(*find_command("stream")));
  if (const auto failure = stream::refuse(call.settings)) return messages.error(failure->file, failure->error);
  std::array<char, sizeof kStreamWorker> worker{};
  std::copy(std::begin(kStreamWorker), std::end(kStreamWorker), worker.begin());
  std::vector<char*> words{worker.data()};
  words.insert(words.end(), call.words.begin(), call.words.end());
  const stream::Outcome outcome = stream::run(call.settings, to_messages(messages), words);
  if (outcome.failure) return messages.error(outcome.failure->file, outcome.failure->error);
  if (outcome.failed == 0) return 0;
  constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
  return messages.some_failed(std::to_string(outcome.failed) + " of " + std::to_string(outcome.answered) +
                                  " lines could not be converted; their answers say why",
                              static_cast<std::uint32_t>(std::min(outcome.failed, kMost)));
}

int run_stream_worker(const Call& call, Messages& messages) {
  stream::work(call.settings, to_messages(messages));
  return 0;
}

}  // namespace offprint
