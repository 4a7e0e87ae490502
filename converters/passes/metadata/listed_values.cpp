#include "converters/passes/metadata/listed_values.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint {

namespace {

constexpr std::string_view kBlanks = " \t";
constexpr std::string_view kQuoteMarks = "\"'";
constexpr std::string_view kBracketsAndCommas = "\n\r,[]{}";
constexpr std::string_view kDataScheme = "data:";

constexpr bool is_one_of(char c, std::string_view set) { return set.find(c) != std::string_view::npos; }

// Where the text in the quotes that open at `open` closes; npos: it does not, as an apostrophe.
std::size_t closing_quote(std::string_view text, std::size_t open) {
  const char quote = text[open];
  for (std::size_t at = open + 1; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      if (quote == '"' || text.substr(at + 1, 1) != "'") return at;
      ++at;  // YAML's doubled apostrophe
    }
  }
  return std::string_view::npos;
}

// Quotes count where a value or a key begins: `a`, `"a, b"`, `"src":"a"`, `src: "a"`, `it's`.
std::size_t item_end(std::string_view text, std::size_t at) {
  bool opens = true;
  bool quoted = false;
  for (; at < text.size() && !is_one_of(text[at], kBracketsAndCommas); ++at) {
    const char c = text[at];
    const std::size_t closing = opens && is_one_of(c, kQuoteMarks) ? closing_quote(text, at) : std::string_view::npos;
    if (closing != std::string_view::npos) {
      at = closing;
      quoted = true;
      opens = false;
    } else if (c == ':') {
      opens = quoted || (at + 1 < text.size() && is_one_of(text[at + 1], kBlanks));
    } else if (!is_one_of(c, kBlanks)) {
      opens = false;
    }
  }
  return at;
}

// Behind the key, `src: a`, `"src":"a"`; all of it for none.
std::string_view behind_key(std::string_view item) {
  if (item.empty()) return item;
  const std::size_t closing = is_one_of(item.front(), kQuoteMarks) ? closing_quote(item, 0) : std::string_view::npos;
  if (closing != std::string_view::npos) {
    const std::string_view behind = trim(item.substr(closing + 1));
    return behind.starts_with(':') ? trim(behind.substr(1)) : item;
  }
  const std::size_t end = std::min(item.find_first_of(kBlanks), item.size());
  return end > 0 && item[end - 1] == ':' ? trim(item.substr(end)) : item;
}

// Without a comment of YAML's and the quotes. Of data: up to the comma, behind which anything may stand.
std::string_view bare(std::string_view value) {
  value = trim(value);
  value.remove_prefix(std::min(value.find_first_not_of(kQuoteMarks), value.size()));
  value = trim(value.substr(0, value.find(" #")));
  value = value.substr(0, value.find_last_not_of(kQuoteMarks) + 1);
  return starts_ignoring_case(value, kDataScheme) ? value.substr(0, value.find(',')) : value;
}

// Whether the list is over, but for a comment of YAML's.
bool is_end(std::string_view behind) {
  behind = trim(behind);
  return behind.empty() || behind.starts_with("# ");
}

// None if the first bracket closes before the end: `[1] see [2]`.
std::vector<std::string> in_brackets(std::string_view text) {
  std::vector<std::string> values;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    if (c == '[' || c == '{') ++depth;
    if ((c == ']' || c == '}') && --depth == 0) {
      return is_end(text.substr(at + 1)) ? values : std::vector<std::string>();
    }
    if (is_one_of(c, kBracketsAndCommas) || is_one_of(c, kBlanks)) {
      ++at;
      continue;
    }
    const std::size_t end = item_end(text, at);
    values.emplace_back(bare(behind_key(trim(text.substr(at, end - at)))));
    at = end;
  }
  return {};
}

struct Line {
  std::string_view value;  // without dashes and the key
  bool inside = false;     // indented
  bool dash = false;
  bool key = false;
};

Line line_of(std::string_view text) {
  constexpr std::string_view kDash = "- ";
  Line line;
  line.inside = is_one_of(text.front(), kBlanks);
  line.value = trim(text);
  for (; line.value.starts_with(kDash); line.dash = true) line.value = trim(line.value.substr(kDash.size()));
  if (line.value == "-") line = {{}, line.inside, true, false};
  const std::string_view behind = behind_key(line.value);
  line.key = behind.size() != line.value.size();
  line.value = behind;
  return line;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    if (!trim(text.substr(0, end)).empty()) lines.push_back(line_of(text.substr(0, end)));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

// A list or a map of YAML's is written below its key: what is not indented is an item of the list.
bool is_block(const std::vector<Line>& lines) {
  const Line& first = lines.front();
  return (first.dash || first.key) && std::all_of(lines.begin() + 1, lines.end(), [&](const Line& line) {
           return line.inside || (first.dash && line.dash);
         });
}

// `|`, `>-`: the text is in the lines below.
bool is_block_mark(std::string_view value) {
  return (value.starts_with('|') || value.starts_with('>')) && value.size() <= 3;
}

// A line with neither dash nor key goes on with the value above it.
std::vector<std::string> in_block(const std::vector<Line>& lines) {
  std::vector<std::string> raw;
  for (const Line& line : lines) {
    if (line.dash || line.key) {
      raw.emplace_back(line.value);
    } else if (raw.back().empty() || is_block_mark(raw.back())) {
      raw.back() = line.value;
    } else {
      (raw.back() += ' ') += line.value;
    }
  }
  std::vector<std::string> values;
  for (const std::string& value : raw) {
    const bool list = value.starts_with('[') || value.starts_with('{');
    const std::vector<std::string> inner = list ? in_brackets(value) : std::vector<std::string>{};
    values.insert(values.end(), inner.begin(), inner.end());
    if (!list) values.emplace_back(bare(value));
  }
  return values;
}

}  // namespace

std::vector<std::string> listed_values(std::string_view text) {
  text = trim(text);
  if (text.starts_with('[') || text.starts_with('{')) return in_brackets(text);
  const std::vector<Line> lines = lines_of(text);
  if (lines.empty()) return {};
  if (is_block(lines)) return in_block(lines);
  std::vector<std::string> words;
  for (const Line& line : lines) {
    words.emplace_back(bare(line.value));
    if (words.back().find(' ') != std::string::npos) return {};  // prose
  }
  return words;
}

}  // namespace offprint
