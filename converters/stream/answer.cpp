#include "converters/stream/answer.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>

#include "converters/files/faults.h"
#include "converters/files/read_file.h"
#include "converters/files/write_file.h"
#include "converters/inputs/foreign.h"
#include "converters/inputs/items.h"
#include "converters/options/metadata.h"
#include "converters/options/words.h"
#include "converters/stream/record.h"
#include "converters/stream/request.h"
#include "formats/unicode/characters.h"

namespace offprint::stream {

namespace {

constexpr std::string_view kReplacement = "\uFFFD";
constexpr std::string_view kTooLong = "the line is longer than 1024 MiB; give a 'path' in place of 'content'";

// The line's metadata win over those of -M: a list's first value must find no older one of its key.
Result<void> override_metadata(PassOptions& passes, const Request& request) {
  std::erase_if(passes.metadata, [&](const auto& entry) {
    return std::any_of(request.metadata.begin(), request.metadata.end(),
                       [&](const auto& own) { return own.first == entry.first; });
  });
  for (const auto& [key, value] : request.metadata)
    if (auto added = add_metadata(passes, key, value); !added) return added;
  return {};
}

// What the call says, as the line has it.
Result<Settings> settings_of(const Request& request, const Settings& call) {
  Settings settings = call;
  if (request.from) {
    // The option's own words for a format that is none.
    if (auto set = find_option("--from")->set(settings, *request.from); !set) return fail(set.error());
  }
  if (auto done = override_metadata(settings.passes, request); !done) return fail(done.error());
  if (request.content) settings.read.charset = "utf-8";  // JSON is, whatever its HTML once declared
  return settings;
}

// `path` is a file, or FILE#KEY.
Result<void> make_of_file(const std::string& path, const Settings& settings, Document& document) {
  if (same_file(file_named(path), settings.output))
    return fail(Fault::Usage, "'path' is the file that the answers go to; name another with -o");
  const auto item = find_item(path, settings);
  if (!item) return fail(item.error());
  if (*item) return make_of_item(**item, settings, document);
  const auto bytes = read_regular_file(path);
  if (!bytes) return fail(input_error(path, bytes.error()));
  return make_document(*bytes, path, settings, document, std::string(folder_of(path)));
}

// What is odd about the line, and no error.
std::vector<std::string> notes_on(const Request& request) {
  std::vector<std::string> notes;
  const auto add = [&](std::string note) {
    if (std::find(notes.begin(), notes.end(), note) == notes.end()) notes.push_back(std::move(note));
  };
  for (const std::string& key : request.replaced)
    add("'metadata': bytes of " + quoted(key) + " that are no UTF-8 became U+FFFD");
  for (const std::string& key : request.cleaned)
    add("'metadata': control characters of " + quoted(key) + " were left out");
  for (const auto& [key, value] : request.metadata)
    if (const auto misspelt = misspelt_field(key)) add("'metadata': " + *misspelt);
  return notes;
}

}  // namespace

Answer give_up(const Line& line, const std::string& message) {
  const std::string id = line.too_long ? std::string() : read_request(line.text).request.id;
  return {error_record(id, line.number, message), true};
}

Answerer::Answerer(const Settings& settings, Listener listener)
    : settings_(settings), to_(output_format(settings)), listener_(std::move(listener)) {}

Result<std::string> Answerer::convert(const Line& line) {
  ReadRequest read = read_request(line.text);
  id_ = std::move(read.request.id);
  if (read.error) return fail(*read.error);
  const Request& request = read.request;
  const auto settings = settings_of(request, settings_);
  if (!settings) return fail(settings.error());
  document_.reset();
  const auto made = request.content ? make_document(*request.content, "-", *settings, document_, {})
                                    : make_of_file(*request.path, *settings, document_);
  if (!made) return fail(made.error());
  if (request.halves > 0) {
    const std::size_t first = std::min(request.content->find(kReplacement), request.content->size());
    document_.diagnostics.report(DiagnosticCode::BytesReplaced, static_cast<std::uint32_t>(first), "well-formed UTF-16",
                                 request.halves);
  }
  const auto rendered = render(document_, to_, settings->write);
  if (!rendered) return fail(rendered.error());
  const bool lost = settings->strict && document_.diagnostics.any(Level::Loss);
  if (listener_) listener_(line.number, document_, lost, notes_on(request));
  if (lost) return fail(lossy());
  return to_.tree ? document_record(id_, rendered->bytes) : text_record(id_, document_.metadata, rendered->bytes);
}

Answer Answerer::answer(const Line& line) {
  if (line.too_long) return give_up(line, std::string(kTooLong));
  id_.clear();
  auto record = convert(line);
  if (!record) return {error_record(id_, line.number, record.error().message), true};
  return {std::move(*record), false};
}

}  // namespace offprint::stream
