#include "converters/batch/journal_line.h"

#include <algorithm>
#include <charconv>
#include <climits>
#include <cstring>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "converters/files/below.h"
#include "converters/files/names.h"
#include "formats/hash/hash64.h"
#include "formats/writing/json_strings.h"

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

// Whether it nests no deeper than what is written here, by far: what copies JSON goes down by recursion.
bool is_shallow(std::string_view json) {
  constexpr int kDeepest = 32;
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (quoted && c == '\\') {
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && (c == '[' || c == '{')) {
      if (++depth > kDeepest) return false;
    } else if (!quoted && (c == ']' || c == '}')) {
      --depth;
    }
  }
  return true;
}

// [[file, bytes, time, hash] ...]; older versions wrote no time and no hash.
std::vector<WrittenFile> files_of(const rapidjson::Value& object, const char* key) {
  std::vector<WrittenFile> files;
  const auto found = object.FindMember(key);
  if (found == object.MemberEnd() || !found->value.IsArray()) return files;
  for (const auto& row : found->value.GetArray()) {
    if (!row.IsArray() || row.Size() < 2 || !row[0].IsString() || !row[1].IsUint64()) continue;
    WrittenFile file{std::string(row[0].GetString(), row[0].GetStringLength()), row[1].GetUint64()};
    if (row.Size() == 4 && row[2].IsInt64() && row[3].IsString()) {
      file.time = row[2].GetInt64();
      read_hex({row[3].GetString(), row[3].GetStringLength()}, file.hash);
    }
    files.push_back(std::move(file));
  }
  return files;
}

bool is_output(std::string_view path) {
  return path.size() < PATH_MAX && stays_below(path) && !is_in_state_folder(path);
}

// Whether it names nothing but outputs: anybody may have written the journal, and its files are replaced and pruned.
bool is_credible(const Record& record) {
  const auto all_outputs = [](const std::vector<WrittenFile>& files) {
    return std::all_of(files.begin(), files.end(), [](const WrittenFile& file) { return is_output(file.path); });
  };
  return (record.output.empty() || is_output(record.output)) && all_outputs(record.outputs) &&
         all_outputs(record.earlier) && all_outputs(record.found);
}

void write_files(Writer& writer, const char* key, const std::vector<WrittenFile>& files) {
  writer.Key(key);
  writer.StartArray();
  for (const WrittenFile& file : files) {
    writer.StartArray();
    write_string(writer, file.path);
    writer.Uint64(file.size);
    writer.Int64(file.time);
    write_string(writer, hex(file.hash));
    writer.EndArray();
  }
  writer.EndArray();
}

}  // namespace

std::string named_line(const InputId& id, std::string_view output, const std::vector<std::string>& files) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  begin(writer, id, output);
  std::vector<WrittenFile> outputs;
  outputs.reserve(files.size());
  for (const std::string& file : files) outputs.push_back({.path = file});
  write_files(writer, "outputs", outputs);
  writer.EndObject();
  return closed("named", {buffer.GetString(), buffer.GetSize()}, {});
}

std::string naming_line(std::string_view name) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  write_field(writer, "name", name);
  writer.EndObject();
  return closed(kNaming, {buffer.GetString(), buffer.GetSize()}, {});
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
  write_files(writer, "outputs", record.outputs);
  if (!record.earlier.empty()) write_files(writer, "earlier", record.earlier);
  if (!record.found.empty()) write_files(writer, "found", record.found);
  if (!record.key.empty()) write_field(writer, "key", record.key);
  if (record.missing > 0) {
    writer.Key("missing");
    writer.Uint64(record.missing);
  }
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
  const LineParts parts{rest.substr(0, first), rest.substr(first + 1, second - first - 1),
                        rest.substr(std::min(second + 1, rest.size()))};
  return is_shallow(parts.state) && is_shallow(parts.report) ? std::optional(parts) : std::nullopt;
}

std::optional<Record> parse_state(std::string_view json) {
  rapidjson::Document state;
  state.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
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
  record.outputs = files_of(state, "outputs");
  record.earlier = files_of(state, "earlier");
  record.found = files_of(state, "found");
  if (!is_credible(record)) return {};
  record.key = text_of(state, "key");
  record.missing = static_cast<std::uint64_t>(number_of(state, "missing"));
  record.date = text_of(state, "date");
  record.site = text_of(state, "site");
  return record;
}

std::string parse_naming(std::string_view json) {
  rapidjson::Document state;
  state.Parse<rapidjson::kParseIterativeFlag>(json.data(), json.size());
  return state.HasParseError() || !state.IsObject() ? std::string() : std::string(text_of(state, "name"));
}

}  // namespace offprint
