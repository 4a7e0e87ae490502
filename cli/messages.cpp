#include "cli/messages.h"

#include <cerrno>
#include <optional>
#include <string>
#include <unistd.h>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "converters/convert/sentence.h"
#include "converters/files/names.h"
#include "converters/files/printable.h"

namespace offprint {

namespace {

// What both log formats say.
struct Entry {
  std::string_view level;
  std::string_view kind;
  std::string file;  // printable; empty for none
  std::optional<std::uint32_t> offset;
  std::uint64_t count = 1;
  std::string message;  // printable
};

void write_stderr(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = ::write(STDERR_FILENO, text.data(), text.size());
    if (written < 0 && errno != EINTR) return;  // nobody listens: the exit code says it all the same
    if (written > 0) text.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::string as_text(const Entry& entry) {
  std::string line = "offprint: ";
  if (!entry.file.empty()) line += entry.file + ": ";
  if (entry.level == "note" || entry.level == "loss") {
    line += entry.level;
    if (entry.offset) line += " at byte " + std::to_string(*entry.offset);
    line += ": ";
  }
  return line + entry.message + "\n";
}

std::string as_json(const Entry& entry) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  const auto field = [&](std::string_view key, std::string_view value) {
    writer.Key(key.data(), static_cast<rapidjson::SizeType>(key.size()));
    writer.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  };
  writer.StartObject();
  field("level", entry.level);
  field("kind", entry.kind);
  field("file", entry.file);
  writer.Key("offset");
  if (entry.offset) {
    writer.Uint(*entry.offset);
  } else {
    writer.Null();
  }
  writer.Key("count");
  writer.Uint64(entry.count);
  field("message", entry.message);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::string shown(std::string_view subject, std::string_view standard) {
  return printable(subject == "-" ? standard : as_utf8(subject));
}

std::string line_of(LogFormat format, const Entry& entry) {
  return format == LogFormat::Json ? as_json(entry) : as_text(entry);
}

void say(LogFormat format, const Entry& entry) { write_stderr(line_of(format, entry)); }

}  // namespace

std::string Messages::line(std::string_view subject, const Error& error) const {
  const std::string_view standard = error.fault == Fault::Unwritable ? "stdout" : "stdin";
  return line_of(format_, {"error", row(error.fault).name, shown(subject, standard), {}, 1, printable(error.message)});
}

int Messages::error(std::string_view subject, const Error& error) const {
  write_stderr(line(subject, error));
  return row(error.fault).exit_code;
}

void Messages::diagnostics(std::string_view subject, const Document& document, bool strict_failed) const {
  const bool all = talk_ == Talk::Verbose;
  if (talk_ == Talk::Quiet || (!all && !strict_failed)) return;
  for (const Diagnostic& diagnostic : document.diagnostics.all()) {
    const DiagnosticRow& said = row(diagnostic.code);
    if (!all && said.level < Level::Loss) continue;
    say(format_, {name(said.level), said.name, shown(subject, "stdin"), input_offset(document, diagnostic),
                  diagnostic.count, sentence(diagnostic)});
  }
}

void Messages::note(std::string_view subject, std::string_view message) const {
  if (talk_ != Talk::Quiet) say(format_, {"note", "note", shown(subject, "stdin"), {}, 1, printable(message)});
}

void Messages::said(std::string_view subject, DiagnosticCode kind, std::uint32_t offset, std::uint32_t count,
                    std::string_view sentence) const {
  if (talk_ == Talk::Quiet) return;
  say(format_, {name(row(kind).level), row(kind).name, shown(subject, "stdin"), offset, count, std::string(sentence)});
}

void Messages::count(std::string_view level, std::string_view kind, std::uint64_t count,
                     std::string_view message) const {
  if (talk_ != Talk::Quiet) say(format_, {level, kind, "", {}, count, std::string(message)});
}

int Messages::some_failed(std::string_view sentence, std::uint32_t count) const {
  say(format_, {"error", "some-failed", "", {}, count, printable(sentence)});
  return 1;
}

int Messages::usage(std::string_view text) const {
  if (format_ == LogFormat::Json) {
    const std::string_view line = text.substr(0, text.find('\n'));
    say(format_, {"error", row(Fault::Usage).name, "", {}, 1, printable(line)});
  } else {
    write_stderr(text);
  }
  return row(Fault::Usage).exit_code;
}

}  // namespace offprint
