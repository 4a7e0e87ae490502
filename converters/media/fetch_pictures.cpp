#include "converters/media/fetch_pictures.h"

#include <unordered_set>

#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "converters/media/program.h"
#include "formats/address/address.h"
#include "formats/document/tree.h"
#include "formats/time/dates.h"
#include "formats/writing/json_strings.h"
#include "formats/writing/pictures.h"

namespace offprint {

namespace {

using Writer = rapidjson::Writer<rapidjson::StringBuffer>;

std::string replaced(std::string text, std::string_view field, std::string_view value) {
  for (std::size_t at = text.find(field); at != std::string::npos; at = text.find(field, at + value.size()))
    text.replace(at, field.size(), value);
  return text;
}

// The article's day as web archives write it; of an unknown one what they take for the latest.
std::string archive_date(const Metadata& metadata) {
  std::string day = iso_day(metadata.date());
  std::erase(day, '-');
  return day.empty() ? "2" : day;
}

WantedPicture wanted_of(const Image& image, const Document& document, const FetchSettings& fetch) {
  WantedPicture wanted;
  wanted.referer = document.metadata.url;
  const auto add = [&](std::string_view asked, std::string_view kept) {
    if (is_web_address(asked)) wanted.tries.emplace_back(asked, kept);
  };
  add(image.url, image.url);
  add(image.mirror, image.url);
  for (std::uint32_t i = 0; i < image.source_count; ++i) add(image.sources[i], image.sources[i]);
  if (fetch.fallback.empty() || !is_web_address(image.url)) return wanted;
  const std::string dated = replaced(fetch.fallback, "{date}", archive_date(document.metadata));
  add(replaced(dated, "{url}", image.url), image.url);
  return wanted;
}

std::string request_line(std::uint64_t id, const WantedPicture& wanted) {
  rapidjson::StringBuffer buffer;
  Writer writer(buffer);
  writer.StartObject();
  writer.Key("id");
  writer.Uint64(id);
  write_field(writer, "job", "fetch");
  writer.Key("tries");
  writer.StartArray();
  for (const auto& [asked, kept] : wanted.tries) {
    writer.StartArray();
    write_string(writer, asked);
    write_string(writer, kept);
    writer.EndArray();
  }
  writer.EndArray();
  write_field(writer, "referer", wanted.referer);
  writer.EndObject();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace

Settings to_look_with(Settings settings) {
  settings.pictures = {.format = PictureForm::Format::Keep};
  return settings;
}

std::vector<WantedPicture> wanted_pictures(const Document& document, const FetchSettings& fetch) {
  std::vector<WantedPicture> all;
  std::unordered_set<std::string_view> seen;
  for (const Node* at = document.root; at != nullptr; at = next_in(*document.root, *at)) {
    const auto* image = as<Image>(at);
    if (image == nullptr || image->url.empty() || !seen.insert(image->url).second) continue;
    if (picture_at_hand(document.resources, image->url) != nullptr) continue;
    if (WantedPicture wanted = wanted_of(*image, document, fetch); !wanted.tries.empty())
      all.push_back(std::move(wanted));
  }
  return all;
}

Fetched fetch_pictures(std::span<const WantedPicture> wanted, const Settings& settings,
                       const std::function<bool()>& stop) {
  Fetched result;
  result.had.resize(wanted.size());
  result.done = wanted.empty();
  if (result.done) return result;
  std::vector<std::string> options{"--cache=" + picture_folder(settings)};
  if (settings.fetch.private_hosts) options.emplace_back("--allow-private-hosts");
  auto program = MediaProgram::start(options);
  if (!program) {
    if (!media_is_declined())
      result.note = "offprint-media is not installed, so no picture is fetched; it belongs beside offprint, or on PATH";
    return result;
  }
  std::vector<std::string> lines;
  lines.reserve(wanted.size());
  for (const WantedPicture& each : wanted) lines.push_back(request_line(lines.size(), each));
  const auto hear = [&](const MediaAnswer& answer) {
    if (answer.id >= result.had.size()) return;
    result.had[answer.id] = !answer.file.empty();
    result.fetched += answer.fetched ? 1U : 0U;
    if (answer.reason == "disk") result.note = picture_folder(settings) + " cannot be written (" + answer.detail + ")";
  };
  result.done = program->ask(lines, hear, stop);
  if (!result.done && !stop())
    result.note = "offprint-media ended before all pictures were fetched; the same call goes on there";
  return result;
}

}  // namespace offprint
