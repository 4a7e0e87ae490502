#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "converters/convert/convert.h"
#include "converters/files/printable.h"
#include "converters/inspect/inspect.h"
#include "converters/inspect/overview.h"
#include "formats/json/names.h"
#include "formats/json/writer.h"
#include "formats/writing/json_strings.h"

namespace offprint {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

// An unknown value is left out.
void known(Writer& writer, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  write_key(writer, name);
  write_string(writer, text);
}

void number(Writer& writer, std::string_view name, std::uint64_t count) {
  write_key(writer, name);
  writer.Uint64(count);
}

// An array of objects; `fields` writes those of one.
template <class Items, class Fields>
void objects(Writer& writer, std::string_view name, const Items& items, Fields fields) {
  write_key(writer, name);
  writer.StartArray();
  for (const auto& item : items) {
    writer.StartObject();
    fields(item);
    number(writer, "offset", item.offset);
    writer.EndObject();
  }
  writer.EndArray();
}

void write_counts(Writer& writer, const Counts& counts) {
  write_key(writer, "counts");
  writer.StartObject();
  number(writer, "characters", counts.characters);
  number(writer, "cjk", counts.cjk);
  number(writer, "words", counts.words);
  number(writer, "paragraphs", counts.paragraphs);
  number(writer, "lists", counts.lists);
  number(writer, "quotes", counts.quotes);
  number(writer, "tables", counts.tables);
  writer.EndObject();
}

void write_overview(Writer& writer, const Overview& overview) {
  objects(writer, "outline", overview.outline, [&](const Overview::Section& section) {
    number(writer, "depth", static_cast<std::uint64_t>(section.depth));
    known(writer, "text", section.text);
  });
  objects(writer, "images", overview.images, [&](const Overview::Picture& picture) {
    known(writer, "url", picture.image->url);
    known(writer, "mirror", picture.image->mirror);
    known(writer, "alt", picture.image->alt);
    known(writer, "caption", picture.caption);
    known(writer, "credit", picture.credit);
  });
  objects(writer, "links", overview.links, [&](const Overview::Reference& link) {
    known(writer, "url", link.url);
    known(writer, "text", link.text);
  });
  objects(writer, "embeds", overview.embeds, [&](const Overview::Media& media) {
    known(writer, "kind", json::name(media.embed->embed));
    known(writer, "url", media.embed->url);
    known(writer, "title", media.embed->title);
  });
  write_counts(writer, overview.counts);
}

// The document in the JSON format, so that metadata and diagnostics are written by one piece of code only.
rapidjson::Document contract(const Document& document) {
  StringSink sink;
  Output output{sink, {}};
  Diagnostics losses;
  write_json(document, {}, output, losses);
  rapidjson::Document parsed;
  parsed.Parse<rapidjson::kParseIterativeFlag>(sink.text().data(), sink.text().size());
  return parsed;
}

bool is_of_ledger(const rapidjson::Value& entry) {
  const std::string_view kind = entry["kind"].GetString();
  return kind == row(DiagnosticCode::Cut).name || kind == row(DiagnosticCode::Lifted).name;
}

}  // namespace

std::string inspect_json(const Document& document, bool cuts) {
  const rapidjson::Document json = contract(document);
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  if (!cuts) {
    write_key(writer, "metadata");
    json["metadata"].Accept(writer);
    write_overview(writer, look_at(document));
  }
  write_key(writer, "diagnostics");
  writer.StartArray();
  for (const auto& entry : json["diagnostics"].GetArray()) {
    if (!cuts || is_of_ledger(entry)) entry.Accept(writer);
  }
  writer.EndArray();
  writer.EndObject();
  return printable({buffer.GetString(), buffer.GetSize()}) + '\n';
}

}  // namespace offprint
