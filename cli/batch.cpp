// offprint batch: what is said while it runs and at its end; the rest is converters/batch.
#include "converters/batch/batch.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/terminal_reporter.h"
#include "converters/batch/worker.h"
#include "converters/files/printable.h"
#include "converters/files/write_file.h"
#include "converters/report/sums.h"

namespace offprint {

namespace {

// "12 cut, 3 lifted": what was counted, the most first.
template <std::size_t N, class Rows>
std::string list(const std::array<std::uint64_t, N>& counts, const Rows& rows) {
  std::vector<std::pair<std::uint64_t, std::string_view>> some;
  for (std::size_t i = 0; i < N; ++i)
    if (counts.at(i) > 0) some.emplace_back(counts.at(i), rows.at(i).name);
  std::stable_sort(some.begin(), some.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string text;
  for (const auto& [count, name] : some)
    text += (text.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(name);
  return text;
}

void sum_up(const Tally& tally, const Messages& messages) {
  if (const std::uint64_t left = tally.inputs - tally.done(); left > 0)
    messages.count("summary", "left", left, std::to_string(left) + " not begun; the same call goes on there");
  if (const std::string faults = list(tally.faults, kFaults); !faults.empty())
    messages.count("summary", "failures", tally.failed, "failed: " + faults);
  std::uint64_t all = 0;
  for (const std::uint64_t count : tally.said) all += count;
  if (all > 0) messages.count("summary", "diagnostics", all, "diagnostics: " + list(tally.said, kDiagnosticRows));
  messages.count("summary", "inputs", tally.inputs, batch_sum(tally));
}

}  // namespace

int run_batch(const Call& call, Messages& messages) {
  const BatchCall batch_call{call.settings, call.inputs, call.changes, OFFPRINT_VERSION};
  World world;
  TerminalReporter teller(call, messages);
  Tally tally;
  const int code = batch(batch_call, world, teller, tally);
  teller.end();
  if (call.settings.run.dry_run) {
    if (const auto error = write_file("-", teller.planned())) return messages.error("-", *error);
  } else if (code != row(Fault::Usage).exit_code && tally.inputs > 0) {
    sum_up(tally, messages);
  } else if (code == 0) {
    messages.note("", "no input was found; see --include, --from and 'offprint formats'");
  }
  return code;
}

int run_batch_worker(const Call& call, Messages&) {
  Settings settings = call.settings;
  if (settings.formats.empty()) settings.formats.push_back(&default_format());
  World world;
  return run_batch_worker(settings, world, call.input());
}

}  // namespace offprint
