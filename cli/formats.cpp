// offprint formats: the registry as a list.
#include <string>
#include <string_view>
#include <vector>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "cli/commands.h"
#include "cli/messages.h"
#include "converters/files/write_file.h"
#include "converters/inputs/items.h"
#include "converters/options/options.h"

namespace offprint {

namespace {

std::string joined(std::span<const std::string_view> words) {
  std::string all;
  for (const std::string_view word : words) all += (all.empty() ? "" : " ") + std::string(word);
  return all;
}

std::string column(std::string_view text, std::size_t width) {
  std::string cell(text);
  cell.resize(std::max(width, cell.size() + 1), ' ');
  return cell;
}

std::string line(std::string_view name, std::string_view read, std::string_view written, std::string_view extensions,
                 std::string_view description) {
  return column(name, 14) + column(read, 6) + column(written, 7) + column(extensions, 20) + std::string(description) +
         "\n";
}

// What READ says: many where a file holds many articles.
std::string_view read_word(const FormatRow& format) {
  if (!can_read(format)) return "-";
  return holds_many(format) ? "many" : "yes";
}

// The same of what is written: many where bind makes one file of many articles.
std::string_view written_word(const FormatRow& format) {
  if (!can_write(format)) return "-";
  return format.collection.shape != Collection::Shape::None ? "many" : "yes";
}

std::string names(std::span<const Kind> kinds) {
  std::string all;
  for (const Kind kind : kinds) all += (all.empty() ? "" : " ") + std::string(name(kind));
  return all;
}

std::string as_text() {
  std::string out = line("NAME", "READ", "WRITE", "EXTENSIONS", "DESCRIPTION");
  for (const FormatRow& format : formats())
    out += line(format.name, read_word(format), written_word(format), joined(format.extensions), format.description);
  out += "\nWhat a format cannot hold as it is comes out as something less, or is lost and said:\n";
  for (const FormatRow& format : formats()) {
    if (!format.degrades.empty()) out += column(format.name, 14) + column("less", 6) + names(format.degrades) + "\n";
    if (!format.loses.empty()) out += column(format.name, 14) + column("lost", 6) + names(format.loses) + "\n";
  }
  return out;
}

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

void value(Writer& writer, std::string_view text) {
  writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
}

void values(Writer& writer, const char* key, std::span<const std::string_view> words) {
  writer.Key(key);
  writer.StartArray();
  for (const std::string_view word : words) value(writer, word);
  writer.EndArray();
}

void kinds(Writer& writer, const char* key, std::span<const Kind> kinds) {
  writer.Key(key);
  writer.StartArray();
  for (const Kind kind : kinds) value(writer, name(kind));
  writer.EndArray();
}

std::string as_json() {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartArray();
  for (const FormatRow& format : formats()) {
    writer.StartObject();
    writer.Key("name");
    value(writer, format.name);
    values(writer, "aliases", format.aliases);
    values(writer, "extensions", format.extensions);
    writer.Key("media_type");
    value(writer, format.media_type);
    writer.Key("reads");
    writer.Bool(can_read(format));
    writer.Key("writes");
    writer.Bool(can_write(format));
    writer.Key("reads_many");
    writer.Bool(holds_many(format));
    writer.Key("binds");
    writer.Bool(format.collection.shape != Collection::Shape::None);
    kinds(writer, "degrades", format.degrades);
    kinds(writer, "loses", format.loses);
    writer.Key("description");
    value(writer, format.description);
    writer.EndObject();
  }
  writer.EndArray();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace

int run_formats(const Call& call, Messages& messages) {
  const auto error = write_file("-", call.settings.json ? as_json() : as_text());
  return error ? messages.error("-", *error) : 0;
}

}  // namespace offprint
