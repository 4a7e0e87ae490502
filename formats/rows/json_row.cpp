#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include <rapidjson/document.h>
#include <rapidjson/error/en.h>
#include <rapidjson/memorystream.h>

#include "formats/rows/fields.h"
#include "formats/rows/json_rows.h"
#include "formats/rows/lenient.h"
#include "formats/rows/surrogates.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Names under which an object holds what it is about.
constexpr std::string_view kNamedBy[] = {"rendered", "name", "display_name", "displayName", "label", "title", "#text"};

std::string scalar(const rapidjson::Value& value) {
  if (value.IsString()) return {value.GetString(), value.GetStringLength()};
  if (value.IsTrue()) return "true";
  if (!value.IsObject()) return {};
  for (const std::string_view name : kNamedBy) {
    const auto found = value.FindMember(rapidjson::Value(rapidjson::StringRef(name.data(), name.size())));
    if (found != value.MemberEnd() && found->value.IsString())
      return {found->value.GetString(), found->value.GetStringLength()};
  }
  return {};
}

// Ghost's exports have that in place of the site's root.
std::string without_root(std::string text) {
  constexpr std::string_view kRoot = "__GHOST_URL__";
  if (text.find(kRoot) == text.npos) return text;
  std::string out;
  std::size_t at = 0;
  for (std::size_t found = text.find(kRoot); found != text.npos; found = text.find(kRoot, at)) {
    out.append(text, at, found - at);
    at = found + kRoot.size();
  }
  return out.append(text, at);
}

void add_values(const rapidjson::Value& object, Row& row) {
  std::unordered_map<std::string, std::size_t> places;
  for (std::size_t i = 0; i < row.size(); ++i) places.emplace(row[i].name, i);
  for (const auto& member : object.GetObject()) {
    RowValue value;
    value.name.assign(member.name.GetString(), member.name.GetStringLength());
    if (member.value.IsArray()) {
      for (const auto& element : member.value.GetArray()) value.values.push_back(without_root(scalar(element)));
    } else {
      value.values.push_back(without_root(scalar(member.value)));
    }
    std::erase_if(value.values, [](const std::string& text) { return text.empty(); });
    if (value.values.empty()) continue;
    const auto [place, is_new] = places.try_emplace(value.name, row.size());
    if (is_new) {
      row.push_back(std::move(value));
    } else {
      row[place->second] = std::move(value);
    }
  }
}

}  // namespace

Result<Row> parse_json_row(std::string_view text) {
  Row row;
  std::string mended(text);
  mend_surrogates(mended);
  text = mended;
  rapidjson::MemoryStream stream(text.data(), text.size());
  while (!is_blank(text.substr(stream.Tell())) && !holds_article(row)) {
    rapidjson::Document value;
    value.ParseStream<kLenient>(stream);
    if (value.HasParseError()) {
      return fail(Fault::NotThisFormat,
                  std::string("it is no JSON: ") + rapidjson::GetParseError_En(value.GetParseError()));
    }
    if (value.IsObject()) add_values(value, row);
  }
  return row;
}

std::vector<Row> all_json_rows(std::string_view text) {
  rapidjson::Document array;
  array.Parse<kLenient>(text.data(), text.size());
  std::vector<Row> rows;
  if (array.HasParseError() || !array.IsArray()) return rows;
  for (const auto& object : array.GetArray())
    if (object.IsObject()) add_values(object, rows.emplace_back());
  return rows;
}

}  // namespace offprint
