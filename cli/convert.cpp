// offprint convert: what is said; the rest is converters/convert.
#include "converters/convert/convert.h"

#include <cstdint>
#include <string>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/terminal.h"
#include "converters/convert/convert_items.h"
#include "converters/report/sums.h"

namespace offprint {

namespace {

int convert_many(const Call& call, const InputSource& source, Messages& messages) {
  std::uint32_t failed = 0;
  const auto hear = [&](const std::string& name, const Document& document, const Error* error) {
    messages.diagnostics(name, document, error != nullptr && error->fault == Fault::Lossy);
    if (error == nullptr) return;
    messages.error(name, *error);
    ++failed;
  };
  if (const auto failure = convert_items(call.input(), source, call.settings, hear))
    return messages.error(failure->file, failure->error);
  return failed == 0 ? 0
                     : messages.some_failed(
                           std::to_string(failed) + (failed == 1 ? " article" : " articles") + " left out", failed);
}

}  // namespace

int run_convert(const Call& call, Messages& messages) {
  const Settings& settings = call.settings;
  if (const auto refused = refuse_terminal(settings, output_format(settings))) return messages.error("", *refused);
  if (const auto source = file_to_one(call.input(), settings)) {
    const bool book = output_format(settings).collection.shape == Collection::Shape::Book;
    return book ? run_bind(call, messages) : convert_many(call, *source, messages);
  }
  Document document;
  Settings fetching = settings;
  if (settings.fetch.on) fetching.hear = [&](std::string_view note) { messages.note("", note); };
  std::string note;
  const auto failure = convert_file(call.input(), fetching, document, &note);
  if (!note.empty()) messages.note(settings.output, note);
  messages.diagnostics(call.input(), document, failure && failure->error.fault == Fault::Lossy);
  if (failure) return messages.error(failure->file, failure->error);
  if (!wants_pictures(settings)) return 0;
  const PictureCount pictures = count_pictures(document);
  if (pictures.all > 0) messages.count("summary", "pictures", pictures.found, picture_sum(pictures));
  return 0;
}

}  // namespace offprint
