#include "converters/options/furniture_file.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <tuple>

#include <rapidjson/document.h>
#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>

#include "converters/files/read_file.h"
#include "converters/options/options.h"
#include "converters/options/words.h"
#include "formats/hash/hash64.h"
#include "formats/json/reading.h"
#include "formats/rows/surrogates.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr int kVersion = 1;
constexpr unsigned kIndent = 1;
// In the order of their enumerations.
constexpr std::array<std::string_view, 3> kBy{"text", "shape", "picture"};
constexpr std::array<std::string_view, 4> kPlaces{"", "head", "between", "tail"};

using Strings = std::vector<std::string>;
// What a site's object holds beside its blocks: lists of strings.
struct ListOfSite {
  std::string_view name;
  bool selectors;
  Strings& (*of)(FurnitureSite& site);
};
constexpr std::array<ListOfSite, 7> kLists{{
    {"keep", true, [](FurnitureSite& site) -> Strings& { return site.selectors.keep; }},
    {"drop", true, [](FurnitureSite& site) -> Strings& { return site.selectors.drop; }},
    {"title", true, [](FurnitureSite& site) -> Strings& { return site.selectors.title; }},
    {"author", true, [](FurnitureSite& site) -> Strings& { return site.selectors.author; }},
    {"date", true, [](FurnitureSite& site) -> Strings& { return site.selectors.date; }},
    {"title_suffixes", false, [](FurnitureSite& site) -> Strings& { return site.names.title_suffixes; }},
    {"feed_names", false, [](FurnitureSite& site) -> Strings& { return site.names.feed_names; }},
}};

class FurnitureWriter {
 public:
  std::string write(Furniture& furniture) {
    writer_.SetIndent(' ', kIndent);
    writer_.StartObject();
    writer_.Key("furniture");
    writer_.Int(kVersion);
    writer_.Key("sites");
    writer_.StartObject();
    for (auto& [name, site] : furniture.sites) {
      key(name);
      write(site);
    }
    writer_.EndObject();
    writer_.EndObject();
    return std::string(buffer_.GetString(), buffer_.GetSize()) + "\n";
  }

 private:
  void write(FurnitureSite& site) {
    writer_.StartObject();
    number("articles", site.articles);
    writer_.Key("blocks");
    writer_.StartArray();
    for (const FurnitureBlock& block : site.blocks) write(block);
    writer_.EndArray();
    for (const ListOfSite& row : kLists) list(row.name, row.of(site));
    writer_.EndObject();
  }

  void write(const FurnitureBlock& block) {
    writer_.StartObject();
    field(kBy.at(static_cast<std::size_t>(block.by)), block.words);
    if (block.place != RunPlace::Stays) field("place", kPlaces.at(static_cast<std::size_t>(block.place)));
    if (block.articles > 0) number("articles", block.articles);
    if (!block.example.empty()) field("example", block.example);
    writer_.EndObject();
  }

  void list(std::string_view name, const std::vector<std::string>& values) {
    if (values.empty()) return;
    key(name);
    writer_.StartArray();
    for (const std::string& value : values)
      writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
    writer_.EndArray();
  }

  void key(std::string_view name) { writer_.Key(name.data(), static_cast<rapidjson::SizeType>(name.size())); }
  void field(std::string_view name, std::string_view value) {
    key(name);
    writer_.String(value.data(), static_cast<rapidjson::SizeType>(value.size()));
  }
  void number(std::string_view name, std::uint64_t value) {
    key(name);
    writer_.Uint64(value);
  }

  rapidjson::StringBuffer buffer_;
  rapidjson::PrettyWriter<rapidjson::StringBuffer> writer_{buffer_};
};

FurnitureBlock read_block(json::Reading& reading, const json::Value& value) {
  FurnitureBlock block;
  if (!reading.is_object(value)) return block;
  const auto* by = std::find_if(kBy.begin(), kBy.end(),
                                [&](std::string_view name) { return json::Reading::find(value, name) != nullptr; });
  if (by == kBy.end()) {
    reading.refuse("it needs text, shape or picture");
    return block;
  }
  block.by = static_cast<FurnitureBlock::By>(by - kBy.begin());
  block.words = one_line(reading.string(value, *by));
  const std::string_view place = reading.string(value, "place");
  const auto* found = std::find(kPlaces.begin(), kPlaces.end(), place);
  if (found == kPlaces.end()) reading.refuse("place", "not head, between or tail");
  if (found != kPlaces.end()) block.place = static_cast<RunPlace>(found - kPlaces.begin());
  block.articles = static_cast<std::uint64_t>(
      reading.number(value, "articles", 0, std::numeric_limits<std::int64_t>::max(), std::int64_t{0}));
  block.example = reading.string(value, "example");
  return block;
}

// A string, or a list of them.
Strings read_strings(json::Reading& reading, const json::Value& value, std::string_view name) {
  const json::Value* found = json::Reading::find(value, name);
  if (found == nullptr) return {};
  return found->IsString() ? Strings{json::clean(json::view(*found))} : reading.strings(value, name);
}

void read_lists(json::Reading& reading, const json::Value& value, FurnitureSite& site) {
  for (const ListOfSite& row : kLists) {
    Strings strings = read_strings(reading, value, row.name);
    const auto bad = std::find_if(strings.begin(), strings.end(),
                                  [&](const std::string& text) { return row.selectors && !Selector::parse(text); });
    if (bad != strings.end()) return reading.refuse(row.name, "no simple selector: " + *bad);
    row.of(site) = std::move(strings);
  }
}

FurnitureSite read_site(json::Reading& reading, const json::Value& value) {
  FurnitureSite site;
  if (!reading.is_object(value)) return site;
  site.articles = static_cast<std::uint64_t>(
      reading.number(value, "articles", 0, std::numeric_limits<std::int64_t>::max(), std::int64_t{0}));
  read_lists(reading, value, site);
  const json::Value* blocks = reading.array(value, "blocks");
  if (blocks == nullptr) return site;
  const json::Reading::Inside inside(reading, "blocks");
  for (rapidjson::SizeType i = 0; i < blocks->Size() && !reading.failed(); ++i) {
    const json::Reading::Inside element(reading, i);
    site.blocks.push_back(read_block(reading, (*blocks)[i]));
  }
  return site;
}

}  // namespace

// NOLINTNEXTLINE(performance-unnecessary-value-param): it is sorted
std::string write_furniture(Furniture furniture) {
  for (auto& [name, site] : furniture.sites) {
    std::sort(site.blocks.begin(), site.blocks.end(), [](const FurnitureBlock& a, const FurnitureBlock& b) {
      return std::tie(a.place, b.articles, a.by, a.words) < std::tie(b.place, a.articles, b.by, b.words);
    });
  }
  return FurnitureWriter().write(furniture);
}

Result<Furniture> read_furniture(std::string_view json) {
  std::string whole(json);
  mend_surrogates(whole);  // RapidJSON lets halves of characters pass
  rapidjson::Document document;
  document.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(whole.data(), whole.size());
  if (document.HasParseError()) return fail(Fault::NotThisFormat, "it is not JSON");
  json::Reading reading;
  Furniture furniture;
  const json::Value* sites =
      reading.is_object(document) ? reading.object(document, "sites", json::Need::Required) : nullptr;
  if (sites != nullptr) {
    const json::Reading::Inside inside(reading, "sites");
    for (const auto& member : sites->GetObject()) {
      const json::Reading::Inside site(reading, json::view(member.name));
      furniture.sites[std::string(json::view(member.name))] = read_site(reading, member.value);
      if (reading.failed()) break;
    }
  }
  if (!reading.failed()) return furniture;
  const std::string& message = reading.error()->message;
  return fail(Fault::NotThisFormat, "it is no file of furniture: " + message.substr(message.find(": ") + 2));
}

Result<void> set_furniture(Settings& settings, std::string_view value) {
  settings.reads.emplace_back(value);
  const auto json = read_file(std::string(value));
  if (!json) return fail(Fault::Usage, quoted(value) + ": " + json.error().message);
  const auto furniture = read_furniture(*json);
  if (!furniture) return fail(Fault::Usage, quoted(value) + ": " + furniture.error().message);
  auto known = std::make_shared<KnownFurniture>(*furniture);
  known->hash = hash_of(*json);
  known->path = value;
  settings.passes.furniture = std::move(known);
  return {};
}

}  // namespace offprint
