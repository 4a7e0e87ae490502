// offprint learn: the rest is converters/learn.
#include "converters/learn/learn.h"

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/terminal_reporter.h"
#include "converters/learn/worker.h"

namespace offprint {

int run_learn(const Call& call, Messages& messages) {
  World world;
  TerminalReporter teller(call, messages);
  LearnSum sum;
  const int code = learn_furniture({call.settings, call.inputs, call.changes}, world, teller, sum);
  teller.end();
  if (sum.tally.converted > 0 && code <= 1) {
    messages.count("summary", "articles", sum.tally.converted,
                   std::to_string(sum.tally.converted) + " articles read, " + std::to_string(sum.tally.failed) +
                       " failed; blocks that recur: " + std::to_string(sum.blocks) +
                       ", on sites: " + std::to_string(sum.sites));
  }
  return code;
}

int run_learn_worker(const Call& call, Messages&) {
  World world;
  return run_learn_worker(call.settings, world, call.input());
}

}  // namespace offprint
