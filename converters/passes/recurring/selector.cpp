#include "converters/passes/recurring/selector.h"

#include <algorithm>

#include "converters/passes/furniture/class_words.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

bool is_of_name(char c) {
  return is_letter(c) || is_digit(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

// The name at the front of `text`, which it leaves.
std::string take_name(std::string_view& text) {
  const auto* const end = std::find_if_not(text.begin(), text.end(), is_of_name);
  std::string name(text.begin(), end);
  text.remove_prefix(name.size());
  return name;
}

std::string_view unquoted(std::string_view value) {
  const bool quoted =
      value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
  return quoted ? value.substr(1, value.size() - 2) : value;
}

// Up to the sign, outside brackets; `text` goes on behind it.
std::string_view take_until(std::string_view& text, bool (*ends)(char)) {
  std::size_t at = 0;
  for (bool inside = false; at < text.size() && (inside || !ends(text[at])); ++at) {
    if (text[at] == '[') inside = true;
    if (text[at] == ']') inside = false;
  }
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

}  // namespace

std::optional<Selector::Simple> Selector::parse_simple(std::string_view text) {
  Simple simple;
  if (const std::string tag = take_name(text); !tag.empty()) simple.push_back({Test::Kind::Tag, lower(tag), {}});
  if (text.starts_with('*') && simple.empty()) text.remove_prefix(1);
  while (!text.empty()) {
    const char sign = text.front();
    text.remove_prefix(1);
    if (sign == '.' || sign == '#') {
      const std::string name = take_name(text);
      if (name.empty()) return {};
      simple.push_back({sign == '.' ? Test::Kind::Class : Test::Kind::Id, name, {}});
      continue;
    }
    const std::size_t close = text.find(']');
    if (sign != '[' || close == std::string_view::npos) return {};
    std::string_view inner = trim(text.substr(0, close));
    text.remove_prefix(close + 1);
    const std::string name = lower(take_name(inner));
    if (name.empty() || (!inner.empty() && inner.front() != '=')) return {};
    if (inner.empty()) simple.push_back({Test::Kind::Has, name, {}});
    if (!inner.empty()) simple.push_back({Test::Kind::Is, name, std::string(unquoted(trim(inner.substr(1))))});
  }
  return simple;
}

std::optional<Selector::Path> Selector::parse_path(std::string_view text) {
  Path path;
  while (!trim(text).empty()) {
    text = trim(text);
    const std::string_view part = take_until(text, [](char c) { return is_space(c); });
    auto simple = parse_simple(part);
    if (!simple) return {};
    path.push_back(std::move(*simple));
  }
  return path;
}

std::optional<Selector> Selector::parse(std::string_view text) {
  Selector selector;
  while (!trim(text).empty()) {
    auto path = parse_path(take_until(text, [](char c) { return c == ','; }));
    if (!path || path->empty()) return {};
    selector.paths_.push_back(std::move(*path));
  }
  if (selector.paths_.empty()) return {};
  return selector;
}

bool Selector::holds(const Test& test, const Element& element) {
  switch (test.kind) {
    case Test::Kind::Tag: return element.name == test.name;
    case Test::Kind::Id: return element.get("id") == test.name;
    case Test::Kind::Class:
      return any_name(element.get("class"), [&](std::string_view name) { return name == test.name; });
    case Test::Kind::Has: return element.find(test.name) != nullptr;
    case Test::Kind::Is: return element.find(test.name) != nullptr && element.get(test.name) == test.value;
  }
  __builtin_unreachable();
}

bool Selector::holds(const Simple& simple, const Node& node) {
  return node.element != nullptr &&
         std::all_of(simple.begin(), simple.end(), [&](const Test& test) { return holds(test, *node.element); });
}

bool Selector::matches(const Node& node) const {
  return std::any_of(paths_.begin(), paths_.end(), [&](const Path& path) {
    if (!holds(path.back(), node)) return false;
    std::size_t left = path.size() - 1;
    for (const Node* around = node.parent; around != nullptr && left > 0; around = around->parent) {
      if (holds(path[left - 1], *around)) --left;
    }
    return left == 0;
  });
}

}  // namespace offprint
