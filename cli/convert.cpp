// offprint convert: what a terminal may be given, and what is said; the rest is converters/convert.
#include "converters/convert/convert.h"

#include <unistd.h>

#include "cli/commands.h"
#include "cli/messages.h"

namespace offprint {

int run_convert(const Call& call, Messages& messages) {
  const Settings& settings = call.settings;
  const FormatRow& to = output_format(settings);
  const bool to_stdout = settings.output.empty() || settings.output == "-";
  if (to.binary && to_stdout && ::isatty(STDOUT_FILENO) != 0) {
    const std::string example = "-o NAME" + std::string(to.extensions.front());
    return messages.error(
        "", {Fault::Usage, std::string(to.name) + " is no text for a terminal; write it to a file with " + example});
  }
  Document document;
  const auto failure = convert_file(call.input(), settings, document);
  messages.diagnostics(call.input(), document, failure && failure->error.fault == Fault::Lossy);
  return failure ? messages.error(failure->file, failure->error) : 0;
}

}  // namespace offprint
