#include "formats/reading/front_matter.h"

#include "formats/reading/front_matter_fields.h"
#include "formats/reading/front_matter_forms.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

using Form = FrontMatterPlace::Form;

bool closes_yaml(std::string_view line) { return line == "---" || line == "..."; }

// From the line after the opening one.
std::optional<FrontMatterPlace> find_yaml(std::string_view text, std::size_t begin) {
  const std::size_t first = skip_blank_lines(text, begin);
  const std::string_view first_line = trim_end(line_at(text, first));
  if (!closes_yaml(first_line) && !first_line.starts_with('#') && key_end(first_line) == std::string_view::npos) {
    return std::nullopt;
  }
  for (std::size_t at = first; at < text.size(); at = after_line(text, at)) {
    if (closes_yaml(trim_end(line_at(text, at))))
      return FrontMatterPlace{text.substr(begin, at - begin), begin, after_line(text, at), Form::Yaml};
  }
  return std::nullopt;
}

std::optional<FrontMatterPlace> find_toml(std::string_view text, std::size_t begin) {
  for (std::size_t at = begin; at < text.size(); at = after_line(text, at)) {
    if (trim_end(line_at(text, at)) == "+++")
      return FrontMatterPlace{text.substr(begin, at - begin), begin, after_line(text, at), Form::Toml};
  }
  return std::nullopt;
}

// As old Hexo has it: no opening line. Two keys at least, a title or a date among them; every other line is part of a
// value. A paragraph over a rule is no such thing.
std::optional<FrontMatterPlace> find_unopened(std::string_view text, std::size_t begin) {
  std::size_t keys = 0;
  bool known = false;
  for (std::size_t at = begin; at < text.size() && at - begin <= kMostFrontMatter; at = after_line(text, at)) {
    const std::string_view line = trim_end(line_at(text, at));
    if (line == "---") {
      if (keys < 2 || !known) return std::nullopt;
      return FrontMatterPlace{text.substr(begin, at - begin), begin, after_line(text, at), Form::Yaml};
    }
    const std::size_t end = key_end(line);
    const bool part = line.empty() || is_space(line.front()) || line.starts_with("- ") || line.starts_with('#');
    if (end == std::string_view::npos ? !part || keys == 0 : line.substr(0, end).find(' ') < end && !part)
      return std::nullopt;
    if (end == std::string_view::npos || part) continue;
    ++keys;
    known = known || line.substr(0, end) == "title" || line.substr(0, end) == "date";
  }
  return std::nullopt;
}

}  // namespace

std::size_t key_end(std::string_view line) {
  if (line.empty() || is_space(line.front()) || line.front() == '<' || line.front() == '[')
    return std::string_view::npos;
  for (std::size_t at = line.find(':'); at != std::string_view::npos; at = line.find(':', at + 1)) {
    if (at > 0 && line[at - 1] != '\\' && (at + 1 == line.size() || is_space(line[at + 1]))) return at;
  }
  return std::string_view::npos;
}

std::optional<FrontMatterPlace> find_front_matter(std::string_view text) {
  const std::size_t open = skip_blank_lines(text, 0);
  const std::string_view line = trim_end(line_at(text, open));
  if (line == "---") return find_yaml(text, after_line(text, open));
  if (line == "+++") return find_toml(text, after_line(text, open));
  if (line.starts_with('{')) return find_json_object(text);
  if (key_end(line) == std::string_view::npos) return std::nullopt;
  return find_unopened(text, open);
}

std::string_view name(FrontMatterPlace::Form form) {
  switch (form) {
    case Form::Yaml: break;
    case Form::Toml: return "TOML";
    case Form::Json: return "JSON";
  }
  return "YAML";
}

FrontMatter read_front_matter(const FrontMatterPlace& place) {
  FrontMatter front;
  switch (place.form) {
    case Form::Yaml: read_yaml(place.text, front); break;
    case Form::Toml: read_toml(place.text, front); break;
    case Form::Json: read_json_object(place.text, front); break;
  }
  settle_second_choices(front);
  return front;
}

FrontMatter read_front_matter(std::string_view yaml) { return read_front_matter({yaml, 0, 0, Form::Yaml}); }

}  // namespace offprint
