// offprint convert: what is said; the rest is converters/convert.
#include "converters/convert/convert.h"

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/terminal.h"
#include "converters/report/sums.h"

namespace offprint {

int run_convert(const Call& call, Messages& messages) {
  const Settings& settings = call.settings;
  if (const auto refused = refuse_terminal(settings, output_format(settings))) return messages.error("", *refused);
  Document document;
  const auto failure = convert_file(call.input(), settings, document);
  messages.diagnostics(call.input(), document, failure && failure->error.fault == Fault::Lossy);
  if (failure) return messages.error(failure->file, failure->error);
  if (!wants_pictures(settings)) return 0;
  const PictureCount pictures = count_pictures(document);
  if (pictures.all > 0) messages.count("summary", "pictures", pictures.found, picture_sum(pictures));
  return 0;
}

}  // namespace offprint
