#include "formats/html/page_facts.h"

#include <algorithm>
#include <array>
#include <vector>

#include <rapidjson/document.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include "formats/address/address.h"
#include "formats/address/safe_address.h"
#include "formats/time/dates.h"
#include "formats/unicode/characters.h"
#include "formats/writing/file_name.h"
#include "formats/writing/json_strings.h"
#include "formats/writing/program.h"
#include "formats/writing/words.h"
#include "formats/writing/xml_escape.h"

namespace offprint {

namespace {

using JsonLine = rapidjson::Writer<rapidjson::StringBuffer>;
using Value = rapidjson::Value;

// schema.org's names of fields that hold one text, or a list of texts.
struct TextRow {
  std::string_view name;
  std::string Metadata::*field;
};
constexpr std::array kTexts{
    TextRow{"headline", &Metadata::title},          TextRow{"inLanguage", &Metadata::language},
    TextRow{"description", &Metadata::description}, TextRow{"url", &Metadata::url},
    TextRow{"copyrightNotice", &Metadata::rights},  TextRow{"identifier", &Metadata::identifier},
};
struct ListRow {
  std::string_view name;
  std::vector<std::string> Metadata::*field;
};
constexpr std::array kLists{
    ListRow{"keywords", &Metadata::tags},
    ListRow{"articleSection", &Metadata::categories},
};

// The keys of `extra` that hold the day when the file was fetched.
constexpr std::array<std::string_view, 2> kFetched{"saved_date", "warc_date"};

std::string fetched(const Metadata& metadata) {
  for (const std::string_view key : kFetched) {
    for (const auto& [name, value] : metadata.extra) {
      if (name == key) return only_xml_chars(value);
    }
  }
  return {};
}

// Only what says something.
void field(JsonLine& json, std::string_view name, std::string_view text) {
  if (!text.empty()) write_field(json, name, only_xml_chars(text));
}

void list(JsonLine& json, std::string_view name, const std::vector<std::string>& texts) {
  if (texts.empty()) return;
  write_key(json, name);
  json.StartArray();
  for (const std::string& text : texts) write_string(json, only_xml_chars(text));
  json.EndArray();
}

void begin_thing(JsonLine& json, std::string_view type) {
  json.StartObject();
  write_field(json, "@type", type);
}

void authors(JsonLine& json, const Metadata& metadata) {
  if (metadata.authors.empty()) return;
  write_key(json, "author");
  json.StartArray();
  for (const std::string& author : metadata.authors) {
    begin_thing(json, "Person");
    write_field(json, "name", only_xml_chars(author));
    json.EndObject();
  }
  json.EndArray();
}

void site(JsonLine& json, const Metadata& metadata) {
  if (metadata.site.empty() && metadata.site_name.empty()) return;
  write_key(json, "isPartOf");
  begin_thing(json, "WebSite");
  field(json, "name", metadata.site_name);
  field(json, "identifier", metadata.site);
  json.EndObject();
}

// The file, and the dates that came with it rather than from the article.
void source(JsonLine& json, const Metadata& metadata) {
  write_key(json, "isBasedOn");
  begin_thing(json, "MediaObject");
  field(json, "name", metadata.source.path);
  field(json, "sha256", metadata.source.sha256);
  field(json, "datePublished", iso8601(metadata.published));
  field(json, "dateCreated", fetched(metadata));
  json.EndObject();
}

bool is_fetched(std::string_view name) { return std::find(kFetched.begin(), kFetched.end(), name) != kFetched.end(); }

// What has no name of schema.org's.
void extra(JsonLine& json, const Metadata& metadata) {
  const bool none = std::all_of(metadata.extra.begin(), metadata.extra.end(),
                                [](const auto& field) { return is_fetched(field.first); });
  if (none) return;
  write_key(json, "additionalProperty");
  json.StartArray();
  for (const auto& [name, value] : metadata.extra) {
    if (is_fetched(name)) continue;
    begin_thing(json, "PropertyValue");
    write_field(json, "name", only_xml_chars(name));
    write_field(json, "value", only_xml_chars(value));
    json.EndObject();
  }
  json.EndArray();
}

std::string facts_of(const Metadata& metadata) {
  rapidjson::StringBuffer buffer;
  JsonLine json(buffer);
  json.StartObject();
  write_field(json, "@context", "https://schema.org");
  write_field(json, "@type", "Article");
  for (const TextRow& row : kTexts) {
    if (row.field != &Metadata::url || is_safe_address(metadata.url)) field(json, row.name, metadata.*row.field);
  }
  authors(json, metadata);
  field(json, "datePublished", iso8601(metadata.date()));
  field(json, "dateModified", iso8601(metadata.modified));
  for (const ListRow& row : kLists) list(json, row.name, metadata.*row.field);
  site(json, metadata);
  source(json, metadata);
  extra(json, metadata);
  json.EndObject();
  return {buffer.GetString(), buffer.GetSize()};
}

// No text of it ends the element, begins a comment in it (HTML §13.2.5.17), or is a reference where it is read as XML.
void append_script(std::string& out, std::string_view json) {
  for (const char c : json) {
    switch (c) {
      case '<': out += "\\u003C"; break;
      case '>': out += "\\u003E"; break;
      case '&': out += "\\u0026"; break;
      default: out += c;
    }
  }
}

void meta(std::string& out, std::string_view key, std::string_view name, std::string_view content) {
  if (content.empty()) return;
  out += "<meta";
  append_attribute(out, key, name);
  append_attribute(out, "content", one_line(only_xml_chars(content)));
  out += "/>\n";
}

// <meta name=keywords> parts them at commas (HTML §4.2.5.1): a tag that has one stands in the JSON-LD only.
std::string keywords(const std::vector<std::string>& tags) {
  std::string out;
  for (const std::string& tag : tags) {
    if (tag.find(',') != std::string::npos) continue;
    if (!out.empty()) out += ", ";
    out += tag;
  }
  return out;
}

// Reading.

std::string text_at(const Value& object, std::string_view name) {
  const auto found = object.FindMember(Value(name.data(), static_cast<rapidjson::SizeType>(name.size())));
  if (found == object.MemberEnd() || !found->value.IsString()) return {};
  return only_xml_chars({found->value.GetString(), found->value.GetStringLength()});
}

const Value* value_at(const Value& object, const char* name) {
  const auto found = object.FindMember(name);
  return found == object.MemberEnd() ? nullptr : &found->value;
}

std::vector<std::string> texts_at(const Value& object, const char* name, const char* inside = nullptr) {
  std::vector<std::string> texts;
  const Value* list = value_at(object, name);
  if (list == nullptr || !list->IsArray()) return texts;
  for (const Value& one : list->GetArray()) {
    if (inside == nullptr && one.IsString())
      texts.emplace_back(only_xml_chars({one.GetString(), one.GetStringLength()}));
    if (inside != nullptr && one.IsObject()) texts.push_back(text_at(one, inside));
  }
  return texts;
}

void read_dates(const Value& article, const Value* file, Metadata& metadata) {
  const auto date = parse_date(text_at(article, "datePublished"));
  if (file != nullptr && file->IsObject()) metadata.published = parse_date(text_at(*file, "datePublished"));
  if (date != metadata.published) metadata.byline_date = date;
  if (const auto modified = parse_date(text_at(article, "dateModified"))) metadata.modified = changed_on(*modified);
}

void read_extra(const Value& article, Metadata& metadata) {
  const Value* list = value_at(article, "additionalProperty");
  if (list == nullptr || !list->IsArray()) return;
  for (const Value& one : list->GetArray()) {
    if (!one.IsObject()) continue;
    const std::string name = text_at(one, "name");
    if (!name.empty()) metadata.extra.emplace_back(name, text_at(one, "value"));
  }
}

}  // namespace

void append_page_facts(const Metadata& metadata, std::string& out) {
  out += kGenerator;
  append_xml_attribute(out, program_of_pages());
  out += "\"/>\n";
  for (const std::string& author : metadata.authors) meta(out, "name", "author", author);
  meta(out, "name", "description", metadata.description);
  meta(out, "name", "keywords", keywords(metadata.tags));
  meta(out, "property", "article:published_time", html_date(metadata.date()));
  meta(out, "property", "article:modified_time", html_date(metadata.modified));
  meta(out, "property", "og:site_name", metadata.site_name);
  const std::string url = only_xml_chars(metadata.url);
  if (is_web_address(url)) {
    out += "<link rel=\"canonical\"";
    append_attribute(out, "href", url);
    out += "/>\n";
  }
  out += kFactsBegin;
  append_script(out, facts_of(metadata));
  out += kFactsEnd;
}

std::optional<Metadata> parse_page_facts(std::string_view json) {
  rapidjson::Document facts;  // read and freed without recursion
  facts.Parse<rapidjson::kParseIterativeFlag | rapidjson::kParseValidateEncodingFlag>(json.data(), json.size());
  if (facts.HasParseError() || !facts.IsObject()) return {};
  Metadata metadata;
  for (const TextRow& row : kTexts) metadata.*row.field = text_at(facts, row.name);
  if (!is_safe_address(metadata.url)) metadata.url.clear();
  for (const ListRow& row : kLists) metadata.*row.field = texts_at(facts, row.name.data());
  metadata.authors = texts_at(facts, "author", "name");
  const Value* file = value_at(facts, "isBasedOn");
  read_dates(facts, file, metadata);
  const Value* site = value_at(facts, "isPartOf");
  if (site != nullptr && site->IsObject()) {
    metadata.site_name = text_at(*site, "name");
    metadata.site = text_at(*site, "identifier");
  }
  if (file == nullptr || !file->IsObject()) return metadata;
  metadata.source.path = text_at(*file, "name");
  metadata.source.sha256 = text_at(*file, "sha256");
  const std::string day = text_at(*file, "dateCreated");
  if (!day.empty()) metadata.extra.emplace_back(kFetched.front(), day);
  read_extra(facts, metadata);
  return metadata;
}

void append_page_foot(const Metadata& metadata, std::string_view program, std::string& out) {
  const std::string& language = metadata.language;
  const auto part = [&](std::string_view label, std::string_view text, std::string_view tag) {
    if (text.empty()) return;
    if (!out.ends_with("<p>")) out += " · ";
    out += label;
    out += colon(language);
    if (!tag.empty()) out.append("<").append(tag).append(">");
    append_xml_text(out, one_line(text));
    if (!tag.empty()) out.append("</").append(tag).append(">");
  };
  out += "<footer class=\"provenance\">\n<p>";
  part(word(Word::SourceFile, language), only_xml_chars(metadata.source.path), {});
  part("SHA-256", only_xml_chars(metadata.source.sha256), "code");
  part(word(Word::Fetched, language), fetched(metadata), {});
  part(word(Word::MadeWith, language), program, {});
  out += "</p>\n</footer>\n";
}

std::string program_of_pages() { return std::string(kProgram).append(" ").append(program_version()); }

}  // namespace offprint
