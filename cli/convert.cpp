// offprint convert: what is said; the rest is converters/convert.
#include "converters/convert/convert.h"

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/terminal.h"

namespace offprint {

int run_convert(const Call& call, Messages& messages) {
  const Settings& settings = call.settings;
  if (const auto refused = refuse_terminal(settings, output_format(settings))) return messages.error("", *refused);
  Document document;
  const auto failure = convert_file(call.input(), settings, document);
  messages.diagnostics(call.input(), document, failure && failure->error.fault == Fault::Lossy);
  return failure ? messages.error(failure->file, failure->error) : 0;
}

}  // namespace offprint
