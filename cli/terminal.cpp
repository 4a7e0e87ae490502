#include "cli/terminal.h"

#include <string>
#include <unistd.h>

namespace offprint {

std::optional<Error> refuse_terminal(const Settings& settings, const FormatRow& to) {
  const bool to_stdout = settings.output.empty() || settings.output == "-";
  if (!to.binary || !to_stdout || ::isatty(STDOUT_FILENO) == 0) return {};
  const std::string example = "-o NAME" + std::string(to.extensions.front());
  return Error{Fault::Usage, std::string(to.name) + " is no text for a terminal; write it to a file with " + example};
}

}  // namespace offprint
