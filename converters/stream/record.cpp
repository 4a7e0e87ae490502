#include "converters/stream/record.h"

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "converters/files/printable.h"
#include "formats/json/writer.h"
#include "formats/writing/json_strings.h"

namespace offprint::stream {

namespace {

class RecordWriter {
 public:
  RecordWriter() : writer_(buffer_) { writer_.StartObject(); }

  void json(std::string_view field, std::string_view value) {
    write_key(writer_, field);
    writer_.RawValue(value.data(), value.size(), rapidjson::kObjectType);
  }
  void string(std::string_view field, std::string_view value) { write_field(writer_, field, value); }
  void number(std::string_view field, std::uint64_t value) {
    write_key(writer_, field);
    writer_.Uint64(value);
  }
  std::string end() {
    writer_.EndObject();
    buffer_.Put('\n');
    return {buffer_.GetString(), buffer_.GetSize()};
  }

 private:
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace

std::string document_record(std::string_view id, std::string_view document) {
  if (document.ends_with('\n')) document.remove_suffix(1);
  RecordWriter record;
  record.json("id", id);
  record.json("document", document);
  return record.end();
}

std::string text_record(std::string_view id, const Metadata& metadata, std::string_view text) {
  StringSink sink;
  write_json_metadata(metadata, sink);
  RecordWriter record;
  record.json("id", id);
  record.json("metadata", sink.text());
  record.string("text", text);
  return record.end();
}

std::string error_record(std::string_view id, std::uint64_t line, std::string_view message) {
  RecordWriter record;
  if (id.empty()) {
    record.number("line", line);
  } else {
    record.json("id", id);
  }
  record.string("error", printable(message));
  return record.end();
}

}  // namespace offprint::stream
