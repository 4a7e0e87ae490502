// Front matter as Pelican's `Key: value` lines.
#include <algorithm>
#include <string>

#include "formats/reading/front_matter_fields.h"
#include "formats/reading/front_matter_forms.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

constexpr std::string_view kKnown[] = {"title",  "date",    "modified", "category", "tags",  "slug",
                                       "author", "authors", "summary",  "lang",     "status"};

bool is_known_key(std::string_view key) {
  return std::any_of(std::begin(kKnown), std::end(kKnown),
                     [&](std::string_view known) { return equals_ignoring_case(known, key); });
}

// Between commas, or between semicolons where there are any: names may hold a comma then.
YAML::Node people(std::string_view value) {
  const char sign = value.find(';') == std::string_view::npos ? ',' : ';';
  YAML::Node list(YAML::NodeType::Sequence);
  while (!value.empty()) {
    const std::size_t end = std::min(value.find(sign), value.size());
    list.push_back(quoted_node(trim(value.substr(0, end))));
    value.remove_prefix(std::min(end + 1, value.size()));
  }
  return list;
}

}  // namespace

std::optional<FrontMatterPlace> find_key_values(std::string_view text) {
  const std::size_t begin = skip_blank_lines(text, 0);
  std::size_t known = 0;
  std::size_t at = begin;
  for (; at < text.size() && at - begin < kMostFrontMatter; at = after_line(text, at)) {
    const std::string_view line = line_at(text, at);
    if (is_blank(line)) break;
    const std::size_t end = key_end(line);
    const bool goes_on = at > begin && is_space(line.front());
    if (end == std::string_view::npos ? !goes_on : line.substr(0, end).find(' ') < end) return std::nullopt;
    if (end != std::string_view::npos && is_known_key(line.substr(0, end))) ++known;
  }
  if (known < 2 || at - begin >= kMostFrontMatter) return std::nullopt;
  return FrontMatterPlace{text.substr(begin, at - begin), begin, at, FrontMatterPlace::Form::KeyValues};
}

void read_key_values(std::string_view lines, FrontMatter& front) {
  for (std::size_t at = 0; at < lines.size();) {
    const std::string_view line = line_at(lines, at);
    std::string value;
    const std::size_t end = key_end(line);
    if (end != std::string_view::npos) value = trim(line.substr(end + 1));
    for (at = after_line(lines, at); at < lines.size() && is_space(lines[at]); at = after_line(lines, at))
      (value += ' ') += trim(line_at(lines, at));
    if (end == std::string_view::npos) continue;
    const std::string key = lower(line.substr(0, end));
    const bool names = key == "author" || key == "authors";
    take_field(front, key, names ? people(value) : unquoted_node(value), value);
  }
}

}  // namespace offprint
