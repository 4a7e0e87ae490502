#include <algorithm>
#include <utility>
#include <vector>

#include <yaml-cpp/yaml.h>

#include "formats/reading/front_matter_fields.h"
#include "formats/reading/front_matter_forms.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

// More than any header holds. Larger ones are read line by line: YAML's aliases let a text grow quadratically.
constexpr std::size_t kYamlBytes = 16384;

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
  return is_quoted(value) ? quoted_node(unquoted(value)) : unquoted_node(value);
}

std::string_view raw_value(const std::vector<Entry>& entries, std::string_view key) {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.key == key; });
  return found == entries.end() ? std::string_view() : found->value;
}

}  // namespace

void read_yaml(std::string_view yaml, FrontMatter& front) {
  const std::vector<Entry> entries = entries_of(yaml);
  if (is_blank(yaml)) return;
  const bool small = yaml.size() <= kYamlBytes;
  if (small && is_plain_mapping(yaml, entries)) {
    for (const Entry& entry : entries) take_field(front, entry.key, plain_node(entry.value), entry.value);
    return;
  }
  if (const YAML::Node whole = small ? load_mapping(yaml) : YAML::Node(YAML::NodeType::Undefined); whole.IsDefined()) {
    for (const auto& pair : whole) {
      if (pair.first.IsScalar())
        take_field(front, pair.first.Scalar(), pair.second, raw_value(entries, pair.first.Scalar()));
    }
    return;
  }
  front.repaired = true;
  for (const Entry& entry : entries) {
    const YAML::Node one = small ? load_mapping(entry.whole) : YAML::Node(YAML::NodeType::Undefined);
    const YAML::Node value = one.IsDefined() ? one.begin()->second : YAML::Node(YAML::NodeType::Undefined);
    take_field(front, entry.key, value, entry.value);
  }
}

}  // namespace offprint
