// The spelling of pandoc's JSON: elements as {"t": constructor, "c": content}, attributes, targets, words.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#ifdef __SSE2__  // which every x86-64 has
#define RAPIDJSON_SSE2
#endif
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "formats/writing/write.h"

namespace offprint::pandoc {

// pandoc's Attr: identifier, classes, and keys with their values.
struct Attributes {
  std::string id;
  std::vector<std::string> classes;
  std::vector<std::pair<std::string_view, std::string>> pairs;

  bool empty() const { return id.empty() && classes.empty() && pairs.empty(); }
};

// Writes elements one after the other into the sink. What is opened must be closed; text is UTF-8 of XML's characters,
// others are left out.
class Syntax {
 public:
  explicit Syntax(Sink& sink) : sink_(sink), writer_(buffer_) {}

  // {"t":NAME} or {"t":NAME,"c":…}: between open and close exactly one value.
  void leaf(std::string_view constructor);
  void open(std::string_view constructor);
  void close() { writer_.EndObject(); }
  // The same with an array as the content, which is most often so.
  void open_list(std::string_view constructor);
  void close_list();

  void begin_array() { writer_.StartArray(); }
  void end_array() { writer_.EndArray(); }
  void begin_object() { writer_.StartObject(); }
  void end_object() { writer_.EndObject(); }
  void null() { writer_.Null(); }
  void key(std::string_view name);
  void string(std::string_view text);
  void number(std::int64_t value) { writer_.Int64(value); }
  void attributes(const Attributes& attributes);
  void target(std::string_view url, std::string_view title);

  // Text as inlines: Str for what stands between white space, Space for white space.
  void words(std::string_view text);

  // Hands what is there to the sink, if it is much or `all` is asked for.
  void flush(bool all);
  void end_line();

 private:
  Sink& sink_;
  rapidjson::StringBuffer buffer_;
  rapidjson::Writer<rapidjson::StringBuffer> writer_;
};

}  // namespace offprint::pandoc
