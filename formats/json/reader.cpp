#include "formats/json/reader.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>
#include <string>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>

#include "formats/address/safe_address.h"
#include "formats/json/names.h"
#include "formats/json/reading.h"
#include "formats/json/tree_reader.h"
#include "formats/time/dates.h"

namespace offprint {

namespace {

using json::clean;
using json::Need;
using json::Reading;
using json::Value;

struct MetadataField {
  std::string_view name;
  std::string Metadata::*field;
};
constexpr std::array<MetadataField, 8> kStrings{{
    {"title", &Metadata::title},
    {"url", &Metadata::url},
    {"site", &Metadata::site},
    {"site_name", &Metadata::site_name},
    {"language", &Metadata::language},
    {"description", &Metadata::description},
    {"rights", &Metadata::rights},
    {"identifier", &Metadata::identifier},
}};

struct DateField {
  std::string_view name;
  std::optional<Moment> Metadata::*field;
};
constexpr std::array<DateField, 3> kDates{{
    {"published", &Metadata::published},
    {"byline_date", &Metadata::byline_date},
    {"modified", &Metadata::modified},
}};

// The contract has no date without a time: a day stands as its midnight, which few articles were published at.
void take_midnight_for_a_day(Moment& moment) {
  if (moment.precision != Moment::Precision::Second || moment.hour + moment.minute + moment.second > 0) return;
  moment.precision = Moment::Precision::Day;
  moment.zone.reset();
}

struct ListField {
  std::string_view name;
  std::vector<std::string> Metadata::*field;
};
constexpr std::array<ListField, 3> kLists{{
    {"authors", &Metadata::authors},
    {"tags", &Metadata::tags},
    {"categories", &Metadata::categories},
}};

constexpr std::array kDialects{Dialect::None,        Dialect::Comment, Dialect::Link,
                               Dialect::FrontMatter, Dialect::Wrapped, Dialect::KeyValue};

void read_source(const Value& source, Reading& reading, Provenance& provenance) {
  const std::string_view word = reading.string(source, "dialect");
  const auto* dialect = std::find_if(kDialects.begin(), kDialects.end(), [&](Dialect d) { return name(d) == word; });
  if (dialect != kDialects.end()) {
    provenance.dialect = *dialect;
  } else if (!word.empty()) {
    reading.refuse("dialect", "not one of the words allowed here");
  }
  const std::string path = clean(reading.string(source, "path"));
  if (!path.empty()) provenance.path = path;
  provenance.sha256 = clean(reading.string(source, "sha256"));
}

void read_extra(const Value& extra, Reading& reading, Metadata& metadata) {
  for (const auto& entry : extra.GetObject()) {
    if (!entry.value.IsString()) return reading.refuse("extra", "not an object of strings");
    metadata.extra.emplace_back(clean(json::view(entry.name)), clean(json::view(entry.value)));
  }
}

void read_date(const std::string& text, const DateField& field, Document& document) {
  const auto moment = parse_date(text);
  document.metadata.*field.field = held_date(field.field, moment);
  if (moment && field.field == &Metadata::published) take_midnight_for_a_day(*document.metadata.published);
  if (!moment && !text.empty()) document.diagnostics.report(DiagnosticCode::HeaderDateUnknown, 0, text);
}

void read_metadata(const Value& object, Reading& reading, Document& document) {
  const Reading::Inside inside(reading, "metadata");
  Metadata& metadata = document.metadata;
  for (const auto& [name, field] : kStrings) metadata.*field = clean(reading.string(object, name));
  for (const DateField& field : kDates) read_date(clean(reading.string(object, field.name)), field, document);
  for (const auto& [name, field] : kLists) metadata.*field = reading.strings(object, name);
  metadata.direction = json::read_direction(reading, object, "direction");
  if (!is_safe_address(metadata.url)) {
    document.diagnostics.report(DiagnosticCode::AddressRefused, 0, refused_name(metadata.url));
    metadata.url.clear();
  }
  if (const Value* extra = reading.object(object, "extra")) read_extra(*extra, reading, metadata);
  if (const Value* source = reading.object(object, "source")) {
    const Reading::Inside field(reading, "source");
    read_source(*source, reading, metadata.source);
  }
}

void read_cut(const Value& object, std::uint32_t offset, Reading& reading, Diagnostics& diagnostics) {
  const auto text = [&](std::string_view field) { return clean(reading.string(object, field)); };
  const std::string reason = clean(reading.string(object, "reason", Need::Required));
  const std::string words = clean(reading.string(object, "text", Need::Required));
  const std::string url = text("url");
  const std::string alt = text("alt");
  if (url.empty() && alt.empty()) return diagnostics.cut(reason, offset, words);
  diagnostics.cut_picture(reason, offset, alt.empty() ? words : alt, url);  // which `text` once held
}

void read_diagnostic(const Value& object, Reading& reading, Diagnostics& diagnostics) {
  constexpr auto kMost = std::numeric_limits<std::uint32_t>::max();
  if (!reading.is_object(object)) return;
  const std::string_view kind = reading.string(object, "kind", Need::Required);
  const auto* says = std::find_if(kDiagnosticRows.begin(), kDiagnosticRows.end(),
                                  [&](const DiagnosticRow& row) { return row.name == kind; });
  if (says == kDiagnosticRows.end()) return reading.refuse("kind", "an unknown diagnostic");
  const auto offset = static_cast<std::uint32_t>(reading.number(object, "offset", 0, kMost, 0));
  const auto text = [&](std::string_view field) { return clean(reading.string(object, field, Need::Required)); };
  Diagnostics one;  // kept apart, so that it is not added to an equal one
  if (says->code == DiagnosticCode::Cut) {
    read_cut(object, offset, reading, one);
  } else if (says->code == DiagnosticCode::Lifted) {
    one.lifted(text("field"), offset, text("text"));
  } else {
    one.report(says->code, offset, text("detail"),
               static_cast<std::uint32_t>(reading.number(object, "count", 1, kMost, 1)));
  }
  diagnostics.add(one);
}

void read_diagnostics(const Value& array, Reading& reading, Diagnostics& diagnostics) {
  const Reading::Inside inside(reading, "diagnostics");
  for (rapidjson::SizeType i = 0; i < array.Size() && !reading.failed(); ++i) {
    const Reading::Inside element(reading, i);
    read_diagnostic(array[i], reading, diagnostics);
  }
}

void read_root(const Value& root, Reading& reading, Document& document) {
  if (!reading.is_object(root)) return;
  if (reading.string(root, "type", Need::Required) != name(Kind::Root)) reading.refuse("type", "not \"root\"");
  reading.number(root, "version", json::kVersion, json::kVersion, json::kVersion);
  if (const Value* metadata = reading.object(root, "metadata")) read_metadata(*metadata, reading, document);
  if (const Value* said = reading.array(root, "diagnostics")) read_diagnostics(*said, reading, document.diagnostics);
  json::TreeReader tree(reading, document);
  tree.common(root, *document.root);
  tree.children(root, *document.root, 0);
}

std::string_view without_mark(std::string_view bytes) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (bytes.starts_with(kMark)) bytes.remove_prefix(kMark.size());
  return bytes;
}

}  // namespace

Result<void> read_json(std::string_view bytes, const ReadOptions& options, Document& document) {
  bytes = without_mark(bytes);
  rapidjson::Document dom;  // read and freed without recursion
  dom.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(bytes.data(), bytes.size());
  if (dom.HasParseError()) {
    return fail(Fault::NotThisFormat, std::string("it is not JSON: ") +
                                          rapidjson::GetParseError_En(dom.GetParseError()) + " (byte " +
                                          std::to_string(dom.GetErrorOffset()) + ")");
  }
  document.stage = Stage::Article;
  document.metadata.source.path = options.path;
  Reading reading;
  read_root(dom, reading, document);
  if (const auto& error = reading.error()) return tl::unexpected(*error);
  return {};
}

Claim sniff_json(std::string_view head) {
  std::string room;
  std::string_view text = sniff_text(head, room);
  const auto next = [&](std::string_view token) {
    if (!text.starts_with(token)) return false;
    text.remove_prefix(token.size());
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return true;
  };
  if (!next("{")) return Claim::No;
  if (!text.starts_with('"')) return text.starts_with('}') ? Claim::Perhaps : Claim::No;
  return next("\"type\"") && next(":") && next("\"root\"") ? Claim::Surely : Claim::Likely;
}

}  // namespace offprint
