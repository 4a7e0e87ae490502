#include "formats/json/reading.h"

#include "formats/unicode/characters.h"

namespace offprint::json {

std::string_view view(const Value& string) { return {string.GetString(), string.GetStringLength()}; }

std::string clean(std::string_view utf8) {
  if (is_xml_text(utf8) && utf8.find('\r') == std::string_view::npos) return std::string(utf8);
  std::string out;
  for (std::size_t at = 0; at < utf8.size();) {
    const CodePoint c = decode(utf8, at);
    at += c.size;
    if (c.value == U'\r') {
      if (at == utf8.size() || utf8[at] != '\n') out += '\n';
    } else if (is_xml_char(c.value)) {
      append_utf8(out, c.value);
    }
  }
  return out;
}

void Reading::refuse(std::string_view what) {
  if (failed()) return;
  std::string where;  // a JSON Pointer, RFC 6901
  for (const Step& step : place_) {
    where += '/';
    where += step.field.empty() ? std::to_string(step.index) : std::string(step.field);
  }
  error_ = Error{Fault::NotThisFormat,
                 "it is not a document in JSON: " + (where.empty() ? "the root" : where) + ": " + std::string(what)};
}

void Reading::refuse(std::string_view field, std::string_view what) {
  const Inside inside(*this, field);
  refuse(what);
}

const Value* Reading::find(const Value& object, std::string_view field) {
  const Value name(rapidjson::StringRef(field.data(), static_cast<rapidjson::SizeType>(field.size())));
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() || found->value.IsNull() ? nullptr : &found->value;
}

const Value* Reading::require(const Value& object, std::string_view field, Need need) {
  const Value* found = find(object, field);
  if (found == nullptr && need == Need::Required) refuse(field, "missing");
  return found;
}

bool Reading::is_object(const Value& value) {
  if (!value.IsObject()) refuse("not an object");
  return value.IsObject();
}

std::string_view Reading::string(const Value& object, std::string_view field, Need need) {
  const Value* found = require(object, field, need);
  if (found == nullptr) return {};
  if (found->IsString()) return view(*found);
  refuse(field, "not a string");
  return {};
}

std::int64_t Reading::number(const Value& object, std::string_view field, std::int64_t least, std::int64_t most,
                             std::optional<std::int64_t> otherwise) {
  const Value* found = require(object, field, otherwise ? Need::Optional : Need::Required);
  if (found == nullptr) return otherwise.value_or(least);
  if (found->IsInt64() && found->GetInt64() >= least && found->GetInt64() <= most) return found->GetInt64();
  refuse(field, "not a whole number from " + std::to_string(least) + " to " + std::to_string(most));
  return least;
}

bool Reading::boolean(const Value& object, std::string_view field) {
  const Value* found = find(object, field);
  if (found != nullptr && !found->IsBool()) refuse(field, "neither true nor false");
  return found != nullptr && found->IsTrue();
}

const Value* Reading::object(const Value& object, std::string_view field, Need need) {
  const Value* found = require(object, field, need);
  if (found == nullptr || found->IsObject()) return found;
  refuse(field, "not an object");
  return nullptr;
}

const Value* Reading::array(const Value& object, std::string_view field, Need need) {
  const Value* found = require(object, field, need);
  if (found == nullptr || found->IsArray()) return found;
  refuse(field, "not an array");
  return nullptr;
}

std::vector<std::string> Reading::strings(const Value& object, std::string_view field) {
  std::vector<std::string> out;
  const Value* found = array(object, field);
  if (found == nullptr) return out;
  for (const Value& element : found->GetArray()) {
    if (!element.IsString()) {
      refuse(field, "not an array of strings");
      return {};
    }
    out.push_back(clean(view(element)));
  }
  return out;
}

}  // namespace offprint::json
