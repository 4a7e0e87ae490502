#include "formats/reading/front_matter_fields.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "formats/time/dates.h"
#include "formats/time/day_order.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

// Clean as load_text leaves text: escapes such as "\x01" are the one way around it.
std::string clean(std::string_view text) {
  text = trim(text);
  if (is_xml_text(text)) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    if (is_xml_char(c.value)) append_utf8(out, c.value);
    at += c.size;
  }
  return out;
}

// A raw value without its quotes; only the escapes that quoting itself requires are undone.
std::string plain(std::string_view raw) {
  const std::string_view inner = unquoted(raw);
  if (inner.size() == raw.size()) return std::string(raw);
  std::string out;
  for (std::size_t at = 0; at < inner.size(); ++at) {
    const char next = at + 1 < inner.size() ? inner[at + 1] : '\0';
    const bool escaped =
        raw.front() == '"' ? inner[at] == '\\' && (next == '"' || next == '\\') : inner[at] == '\'' && next == '\'';
    if (escaped) ++at;
    out += inner[at];
  }
  return out;
}

// Whether YAML's scalar is the text: not null, whose spelling is lost, and without a tag of its own.
bool is_text(const YAML::Node& value) {
  return value.IsScalar() && (value.Tag() == "?" || value.Tag() == "!" || value.Tag().empty());
}

// A value that is meant as one text; `raw` if YAML sees something else in it, such as the list in `title: [x]`.
std::string text_of(const YAML::Node& value, std::string_view raw) {
  return is_text(value) ? clean(value.Scalar()) : clean(plain(raw));
}

// A title without quotes includes what follows a ` #`: to YAML a comment, to a crawler a word.
std::string title_of(const YAML::Node& value, std::string_view raw) {
  const bool unquoted_line = value.IsScalar() && value.Tag() == "?" && raw.find('\n') == std::string_view::npos;
  return one_line(unquoted_line && raw.starts_with(value.Scalar()) ? clean(raw) : text_of(value, raw));
}

void add(std::vector<std::string>& list, std::string text) {
  if (!text.empty()) list.push_back(std::move(text));
}

// The parts between commas, western or Chinese.
void add_parts(std::vector<std::string>& list, std::string_view text) {
  constexpr std::string_view kWide = "，";
  while (!text.empty()) {
    const std::size_t comma = std::min(text.find(','), text.find(kWide));
    add(list, std::string(trim(text.substr(0, comma))));
    if (comma == std::string_view::npos) return;
    text.remove_prefix(comma + (text[comma] == ',' ? 1 : kWide.size()));
  }
}

std::string name_under(const YAML::Node& map, const char* key) {
  const YAML::Node value = map[key];
  const bool named = value.IsDefined() && value.IsScalar() && !is_blank(value.Scalar());
  return named ? one_line(clean(value.Scalar())) : std::string();
}

// Given and family name, as CSL and Quarto part them.
std::string parted_name(const YAML::Node& map) {
  std::string name;
  for (const char* part : {"given", "dropping-particle", "non-dropping-particle", "family", "suffix"})
    name += name_under(map, part) + " ";
  return one_line(name);
}

// A person's name in a map, as Jekyll's importers, Hugo, Quarto and CSL write it; nothing from a login or an e-mail
// address.
std::string name_in(const YAML::Node& map) {
  std::string name = name_under(map, "display_name");
  if (name.empty()) name = one_line(name_under(map, "first_name") + " " + name_under(map, "last_name"));
  if (name.empty()) name = name_under(map, "name");
  const YAML::Node parts = map["name"].IsDefined() && map["name"].IsMap() ? map["name"] : map;
  if (name.empty()) name = name_under(parts, "literal");
  if (name.empty()) name = parted_name(parts);
  return name.empty() ? name_under(map, "nickname") : name;
}

// Of a list's item: its text, the name in a map, the items of a list in it (Hexo: a category with those below it).
void add_item(std::vector<std::string>& list, const YAML::Node& item) {
  if (item.IsScalar()) add(list, one_line(clean(item.Scalar())));
  if (item.IsMap()) add(list, name_in(item));
  if (!item.IsSequence()) return;
  for (const YAML::Node& inner : item) {
    if (inner.IsScalar()) add(list, one_line(clean(inner.Scalar())));
  }
}

// A string is a list of one, or of its parts if `split` is given and no quotes are around it.
std::vector<std::string> list_of(const YAML::Node& value, std::string_view raw, bool split = false) {
  std::vector<std::string> list;
  if (value.IsDefined() && value.IsSequence()) {
    for (const YAML::Node& item : value) add_item(list, item);
  } else if (value.IsDefined() && !value.IsNull()) {
    const std::string text = one_line(text_of(value, raw));
    if (!split || value.Tag() == "!") {
      add(list, text);
    } else {
      add_parts(list, text);
    }
  } else if (raw.starts_with('[') && raw.ends_with(']')) {
    for (raw = raw.substr(1, raw.size() - 2); !raw.empty();) {
      const std::size_t comma = std::min(raw.find(','), raw.size());
      add(list, one_line(clean(plain(trim(raw.substr(0, comma))))));
      raw.remove_prefix(std::min(comma + 1, raw.size()));
    }
  } else if (!value.IsDefined()) {
    add(list, one_line(clean(plain(raw))));
  }
  return list;
}

// What maps say of persons without a name, as keys of their own: `author.id`, `author.email`.
class Nameless {
 public:
  explicit Nameless(FrontMatter& front) : front_(front) {}

  void leave(const std::string& key, const YAML::Node& map, int levels = 4) {
    for (const auto& pair : map) {
      if (!may_go_on()) return;
      if (!pair.first.IsScalar()) continue;
      const std::string own = key + '.' + one_line(clean(pair.first.Scalar()));
      if (pair.second.IsMap() && levels > 0) leave(own, pair.second, levels - 1);
      put(own, pair.second);
    }
  }
  // A text, or the texts of a list.
  void put(const std::string& key, const YAML::Node& value) {
    if (value.IsScalar()) put(key, one_line(clean(value.Scalar())));
    if (!value.IsSequence()) return;
    for (const YAML::Node& item : value) {
      if (!may_go_on()) return;
      if (item.IsScalar()) put(key, one_line(clean(item.Scalar())));
    }
  }

 private:
  // YAML's aliases let a short text say very much.
  bool may_go_on() {
    if (left_ == 0) front_.repaired = true;
    return left_ > 0 && left_-- > 0;
  }

  void put(const std::string& key, const std::string& value) {
    if (value.empty()) return;
    auto& extra = front_.metadata.extra;
    const auto [place, is_new] = places_.try_emplace(key, extra.size());
    if (is_new) {
      extra.emplace_back(key, value);
    } else {
      extra[place->second].second += ", " + value;
    }
  }

  FrontMatter& front_;
  int left_ = 2000;  // values
  std::unordered_map<std::string, std::size_t> places_;
};

void take_people(FrontMatter& front, const std::string& key, const YAML::Node& value, std::string_view raw) {
  std::vector<std::string>& list = front.metadata.authors;
  if (!value.IsDefined() || !(value.IsMap() || value.IsSequence())) {
    list = list_of(value, raw);
    return;
  }
  list.clear();
  Nameless nameless(front);
  const auto add_person = [&](const std::string& of, const YAML::Node& map) {
    std::string name = name_in(map);
    if (name.empty()) nameless.leave(of, map);
    add(list, std::move(name));
  };
  if (value.IsMap()) {
    const bool of_maps = name_in(value).empty() && std::any_of(value.begin(), value.end(), [](const auto& pair) {
                           return pair.second.IsMap() && !name_in(pair.second).empty();
                         });
    if (!of_maps) add_person(key, value);
    for (const auto& pair : value) {  // a map of maps: one for each key
      if (!of_maps || !pair.first.IsScalar()) continue;
      const std::string own = key + '.' + one_line(clean(pair.first.Scalar()));
      if (pair.second.IsMap()) {
        add_person(own, pair.second);
      } else {
        nameless.put(own, pair.second);
      }
    }
  }
  if (value.IsSequence()) {
    for (const YAML::Node& item : value) {
      if (item.IsMap()) add_person(key, item);
      if (item.IsScalar()) add(list, one_line(clean(item.Scalar())));
    }
  }
}

void take_language(FrontMatter& front, const YAML::Node& value, std::string_view raw) {
  if (front.metadata.language.empty()) front.metadata.language = one_line(text_of(value, raw));
}

// A value that is not a date stays among the other keys.
void take_modified(FrontMatter& front, const std::string& key, const YAML::Node& value, std::string_view raw) {
  const std::string text = one_line(text_of(value, raw));
  if (const auto moment = parse_date(text); moment && !front.metadata.modified) {
    front.metadata.modified = changed_on(*moment);
  } else {
    front.metadata.extra.emplace_back(key, text);
  }
}

void take_tags(FrontMatter& front, const YAML::Node& value, std::string_view raw) {
  for (std::string& tag : list_of(value, raw, true)) {
    std::vector<std::string>& tags = front.metadata.tags;
    if (std::find(tags.begin(), tags.end(), tag) == tags.end()) tags.push_back(std::move(tag));
  }
}
void take_categories(FrontMatter& front, const YAML::Node& value, std::string_view raw) {
  for (std::string& category : list_of(value, raw, true)) front.metadata.categories.push_back(std::move(category));
}

// What our writer puts beside the article's own date. `published: false` is another thing, of Jekyll.
void take_published(FrontMatter& front, const YAML::Node& value, std::string_view raw) {
  const std::string text = one_line(text_of(value, raw));
  if (const auto moment = parse_date(text)) {
    front.published = in_utc(*moment);
  } else {
    front.metadata.extra.emplace_back("published", text);
  }
}

// The keys that have a field of their own.
struct Field {
  std::string_view key;
  void (*take)(FrontMatter& front, const YAML::Node& value, std::string_view raw);
};
constexpr Field kFields[] = {
    {"title", [](FrontMatter& f, const YAML::Node& v, std::string_view r) { f.metadata.title = title_of(v, r); }},
    {"date", [](FrontMatter& f, const YAML::Node& v, std::string_view r) { f.date = one_line(text_of(v, r)); }},
    {"from", [](FrontMatter& f, const YAML::Node& v, std::string_view r) { f.metadata.url = one_line(text_of(v, r)); }},
    {"url",
     [](FrontMatter& f, const YAML::Node& v, std::string_view r) {
       if (f.metadata.url.empty()) f.metadata.url = one_line(text_of(v, r));
     }},
    {"author", [](FrontMatter& f, const YAML::Node& v, std::string_view r) { take_people(f, "author", v, r); }},
    {"authors", [](FrontMatter& f, const YAML::Node& v, std::string_view r) { take_people(f, "authors", v, r); }},
    {"site_name",
     [](FrontMatter& f, const YAML::Node& v, std::string_view r) { f.metadata.site_name = one_line(text_of(v, r)); }},
    {"description",
     [](FrontMatter& f, const YAML::Node& v, std::string_view r) { f.metadata.description = one_line(text_of(v, r)); }},
    {"modified", [](FrontMatter& f, const YAML::Node& v, std::string_view r) { take_modified(f, "modified", v, r); }},
    {"updated", [](FrontMatter& f, const YAML::Node& v, std::string_view r) { take_modified(f, "updated", v, r); }},
    {"lastmod", [](FrontMatter& f, const YAML::Node& v, std::string_view r) { take_modified(f, "lastmod", v, r); }},
    {"last_modified_at",
     [](FrontMatter& f, const YAML::Node& v, std::string_view r) { take_modified(f, "last_modified_at", v, r); }},
    {"lang", take_language},
    {"language", take_language},
    {"tags", take_tags},
    {"tag", take_tags},
    {"keywords", take_tags},
    {"categories", take_categories},
    {"category", take_categories},
    {"rights", [](FrontMatter& f, const YAML::Node& v, std::string_view r) { f.metadata.rights = text_of(v, r); }},
    {"identifier",
     [](FrontMatter& f, const YAML::Node& v, std::string_view r) { f.metadata.identifier = text_of(v, r); }},
    {"published", take_published},
};

// Keys that stand for a field that no key of its own has filled, the first of them first.
bool is_web_address(std::string_view text) {
  return (starts_ignoring_case(text, "https://") || starts_ignoring_case(text, "http://")) &&
         std::none_of(text.begin(), text.end(), [](char c) { return is_space(c); });
}
bool is_anything(std::string_view text) { return !text.empty(); }
struct SecondChoice {
  std::string_view key;
  std::string Metadata::*field;
  bool (*fits)(std::string_view value);
};
constexpr SecondChoice kSecondChoices[] = {
    {"canonical_url", &Metadata::url, is_web_address}, {"permalink", &Metadata::url, is_web_address},
    {"link", &Metadata::url, is_web_address},          {"original_url", &Metadata::url, is_web_address},
    {"external_url", &Metadata::url, is_web_address},  {"source", &Metadata::url, is_web_address},
    {"excerpt", &Metadata::description, is_anything},  {"summary", &Metadata::description, is_anything},
    {"subtitle", &Metadata::description, is_anything},
};

}  // namespace

std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.front() == text.back();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

YAML::Node quoted_node(std::string_view text) {
  YAML::Node node{std::string(text)};
  node.SetTag("!");
  return node;
}
YAML::Node unquoted_node(std::string_view text) {
  YAML::Node node{std::string(text)};
  node.SetTag("?");
  return node;
}

void take_field(FrontMatter& front, std::string_view key, const YAML::Node& value, std::string_view raw) {
  for (const Field& field : kFields) {
    if (field.key == key) return field.take(front, value, raw);
  }
  front.metadata.extra.emplace_back(clean(key), text_of(value, raw));
}

namespace {

// When it came out, in other programs' words (Astro, Hugo, Jekyll's plugins); when it was begun, where nothing else
// tells.
constexpr std::array<std::string_view, 12> kDates{"pubDate",     "pubdate",      "publishDate",    "publish_date",
                                                  "publishedAt", "published_at", "date_published", "datePublished",
                                                  "created",     "created_at",   "createdAt",      "date_created"};

void settle_date(FrontMatter& front) {
  if (!front.date.empty() || front.published) return;
  auto& extra = front.metadata.extra;
  const DayOrder order = day_order(front.metadata.language);
  for (const std::string_view key : kDates) {
    const auto found = std::find_if(extra.begin(), extra.end(), [&](const auto& entry) {
      return entry.first == key && parse_date(entry.second, order).has_value();
    });
    if (found == extra.end()) continue;
    front.date = one_line(found->second);
    front.date_key = key;
    extra.erase(found);
    return;
  }
}

}  // namespace

void settle_second_choices(FrontMatter& front) {
  settle_date(front);
  Metadata& metadata = front.metadata;
  for (const SecondChoice& row : kSecondChoices) {
    std::string& field = metadata.*row.field;
    const auto found = std::find_if(metadata.extra.begin(), metadata.extra.end(), [&](const auto& entry) {
      return entry.first == row.key && row.fits(entry.second);
    });
    if (!field.empty() || found == metadata.extra.end()) continue;
    field = one_line(found->second);
    metadata.extra.erase(found);
  }
}

}  // namespace offprint
