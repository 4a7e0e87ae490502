#include "cli/media/request.h"

#include <array>

#include <rapidjson/document.h>

#include "cli/media/answers.h"

namespace offprint::media {

namespace {

using Value = rapidjson::Value;

std::string text_of(const Value& object, const char* key) {
  const auto found = object.FindMember(key);
  if (found == object.MemberEnd() || !found->value.IsString()) return {};
  return {found->value.GetString(), found->value.GetStringLength()};
}

std::uint32_t number_of(const Value& object, const char* key) {
  const auto found = object.FindMember(key);
  return found != object.MemberEnd() && found->value.IsUint() ? found->value.GetUint() : 0;
}

void read_tries(const Value& object, std::vector<Try>& tries) {
  const auto found = object.FindMember("tries");
  if (found == object.MemberEnd() || !found->value.IsArray()) return;
  for (const Value& pair : found->value.GetArray()) {
    if (!pair.IsArray() || pair.Size() != 2 || !pair[0].IsString() || !pair[1].IsString()) continue;
    tries.push_back({pair[0].GetString(), pair[1].GetString()});
  }
}

void read_box(const Value& object, Box& box) {
  const auto found = object.FindMember("box");
  if (found == object.MemberEnd() || !found->value.IsArray() || found->value.Size() != 4) return;
  const std::array<int*, 4> sides{&box.x, &box.y, &box.width, &box.height};
  for (rapidjson::SizeType i = 0; i < 4; ++i)
    if (found->value[i].IsInt()) *sides.at(i) = found->value[i].GetInt();
}

struct JobRow {
  std::string_view word;
  Request::Job job;
};
constexpr std::array<JobRow, 3> kJobs{{
    {"fetch", Request::Job::Fetch},
    {"reshape", Request::Job::Reshape},
    {"cover", Request::Job::Cover},
}};

}  // namespace

Request read_request(std::string_view line) {
  Request request;
  rapidjson::Document json;
  json.Parse<rapidjson::kParseIterativeFlag>(line.data(), line.size());
  if (json.HasParseError() || !json.IsObject()) return request;
  const auto id = json.FindMember("id");
  if (id != json.MemberEnd() && id->value.IsUint64()) request.id = id->value.GetUint64();
  const std::string job = text_of(json, "job");
  for (const JobRow& row : kJobs)
    if (row.word == job) request.job = row.job;
  read_tries(json, request.tries);
  request.referer = text_of(json, "referer");
  request.svg = text_of(json, "svg");
  request.width = number_of(json, "width");
  request.height = number_of(json, "height");
  const auto compatible = json.FindMember("compatible");
  request.compatible = compatible != json.MemberEnd() && compatible->value.IsTrue();
  read_box(json, request.box);
  const std::string data = text_of(json, request.job == Request::Job::Cover ? "picture" : "data");
  if (!from_base64(data, request.picture)) request.job = Request::Job::None;
  return request;
}

}  // namespace offprint::media
