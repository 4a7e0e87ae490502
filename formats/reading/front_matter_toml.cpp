// Front matter in TOML, between two lines of `+++`, as Hugo has it.
#include <sstream>
#include <string>
#include <toml++/toml.h>

#include "formats/reading/front_matter_fields.h"
#include "formats/reading/front_matter_forms.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

constexpr int kDeepestToml = 16;  // of a value; what is nested deeper is left out

// A date or a number, as TOML spells it.
template <class T>
std::string spelled_toml(const T& value) {
  std::ostringstream out;
  out.imbue(std::locale::classic());
  out << value;
  return out.str();
}

YAML::Node node_of_toml(const toml::node& value, int depth) {
  if (depth > kDeepestToml) return {};
  YAML::Node made;
  if (const auto* list = value.as_array()) {
    for (const toml::node& item : *list) made.push_back(node_of_toml(item, depth + 1));
  } else if (const auto* table = value.as_table()) {
    for (const auto& [key, item] : *table) made[std::string(std::string_view(key))] = node_of_toml(item, depth + 1);
  } else if (const auto* text = value.as_string()) {
    made = quoted_node(text->get());
  } else if (const auto* date = value.as_date_time()) {
    made = unquoted_node(spelled_toml(date->get()));
  } else if (const auto* day = value.as_date()) {
    made = unquoted_node(spelled_toml(day->get()));
  } else if (const auto* time = value.as_time()) {
    made = unquoted_node(spelled_toml(time->get()));
  } else if (const auto* number = value.as_integer()) {
    made = unquoted_node(std::to_string(number->get()));
  } else if (const auto* fraction = value.as_floating_point()) {
    made = unquoted_node(spelled_toml(fraction->get()));
  } else if (const auto* flag = value.as_boolean()) {
    made = unquoted_node(flag->get() ? "true" : "false");
  }
  return made;
}

// In the order of the text: TOML's tables are sorted by name.
std::vector<std::string_view> keys_in_order(const toml::table& table) {
  std::vector<std::pair<toml::source_position, std::string_view>> keys;
  for (const auto& [key, value] : table) keys.emplace_back(key.source().begin, std::string_view(key));
  std::sort(keys.begin(), keys.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<std::string_view> names;
  names.reserve(keys.size());
  for (const auto& [place, name] : keys) names.push_back(name);
  return names;
}

// Line by line, `key = value`, for what is not TOML.
void repair_toml(std::string_view text, FrontMatter& front) {
  front.repaired = true;
  for (std::size_t at = 0; at < text.size(); at = after_line(text, at)) {
    const std::string_view line = trim(line_at(text, at));
    const std::size_t sign = line.find('=');
    if (sign == std::string_view::npos || line.starts_with('#') || line.starts_with('[')) continue;
    const std::string_view value = trim(line.substr(sign + 1));
    take_field(front, unquoted(trim(line.substr(0, sign))), YAML::Node(YAML::NodeType::Undefined), value);
  }
}

}  // namespace

void read_toml(std::string_view text, FrontMatter& front) {
  if (text.size() > kMostFrontMatter) return repair_toml(text, front);
  try {
    const toml::table table = toml::parse(text);
    for (const std::string_view key : keys_in_order(table)) {
      const YAML::Node value = node_of_toml(*table.get(key), 0);
      std::string raw;
      if (!value.IsScalar()) raw = spelled_toml(toml::node_view<const toml::node>(table.get(key)));
      take_field(front, key, value, raw);
    }
  } catch (const toml::parse_error&) {
    front = {};
    repair_toml(text, front);
  }
}

}  // namespace offprint
