// offprint inspect: reads one article and prints what converters/inspect tells of it.
#include "converters/inspect/inspect.h"

#include <cstdlib>
#include <unistd.h>

#include "cli/commands.h"
#include "cli/messages.h"
#include "converters/convert/convert.h"
#include "converters/files/write_file.h"

namespace offprint {

namespace {

// https://no-color.org: set and not empty.
bool wants_color(Color color) {
  if (color != Color::Auto) return color == Color::Always;
  const char* no_color = std::getenv("NO_COLOR");
  return (no_color == nullptr || *no_color == '\0') && ::isatty(STDOUT_FILENO) != 0;
}

std::string report(const Document& document, const Settings& settings) {
  if (settings.json) return inspect_json(document, settings.cuts);
  const bool color = wants_color(settings.color);
  return settings.cuts ? inspect_cuts(document, color) : inspect_text(document, color);
}

}  // namespace

int run_inspect(const Call& call, Messages& messages) {
  Document document;
  if (const auto failure = read_input(call.input(), call.settings, document))
    return messages.error(failure->file, failure->error);
  messages.diagnostics(call.input(), document, false);
  if (const auto error = write_file("-", report(document, call.settings))) return messages.error("-", *error);
  if (call.settings.strict && document.diagnostics.any(Level::Loss)) return messages.error(call.input(), lossy());
  return 0;
}

}  // namespace offprint
