#include "formats/markdown/formula.h"

#include <algorithm>
#include <cstddef>

#include "formats/markdown/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint::markdown {

namespace {

// What would mean something to Markdown is written as other TeX with the same meaning: a tag's <, a cell's |, and the
// dollar signs of formulas in \text.
std::string spelled(std::string_view tex, bool in_cell) {
  std::string out;
  bool opened = false;  // a formula inside text
  for (std::size_t at = 0; at < tex.size(); ++at) {
    const char c = tex[at];
    const char next = at + 1 < tex.size() ? tex[at + 1] : '\0';
    if (c == '\\' && next != '\0') {
      ++at;
      if (next == '|' && in_cell) {
        out += "\\Vert ";
      } else {
        (out += c) += next;
      }
    } else if (c == '<' && next != ' ' && !is_digit(next)) {
      out += "\\lt ";
    } else if (c == '|' && in_cell) {
      out += "\\vert ";
    } else if (c == '$') {
      out += opened ? "\\)" : "\\(";
      opened = !opened;
    } else {
      out += c;
    }
  }
  return out;
}

// The line, made safe from being read as the beginning of a list, a quotation, a heading or code.
std::string safe_line(std::string_view line) {
  const std::size_t digits = run_of(line, 0, is_digit);
  const std::size_t mark = digits > 0 ? digits : 0;
  const bool numbered = digits > 0 && mark < line.size() && (line[mark] == '.' || line[mark] == ')');
  const bool bullet = !line.empty() && (line.front() == '-' || line.front() == '+' || line.front() == '*');
  if (line.starts_with('>')) return "\\gt " + std::string(trim(line.substr(1)));
  if (!numbered && !bullet) return std::string(line);
  const std::size_t end = numbered ? mark + 1 : 1;
  return std::string(line.substr(0, end)) + std::string(trim(line.substr(end)));
}

bool is_underline(std::string_view line) { return line.find_first_not_of("-=+*_~` ") == std::string_view::npos; }

}  // namespace

std::string inline_formula(std::string_view tex, bool in_cell) {
  std::string line = spelled(tex, in_cell);
  std::replace(line.begin(), line.end(), '\n', ' ');
  return "$" + std::string(trim(line)) + "$";
}

std::string formula_block(std::string_view tex) {
  const std::string lines = spelled(tex, false);
  std::string out = "$$";
  bool joins = false;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string line = safe_line(std::string_view(lines).substr(at, end - at));
    const bool bare = is_underline(line);  // a line of only such signs would make the one above a heading
    out += joins || (bare && out != "$$") ? ' ' : '\n';
    out += line;
    joins = bare;
    at = end + 1;
  }
  return out + "\n$$";
}

}  // namespace offprint::markdown
