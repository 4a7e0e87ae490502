#include "formats/reading/front_matter.h"

#include <algorithm>
#include <utility>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "formats/time/dates.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

// More than any header holds. Larger ones are read line by line: YAML's aliases let a text grow quadratically.
constexpr std::size_t kYamlBytes = 16384;

bool closes(std::string_view line) { return line == "---" || line == "..."; }

// Where the key of `key: value` ends at the start of a line; npos if the line does not have that form.
std::size_t key_end(std::string_view line) {
  if (line.empty() || is_space(line.front()) || line.front() == '<' || line.front() == '[')
    return std::string_view::npos;
  for (std::size_t at = line.find(':'); at != std::string_view::npos; at = line.find(':', at + 1)) {
    if (at > 0 && (at + 1 == line.size() || is_space(line[at + 1]))) return at;
  }
  return std::string_view::npos;
}

std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.front() == text.back();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

// A key as written in the text, with what follows it up to the next key.
struct Entry {
  std::string_view key;
  std::string_view value;  // trimmed
  std::string_view whole;  // `key: value`, all its lines
};

std::vector<Entry> entries_of(std::string_view yaml) {
  std::vector<Entry> entries;
  for (std::size_t at = 0; at < yaml.size(); at = after_line(yaml, at)) {
    const std::string_view line = trim_end(line_at(yaml, at));
    const std::size_t end = key_end(line);
    const bool item = line.starts_with("- ");
    if (end != std::string_view::npos && line.front() != '#' && !item) {
      entries.push_back({unquoted(trim(line.substr(0, end))), trim(line.substr(end + 1)), line});
    } else if (!entries.empty() && !line.empty()) {
      Entry& last = entries.back();
      const char* stop = line.data() + line.size();
      last.whole = {last.whole.data(), static_cast<std::size_t>(stop - last.whole.data())};
      const char* start = last.value.empty() ? line.data() : last.value.data();
      last.value = trim({start, static_cast<std::size_t>(stop - start)});
    }
  }
  return entries;
}

// Null (an undefined node) if the text is not a YAML mapping.
YAML::Node load_mapping(std::string_view yaml) {
  try {
    const YAML::Node node = YAML::Load(std::string(yaml));
    if (node.IsMap()) return node;
  } catch (const YAML::Exception&) {
    // The undefined node says so.
  }
  return YAML::Node(YAML::NodeType::Undefined);
}

// Lines of `key: value` that need no parser of YAML to be read as it would read them, which takes a hundred times as
// long: a key of letters, digits, '-' and '_', once; nothing, a plain scalar (YAML 1.2 §7.3.3), a quoted one without
// an escape, or a list of plain ones.
bool is_plain_key(std::string_view key) {
  const auto is_plain = [](char c) { return is_alphanumeric(c) || c == '-' || c == '_'; };
  return !key.empty() && key.size() <= 64 && is_letter(key.front()) && std::all_of(key.begin(), key.end(), is_plain) &&
         !equals_ignoring_case(key, "null");
}

bool is_quoted(std::string_view value) {
  if (value.size() < 2 || value.front() != value.back()) return false;
  const std::string_view inner = value.substr(1, value.size() - 2);
  if (value.front() == '"') return inner.find_first_of("\"\\") == std::string_view::npos;
  return value.front() == '\'' && inner.find('\'') == std::string_view::npos;
}

bool is_plain_scalar(std::string_view value) {
  constexpr std::string_view kIndicators = "-?:,[]{}#&*!|>'\"%@`~";
  if (kIndicators.find(value.front()) != std::string_view::npos || equals_ignoring_case(value, "null")) return false;
  for (std::size_t at = value.find_first_of(":#"); at != std::string_view::npos;
       at = value.find_first_of(":#", at + 1)) {
    if (value[at] == '#' ? value[at - 1] == ' ' : at + 1 == value.size() || value[at + 1] == ' ') return false;
  }
  return true;
}

// The items of a list in brackets (§7.4.1), if all are plain scalars without anything that could end one; else none.
std::vector<std::string_view> plain_items(std::string_view value) {
  std::vector<std::string_view> items;
  if (!value.starts_with('[') || !value.ends_with(']')) return items;
  std::string_view rest = value.substr(1, value.size() - 2);
  for (bool more = true; more;) {
    const std::size_t comma = rest.find(',');
    more = comma != std::string_view::npos;
    const std::string_view item = trim(rest.substr(0, comma));
    const bool plain =
        !item.empty() && is_plain_scalar(item) && item.find_first_of(":#?[]{}") == std::string_view::npos;
    if (!plain) return {};
    items.push_back(item);
    rest.remove_prefix(more ? comma + 1 : rest.size());
  }
  return items;
}

bool is_plain_value(std::string_view value) {
  return value.empty() || is_quoted(value) || is_plain_scalar(value) || !plain_items(value).empty();
}

bool is_plain_mapping(std::string_view yaml, const std::vector<Entry>& entries) {
  // A tab may separate, and these end lines in YAML 1.1 or are marks.
  for (const std::string_view odd : {"\t", "\f", "\r", "\u0085", "\u2028", "\u2029", "\uFEFF"})
    if (yaml.find(odd) != std::string_view::npos) return false;
  std::size_t lines = 0;
  for (std::size_t at = 0; at < yaml.size(); at = after_line(yaml, at)) lines += is_blank(line_at(yaml, at)) ? 0 : 1;
  if (lines != entries.size() || !is_xml_text(yaml)) return false;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const Entry& entry = entries[i];
    const auto same = [&](const Entry& other) { return other.key == entry.key; };
    const auto here = entries.begin() + static_cast<std::ptrdiff_t>(i);
    if (!is_plain_key(entry.key) || !entry.whole.starts_with(entry.key) || std::any_of(entries.begin(), here, same))
      return false;
    if (!is_plain_value(entry.value)) return false;
  }
  return !entries.empty();
}

YAML::Node plain_node(std::string_view value) {
  if (value.empty()) return {};
  if (const auto items = plain_items(value); !items.empty()) {
    YAML::Node list;
    for (const std::string_view item : items) list.push_back(plain_node(item));
    return list;
  }
  YAML::Node node{std::string(unquoted(value))};
  node.SetTag(is_quoted(value) ? "!" : "?");
  return node;
}

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

// A string is a list of one. Items that are not scalars have no text of their own; no such list was ever seen.
std::vector<std::string> list_of(const YAML::Node& value, std::string_view raw) {
  std::vector<std::string> list;
  if (value.IsDefined() && value.IsSequence()) {
    for (const YAML::Node& item : value) {
      if (item.IsScalar()) add(list, one_line(clean(item.Scalar())));
    }
  } else if (value.IsDefined() && !value.IsNull()) {
    add(list, one_line(text_of(value, raw)));
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

// A person's name in a map, as Jekyll's importers and Hugo write it; nothing from a login or an e-mail address.
std::string name_in(const YAML::Node& map) {
  for (const char* key : {"display_name", "name", "nickname"}) {
    const YAML::Node value = map[key];
    if (value.IsDefined() && value.IsScalar() && !is_blank(value.Scalar())) return one_line(clean(value.Scalar()));
  }
  return {};
}

std::vector<std::string> people_of(const YAML::Node& value, std::string_view raw) {
  if (!value.IsDefined() || !(value.IsMap() || value.IsSequence())) return list_of(value, raw);
  std::vector<std::string> list;
  if (value.IsMap()) {
    add(list, name_in(value));
    const bool alone = !list.empty();
    for (const auto& pair : value) {  // a map of maps: one for each key
      if (!alone && pair.second.IsMap()) add(list, name_in(pair.second));
    }
  }
  if (value.IsSequence()) {
    for (const YAML::Node& item : value) {
      if (item.IsMap()) add(list, name_in(item));
      if (item.IsScalar()) add(list, one_line(clean(item.Scalar())));
    }
  }
  return list;
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
    {"author", [](FrontMatter& f, const YAML::Node& v, std::string_view r) { f.metadata.authors = people_of(v, r); }},
    {"authors", [](FrontMatter& f, const YAML::Node& v, std::string_view r) { f.metadata.authors = people_of(v, r); }},
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
    {"tags", [](FrontMatter& f, const YAML::Node& v, std::string_view r) { f.metadata.tags = list_of(v, r); }},
    {"categories",
     [](FrontMatter& f, const YAML::Node& v, std::string_view r) { f.metadata.categories = list_of(v, r); }},
};

void take(FrontMatter& front, std::string_view key, const YAML::Node& value, std::string_view raw) {
  for (const Field& field : kFields) {
    if (field.key == key) return field.take(front, value, raw);
  }
  front.metadata.extra.emplace_back(clean(key), text_of(value, raw));
}

std::string_view raw_value(const std::vector<Entry>& entries, std::string_view key) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return found == entries.end() ? std::string_view() : found->value;
}

}  // namespace

std::optional<FrontMatterPlace> find_front_matter(std::string_view text) {
  const std::size_t open = skip_blank_lines(text, 0);
  if (trim_end(line_at(text, open)) != "---") return std::nullopt;
  const std::size_t begin = after_line(text, open);
  const std::size_t first = skip_blank_lines(text, begin);
  const std::string_view first_line = trim_end(line_at(text, first));
  if (!closes(first_line) && !first_line.starts_with('#') && key_end(first_line) == std::string_view::npos) {
    return std::nullopt;
  }
  for (std::size_t at = first; at < text.size(); at = after_line(text, at)) {
    if (closes(trim_end(line_at(text, at))))
      return FrontMatterPlace{text.substr(begin, at - begin), begin, after_line(text, at)};
  }
  return std::nullopt;
}

FrontMatter read_front_matter(std::string_view yaml) {
  FrontMatter front;
  const std::vector<Entry> entries = entries_of(yaml);
  if (is_blank(yaml)) return front;
  const bool small = yaml.size() <= kYamlBytes;
  if (small && is_plain_mapping(yaml, entries)) {
    for (const Entry& entry : entries) take(front, entry.key, plain_node(entry.value), entry.value);
    return front;
  }
  if (const YAML::Node whole = small ? load_mapping(yaml) : YAML::Node(YAML::NodeType::Undefined); whole.IsDefined()) {
    for (const auto& pair : whole) {
      if (pair.first.IsScalar()) take(front, pair.first.Scalar(), pair.second, raw_value(entries, pair.first.Scalar()));
    }
    return front;
  }
  front.repaired = true;
  for (const Entry& entry : entries) {
    const YAML::Node one = small ? load_mapping(entry.whole) : YAML::Node(YAML::NodeType::Undefined);
    const YAML::Node value = one.IsDefined() ? one.begin()->second : YAML::Node(YAML::NodeType::Undefined);
    take(front, entry.key, value, entry.value);
  }
  return front;
}

}  // namespace offprint
