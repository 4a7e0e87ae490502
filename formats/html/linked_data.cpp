#include "formats/html/linked_data.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

#include <rapidjson/document.h>

#include "formats/html/words_of.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

using rapidjson::Value;

std::string_view view(const Value& text) { return {text.GetString(), text.GetStringLength()}; }

// Types of schema.org that are an article, or stand for one.
constexpr auto kArticles = std::to_array<std::string_view>({"AdvertiserContentArticle",
                                                            "AnalysisNewsArticle",
                                                            "Article",
                                                            "AskPublicNewsArticle",
                                                            "BackgroundNewsArticle",
                                                            "BlogPosting",
                                                            "DiscussionForumPosting",
                                                            "LiveBlogPosting",
                                                            "MedicalScholarlyArticle",
                                                            "NewsArticle",
                                                            "OpinionNewsArticle",
                                                            "Report",
                                                            "ReportageNewsArticle",
                                                            "Review",
                                                            "ReviewNewsArticle",
                                                            "SatiricalArticle",
                                                            "ScholarlyArticle",
                                                            "SocialMediaPosting",
                                                            "TechArticle",
                                                            "Recipe",
                                                            "Question"});
constexpr auto kPages = std::to_array<std::string_view>({"AboutPage", "FAQPage", "ItemPage", "QAPage", "WebPage"});
constexpr std::string_view kSite = "WebSite";

// What is taken, and of a value that is a thing, as what.
constexpr auto kFields = std::to_array<std::string_view>({"headline", "name", "author", "creator", "datePublished",
                                                          "dateCreated", "dateModified", "publisher", "isPartOf",
                                                          "keywords", "articleSection", "description", "inLanguage"});

// An article's text, or a review's.
constexpr auto kBodies = std::to_array<std::string_view>({"articleBody", "reviewBody"});

constexpr int kDeepest = 32;            // things within things
constexpr std::size_t kLongest = 2000;  // bytes of a value: more is the article's text
constexpr std::size_t kMost = 64;       // values of a field

// What pages put around and into JSON and is none of it. The longer of two that begin alike comes first.
constexpr auto kWrappings = std::to_array<std::string_view>(
    {"<!--", "-->", "/*<![CDATA[*/", "//<![CDATA[", "<![CDATA[", "/*]]>*/", "//]]>", "]]>"});

// From the first bracket, with spaces for control characters in strings, which may not hold any.
std::string repaired(std::string_view json) {
  std::string text;
  bool quoted = false;
  for (std::size_t at = 0; at < json.size();) {
    const std::string_view rest = json.substr(at);
    const auto* const wrapping = std::find_if(kWrappings.begin(), kWrappings.end(), [&](std::string_view row) {
      return rest.front() == row.front() && rest.starts_with(row);
    });
    if (wrapping != kWrappings.end()) {
      at += wrapping->size();
      continue;
    }
    const char c = json[at++];
    if (text.empty() && c != '{' && c != '[') continue;
    text += quoted && static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    if (c == '\\' && quoted && at < json.size()) text += json[at++];
    quoted = quoted != (c == '"');
  }
  return text;
}

bool parse(const std::string& text, rapidjson::Document& json) {
  constexpr unsigned kLenient = rapidjson::kParseIterativeFlag | rapidjson::kParseCommentsFlag |
                                rapidjson::kParseTrailingCommasFlag | rapidjson::kParseNanAndInfFlag |
                                rapidjson::kParseStopWhenDoneFlag;
  json.Parse<kLenient>(text.data(), text.size());
  return !json.HasParseError();
}

class ThingReader {
 public:
  explicit ThingReader(std::vector<LinkedThing>& out) : out_(out) {}

  void run(const Value& json) {
    name_things(json, 0);
    look_at(json, 0);
  }

 private:
  static const Value* find(const Value& thing, std::string_view key) {
    const auto at =
        thing.FindMember(Value(rapidjson::StringRef(key.data(), static_cast<rapidjson::SizeType>(key.size()))));
    return at == thing.MemberEnd() || at->value.IsNull() ? nullptr : &at->value;
  }

  static std::string_view string(const Value& thing, std::string_view key) {
    const Value* value = find(thing, key);
    return value != nullptr && value->IsString() ? view(*value) : std::string_view();
  }

  // "http://schema.org/Article" is "Article".
  static bool is_of(const Value& thing, std::span<const std::string_view> types) {
    const auto listed = [&](const Value& type) {
      if (!type.IsString()) return false;
      std::string_view name = view(type);
      name.remove_prefix(name.find_last_of("/:#") + 1);
      return std::find(types.begin(), types.end(), name) != types.end();
    };
    const Value* type = find(thing, "@type");
    if (type == nullptr) return false;
    if (!type->IsArray()) return listed(*type);
    return std::any_of(type->Begin(), type->End(), listed);
  }

  // Names of things that others only refer to by their @id.
  void name_things(const Value& value, int depth) {
    if (depth > kDeepest) return;
    if (value.IsArray()) {
      for (const Value& item : value.GetArray()) name_things(item, depth + 1);
    } else if (value.IsObject()) {
      const std::string_view id = string(value, "@id");
      const std::string_view name = string(value, "name");
      if (!id.empty() && !name.empty()) names_.try_emplace(id, name);
      for (const auto& member : value.GetObject()) name_things(member.value, depth + 1);
    }
  }

  void look_at(const Value& value, int depth) {
    if (depth > kDeepest) return;
    if (value.IsArray()) {
      for (const Value& item : value.GetArray()) look_at(item, depth + 1);
      return;
    }
    if (!value.IsObject()) return;
    take(value);
    for (const std::string_view inner : {"@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"}) {
      if (const Value* found = find(value, inner)) look_at(*found, depth + 1);
    }
  }

  void take(const Value& thing) {
    LinkedThing made;
    if (is_of(thing, kArticles)) {
      made.kind = LinkedThing::Kind::Article;
    } else if (is_of(thing, kPages)) {
      made.kind = LinkedThing::Kind::Page;
    } else if (is_of(thing, std::span(&kSite, 1))) {
      made.kind = LinkedThing::Kind::Site;
    } else {
      return;
    }
    for (const std::string_view field : kFields) {
      if (const Value* value = find(thing, field)) take_values(made, field, *value, 0);
    }
    for (const std::string_view body : kBodies) {
      if (made.body.empty()) made.body = words_of(string(thing, body));
    }
    made.url = url_of(thing);
    if (!made.fields.empty() || !made.body.empty()) out_.push_back(std::move(made));
  }

  static std::string url_of(const Value& thing) {
    if (const std::string_view url = string(thing, "url"); !url.empty()) return std::string(trim(url));
    const Value* page = find(thing, "mainEntityOfPage");
    if (page != nullptr && page->IsString()) return std::string(trim(view(*page)));
    if (page != nullptr && page->IsObject() && !string(*page, "@id").empty())
      return std::string(trim(string(*page, "@id")));
    return std::string(trim(string(thing, "@id")));
  }

  void take_values(LinkedThing& made, std::string_view field, const Value& value, int depth) {
    if (depth > kDeepest || made.fields.size() > kMost) return;
    if (value.IsArray()) {
      if (field == "keywords" && value.Size() > 1) made.lists_keywords = true;
      for (const Value& item : value.GetArray()) take_values(made, field, item, depth + 1);
    } else if (value.IsString()) {
      add(made, field, view(value));
    } else if (value.IsObject()) {
      take_name(made, field, value, depth);
    }
  }

  void take_name(LinkedThing& made, std::string_view field, const Value& thing, int depth) {
    if (const Value* name = find(thing, "name")) return take_values(made, field, *name, depth + 1);
    if (const Value* value = find(thing, "@value")) return take_values(made, field, *value, depth + 1);
    if (const auto named = names_.find(string(thing, "@id")); named != names_.end()) add(made, field, named->second);
  }

  static void add(LinkedThing& made, std::string_view field, std::string_view value) {
    if (value.size() > kLongest) return;
    std::string text = words_of(value);
    if (!text.empty()) made.fields.emplace_back(field, std::move(text));
  }

  std::vector<LinkedThing>& out_;
  std::unordered_map<std::string_view, std::string_view> names_;
};

}  // namespace

std::string_view LinkedThing::find(std::string_view key) const {
  const auto at = std::find_if(fields.begin(), fields.end(), [&](const auto& field) { return field.first == key; });
  return at == fields.end() ? std::string_view() : std::string_view(at->second);
}

std::vector<LinkedThing> read_linked_data(std::string_view json) {
  std::vector<LinkedThing> out;
  const std::string text = repaired(json);
  if (text.empty()) return out;
  rapidjson::Document parsed;
  if (!parse(text, parsed)) {
    if (text.find("&quot;") == std::string::npos || !parse(decoded_line(text), parsed)) return out;
  }
  ThingReader(out).run(parsed);
  return out;
}

}  // namespace offprint
