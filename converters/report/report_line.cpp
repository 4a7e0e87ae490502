#include "converters/report/report_line.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "converters/files/names.h"
#include "formats/writing/json_strings.h"

namespace offprint {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

// Names and messages are told as they are: JSON escapes what must be.
void write_text(Writer& writer, std::string_view text) { write_string(writer, true_name(text)); }

void text_or_null(Writer& writer, std::string_view text) {
  if (text.empty()) {
    writer.Null();
  } else {
    write_text(writer, text);
  }
}

}  // namespace

std::string as_json(const ReportLine& line) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  write_key(writer, "input");
  write_text(writer, line.input);
  write_key(writer, "status");
  write_string(writer, line.status);
  write_key(writer, "outputs");
  writer.StartArray();
  for (const std::string& output : line.outputs) write_text(writer, output);
  writer.EndArray();
  write_key(writer, "error");
  text_or_null(writer, line.error);
  write_key(writer, "kind");
  text_or_null(writer, line.kind);
  write_key(writer, "diagnostics");
  const std::string_view diagnostics = line.diagnostics.empty() ? "[]" : line.diagnostics;
  writer.RawValue(diagnostics.data(), diagnostics.size(), rapidjson::kArrayType);
  write_key(writer, "bytes_in");
  writer.Uint64(line.bytes_in);
  write_key(writer, "milliseconds");
  writer.Uint64(line.milliseconds);
  if (!line.left_out.empty()) {
    write_key(writer, "left_out");
    write_text(writer, line.left_out);
  }
  writer.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

bool begins_as_report_line(std::string_view head) {
  const std::size_t status = head.find("\",\"status\":\"");
  return head.starts_with("{\"input\":\"") && status != head.npos && head.find("\",\"outputs\":[", status) != head.npos;
}

}  // namespace offprint
