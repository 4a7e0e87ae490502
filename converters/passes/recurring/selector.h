// Simple CSS selectors over a page's elements: `tag`, `.class`, `#id`, `[attribute]`, `[attribute=value]`, several of
// them together (`div.post#main`), one inside another (`main .meta a`), and lists of all that with commas.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "formats/document/node.h"

namespace offprint {

class Selector {
 public:
  // Nothing for what is no such selector: `>`, `:first-child`, an unclosed bracket.
  static std::optional<Selector> parse(std::string_view text);
  bool matches(const Node& node) const;

 private:
  struct Test {
    enum class Kind : std::uint8_t { Tag, Id, Class, Has, Is };
    Kind kind;
    std::string name;
    std::string value;  // Kind::Is
  };
  using Simple = std::vector<Test>;  // all must hold
  using Path = std::vector<Simple>;  // of the elements around it, outermost first, then its own

  static std::optional<Path> parse_path(std::string_view text);
  static std::optional<Simple> parse_simple(std::string_view text);
  static bool holds(const Test& test, const Element& element);
  static bool holds(const Simple& simple, const Node& node);

  std::vector<Path> paths_;
};

}  // namespace offprint
