#include "converters/batch/journal_line.h"

#include <charconv>
#include <cstring>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "formats/hash/hash64.h"
#include "formats/json/strings.h"

namespace offprint {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

constexpr std::size_t kDigits = 16;

void append_hex(std::string& out, std::uint64_t value) {
  for (unsigned shift = 64; shift > 0;) {
    shift -= 4;
    out += "0123456789abcdef"[(value >> shift) & 0xFU];
  }
}

std::string hex(std::uint64_t value) {
  std::string out;
  append_hex(out, value);
  return out;
}

bool read_hex(std::string_view text, std::uint64_t& value) {
  if (text.size() != kDigits) return false;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
  return error == std::errc{} && stop == text.data() + text.size();
}

std::string closed(std::string_view kind, std::string_view state, std::string_view report) {
  std::string rest(kind);
  rest.append("\t").append(state);
  if (!report.empty()) rest.append("\t").append(report);
  std::string line = hex(hash_of(rest));
  return line.append("\t").append(rest).append("\n");
}

void begin(Writer& writer, const InputId& id, std::string_view output) {
  writer.StartObject();
  write_field(writer, "id", hex(id.high) + hex(id.low));
  write_field(writer, "output", output);
}

std::string_view text_of(const rapidjson::Value& object, const char* key) {
  const auto found = object.FindMember(key);
  if (found == object.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

std::int64_t number_of(const rapidjson::Value& object, const char* key) {
  const auto found = object.FindMember(key);
  return found != object.MemberEnd() && found->value.IsInt64() ? found->value.GetInt64() : 0;
}

// [[file, bytes] ...]
void read_outputs(const rapidjson::Value& object, Record& record) {
  const auto found = object.FindMember("outputs");
  if (found == object.MemberEnd() || !found->value.IsArray()) return;
  for (const auto& pair : found->value.GetArray()) {
    if (!pair.IsArray() || pair.Size() != 2 || !pair[0].IsString() || !pair[1].IsUint64()) continue;
    record.outputs.emplace_back(std::string(pair[0].GetString(), pair[0].GetStringLength()), pair[1].GetUint64());
  }
}

void write_outputs(Writer& writer, const std::vector<std::pair<std::string, std::uint64_t>>& outputs) {
  writer.Key("outputs");
  writer.StartArray();
  for (const auto& [file, size] : outputs) {
    writer.StartArray();
    write_string(writer, file);
    writer.Uint64(size);
    writer.EndArray();
  }
  writer.EndArray();
}

}  // namespace

std::string named_line(const InputId& id, std::string_view output, const std::vector<std::string>& files) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  begin(writer, id, output);
  std::vector<std::pair<std::string, std::uint64_t>> outputs;
  outputs.reserve(files.size());
  for (const std::string& file : files) outputs.emplace_back(file, 0);
  write_outputs(writer, outputs);
  writer.EndObject();
  return closed("named", {buffer.GetString(), buffer.GetSize()}, {});
}

std::string done_line(const Record& record, std::string_view report) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  begin(writer, record.id, record.output);
  write_field(writer, "status", record.ok ? "ok" : "failed");
  writer.Key("size");
  writer.Uint64(record.size);
  writer.Key("time");
  writer.Int64(record.time);
  write_field(writer, "hash", hex(record.hash));
  write_field(writer, "options", hex(record.options));
  write_outputs(writer, record.outputs);
  if (!record.date.empty()) write_field(writer, "date", record.date);
  if (!record.site.empty()) write_field(writer, "site", record.site);
  writer.EndObject();
  return closed("done", {buffer.GetString(), buffer.GetSize()}, report);
}

std::optional<LineParts> split_line(std::string_view line) {
  std::uint64_t sum = 0;
  if (line.size() < kDigits + 2 || line[kDigits] != '\t' || line.back() != '\n') return {};
  if (!read_hex(line.substr(0, kDigits), sum)) return {};
  const std::string_view rest = line.substr(kDigits + 1, line.size() - kDigits - 2);
  if (hash_of(rest) != sum) return {};
  const std::size_t first = rest.find('\t');
  if (first == std::string_view::npos) return {};
  const std::size_t second = std::min(rest.find('\t', first + 1), rest.size());
  return LineParts{rest.substr(first + 1, second - first - 1), rest.substr(std::min(second + 1, rest.size()))};
}

std::optional<Record> parse_state(std::string_view json) {
  rapidjson::Document state;
  state.Parse(json.data(), json.size());
  Record record;
  if (state.HasParseError() || !state.IsObject()) return {};
  const std::string_view id = text_of(state, "id");
  if (id.size() != 2 * kDigits || !read_hex(id.substr(0, kDigits), record.id.high) ||
      !read_hex(id.substr(kDigits), record.id.low))
    return {};
  record.output = text_of(state, "output");
  record.ok = text_of(state, "status") == "ok";
  record.size = static_cast<std::uint64_t>(number_of(state, "size"));
  record.time = number_of(state, "time");
  read_hex(text_of(state, "hash"), record.hash);
  read_hex(text_of(state, "options"), record.options);
  read_outputs(state, record);
  record.date = text_of(state, "date");
  record.site = text_of(state, "site");
  return record;
}

}  // namespace offprint
