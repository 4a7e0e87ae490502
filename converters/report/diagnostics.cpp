#include "converters/report/diagnostics.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "converters/convert/convert.h"
#include "converters/convert/sentence.h"
#include "formats/unicode/characters.h"
#include "formats/writing/json_strings.h"

namespace offprint {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

// The end of the first `count` code points; `total` counts all.
std::size_t end_of(std::string_view text, std::size_t count, std::uint64_t& total) {
  std::size_t end = text.size();
  total = 0;
  for (std::size_t at = 0; at < text.size(); ++total) {
    if (total == count) end = at;
    at += decode(text, at).size;
  }
  return end;
}

void write(Writer& writer, const Document& document, const Diagnostic& diagnostic) {
  const bool ledger = diagnostic.in_ledger();
  writer.StartObject();
  write_field(writer, "kind", row(diagnostic.code).name);
  if (ledger) write_field(writer, diagnostic.code == DiagnosticCode::Cut ? "reason" : "field", diagnostic.what);
  writer.Key("offset");
  writer.Uint(input_offset(document, diagnostic));
  if (ledger) {
    std::uint64_t total = 0;
    const std::size_t end = end_of(diagnostic.text, kTextKept, total);
    write_field(writer, "text", std::string_view(diagnostic.text).substr(0, end));
    if (end < diagnostic.text.size()) {
      writer.Key("characters");
      writer.Uint64(total);
    }
    if (!diagnostic.url.empty()) write_field(writer, "url", diagnostic.url);
    if (!diagnostic.alt.empty()) {
      std::uint64_t characters = 0;
      write_field(writer, "alt",
                  std::string_view(diagnostic.alt).substr(0, end_of(diagnostic.alt, kTextKept, characters)));
    }
  } else {
    write_field(writer, "detail", diagnostic.what);
  }
  if (diagnostic.count != 1) {
    writer.Key("count");
    writer.Uint(diagnostic.count);
  }
  writer.EndObject();
}

}  // namespace

std::string diagnostics_json(const Document& document) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartArray();
  for (const Diagnostic& diagnostic : document.diagnostics.all()) write(writer, document, diagnostic);
  writer.EndArray();
  return {buffer.GetString(), buffer.GetSize()};
}

LogLine log_line(const Document& document, const Diagnostic& diagnostic) {
  return {diagnostic.code, input_offset(document, diagnostic), diagnostic.count, sentence(diagnostic)};
}

ArticleDiagnostics tell(const Document& document, const Settings& settings) {
  ArticleDiagnostics told;
  const bool strict_failed = settings.strict && document.diagnostics.any(Level::Loss);
  const bool all = settings.talk == Talk::Verbose;
  told.diagnostics = diagnostics_json(document);
  if (wants_pictures(settings)) told.pictures = count_pictures(document);
  for (const Diagnostic& diagnostic : document.diagnostics.all()) {
    told.counts.at(static_cast<std::size_t>(diagnostic.code)) += diagnostic.count;
    if (all || (strict_failed && row(diagnostic.code).level >= Level::Loss))
      told.said.push_back(log_line(document, diagnostic));
  }
  return told;
}

void count(const ArticleDiagnostics& told, Tally& tally) {
  for (std::size_t i = 0; i < kDiagnosticCodeCount; ++i) tally.said.at(i) += told.counts.at(i);
  tally.pictures.found += told.pictures.found;
  tally.pictures.all += told.pictures.all;
}

}  // namespace offprint
