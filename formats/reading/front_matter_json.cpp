// Front matter as a JSON object at the top of a file, as Hugo has it.
#include <string>

#include <rapidjson/document.h>
#include <rapidjson/error/error.h>
#include <rapidjson/memorystream.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "formats/reading/front_matter_fields.h"
#include "formats/reading/front_matter_forms.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

constexpr unsigned kHow = rapidjson::kParseStopWhenDoneFlag | rapidjson::kParseIterativeFlag;
constexpr int kDeepestJson = 16;  // of a value; what is nested deeper is left out

std::string spelled_json(const rapidjson::Value& value) {
  rapidjson::StringBuffer out;
  rapidjson::Writer<rapidjson::StringBuffer> writer(out);
  value.Accept(writer);
  return {out.GetString(), out.GetSize()};
}

std::string_view text_in(const rapidjson::Value& value) { return {value.GetString(), value.GetStringLength()}; }

YAML::Node node_of_json(const rapidjson::Value& value, int depth) {
  YAML::Node made;
  if (depth > kDeepestJson || value.IsNull()) return made;
  if (value.IsString()) return quoted_node(text_in(value));
  if (value.IsArray()) {
    for (const auto& item : value.GetArray()) made.push_back(node_of_json(item, depth + 1));
  } else if (value.IsObject()) {
    for (const auto& member : value.GetObject())
      made[std::string(text_in(member.name))] = node_of_json(member.value, depth + 1);
  } else {
    made = unquoted_node(spelled_json(value));
  }
  return made;
}

int depth_of(std::string_view json) {
  int depth = 0;
  int most = 0;
  for (const char c : json) {
    if (c == '{' || c == '[') most = std::max(most, ++depth);
    if (c == '}' || c == ']') --depth;
  }
  return most;
}

}  // namespace

std::optional<FrontMatterPlace> find_json_object(std::string_view text) {
  const std::size_t begin = text.find('{');
  const std::string_view near = text.substr(begin, kMostFrontMatter);
  rapidjson::MemoryStream stream(near.data(), near.size());
  rapidjson::Document object;
  if (object.ParseStream<kHow>(stream).HasParseError() || !object.IsObject()) return std::nullopt;
  if (!object.HasMember("title") && !object.HasMember("date")) return std::nullopt;
  const std::size_t end = begin + stream.Tell();
  if (!is_blank(line_at(text, end))) return std::nullopt;
  const std::size_t body = after_line(text, end);
  if (!is_blank(line_at(text, body)) || skip_blank_lines(text, body) == text.size()) return std::nullopt;
  return FrontMatterPlace{text.substr(begin, end - begin), begin, body, FrontMatterPlace::Form::Json};
}

void read_json_object(std::string_view json, FrontMatter& front) {
  constexpr int kMostNested = 64;  // the value is destroyed and spelled by recursion
  rapidjson::Document object;
  if (depth_of(json) > kMostNested || object.Parse<kHow>(json.data(), json.size()).HasParseError() ||
      !object.IsObject()) {
    front.repaired = true;
    return;
  }
  for (const auto& member : object.GetObject()) {
    const std::string raw = member.value.IsString() ? std::string() : spelled_json(member.value);
    take_field(front, text_in(member.name), node_of_json(member.value, 0), raw);
  }
}

}  // namespace offprint
