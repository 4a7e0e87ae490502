// offprint bind: the rest is converters/bind.
#include "converters/bind/bind.h"

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/terminal.h"
#include "cli/terminal_reporter.h"
#include "converters/bind/worker.h"
#include "converters/report/sums.h"

namespace offprint {

int run_bind(const Call& call, Messages& messages) {
  const BindCall bind_call{call.settings, call.inputs, call.changes, OFFPRINT_VERSION};
  if (const auto refused = refuse_terminal(call.settings, book_format(call.settings)))
    return messages.error("", *refused);
  World world;
  TerminalReporter teller(call, messages);
  Tally tally;
  const int code = bind_book(bind_call, world, teller, tally);
  teller.end();
  if (tally.converted > 0 && code <= 1) messages.count("summary", "articles", tally.converted, bind_sum(tally));
  return code;
}

int run_bind_worker(const Call& call, Messages&) {
  World world;
  return run_bind_worker(call.settings, world, call.input());
}

}  // namespace offprint
