#include "converters/images/kept.h"

#include <array>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "converters/files/read_file.h"
#include "formats/hash/sha256.h"
#include "formats/writing/json_strings.h"

namespace offprint {

namespace {

constexpr std::array<std::string_view, 8> kKeptExtensions{"",     ".jpg",  ".jpeg", ".png",
                                                          ".gif", ".webp", ".svg",  ".avif"};

std::string member(const rapidjson::Document& json, const char* key) {
  const auto found = json.FindMember(key);
  if (found == json.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

}  // namespace

std::string kept_name(std::string_view address) { return sha256(address); }

std::vector<std::string> kept_paths(const std::string& folder, std::string_view address) {
  const std::string name = folder + "/" + kept_name(address);
  std::vector<std::string> paths;
  paths.reserve(kKeptExtensions.size());
  for (const std::string_view extension : kKeptExtensions) paths.push_back(name + std::string(extension));
  return paths;
}

std::string failure_path(const std::string& folder, std::string_view address) {
  return folder + "/failed/" + kept_name(address) + ".json";
}

std::string failure_line(const KeptFailure& failure) {
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.StartObject();
  write_field(writer, "address", failure.address);
  write_field(writer, "reason", failure.reason);
  write_field(writer, "detail", failure.detail);
  writer.Key("at");
  writer.Int64(failure.at);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

std::optional<KeptFailure> read_failure(const std::string& folder, std::string_view address) {
  const auto text = read_regular_file(failure_path(folder, address));
  if (!text) return {};
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(text->data(), text->size());
  if (json.HasParseError() || !json.IsObject()) return {};
  const auto at = json.FindMember("at");
  if (at == json.MemberEnd() || !at->value.IsInt64()) return {};
  return KeptFailure{member(json, "address"), member(json, "reason"), member(json, "detail"), at->value.GetInt64()};
}

}  // namespace offprint
