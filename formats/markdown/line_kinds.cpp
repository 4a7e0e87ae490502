#include "formats/markdown/line_kinds.h"

#include <algorithm>

#include "formats/markdown/ascii.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint::markdown {

namespace {

constexpr std::size_t kTab = 4;
constexpr std::size_t kCodeIndent = 4;

// The size of a mark of a list at `at`, without the space behind it; 0 for none.
std::size_t list_mark_size(std::string_view line, std::size_t at) {
  const std::string_view rest = line.substr(at);
  const auto ends = [&](std::size_t size) { return size == rest.size() || rest[size] == ' ' || rest[size] == '\t'; };
  if (rest.empty()) return 0;
  if (rest.front() == '-' || rest.front() == '+' || rest.front() == '*') return ends(1) ? 1 : 0;
  const std::size_t digits = run_of(rest, 0, is_digit);
  constexpr std::size_t kMostDigits = 9;
  if (digits == 0 || digits > kMostDigits || digits == rest.size()) return 0;
  return (rest[digits] == '.' || rest[digits] == ')') && ends(digits + 1) ? digits + 1 : 0;
}

// `- - -` and `* * *` are rules, not lists in lists.
bool is_rule(std::string_view text) {
  const char mark = text.empty() ? '\0' : text.front();
  if (mark != '-' && mark != '*' && mark != '_') return false;
  return std::all_of(text.begin(), text.end(), [mark](char c) { return c == mark || is_space(c); }) &&
         std::count(text.begin(), text.end(), mark) >= 3;
}

}  // namespace

std::optional<NoteOpening> note_opening(std::string_view line) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  if (indent >= kNoteIndent || !line.substr(indent).starts_with("[^")) return {};
  const std::size_t begin = indent + 2;
  const std::size_t close = line.find_first_of("] \t[", begin);
  if (close == std::string_view::npos || close == begin || !line.substr(close).starts_with("]:")) return {};
  const std::size_t text = std::min(line.find_first_not_of(" \t", close + 2), line.size());
  return NoteOpening{line.substr(begin, close - begin), text};
}

ContainerPrefix container_prefix(std::string_view line) {
  ContainerPrefix prefix;
  for (;;) {
    std::size_t spaces = 0;
    for (; prefix.size < line.size() && (line[prefix.size] == ' ' || line[prefix.size] == '\t'); ++prefix.size) {
      const std::size_t to = line[prefix.size] == '\t' ? (prefix.column / kTab + 1) * kTab : prefix.column + 1;
      spaces += to - prefix.column;
      prefix.column = to;
    }
    prefix.spaces = spaces;
    const bool deep = spaces > kCodeIndent && (prefix.quoted || prefix.listed);  // code in the item or the quotation
    if (deep || prefix.size == line.size()) return prefix;
    if (line[prefix.size] == '>') {
      prefix.quoted = true;
      ++prefix.size;
      ++prefix.column;
      continue;
    }
    const auto note = line[prefix.size] == '[' ? note_opening(line.substr(prefix.size)) : std::nullopt;
    if (note) {
      prefix.listed = true;
      prefix.size += note->size;
      prefix.column += kNoteIndent;
      continue;
    }
    const std::size_t mark = is_rule(line.substr(prefix.size)) ? 0 : list_mark_size(line, prefix.size);
    if (mark == 0) return prefix;
    prefix.listed = true;
    prefix.size += mark;
    prefix.column += mark;
  }
}

// Whether an open fence goes on in the line.
bool LineKinds::goes_on(std::string_view line) const {
  const std::size_t text = line.find_first_not_of(" \t");
  const bool blank = text == std::string_view::npos;
  if (!blank && !fence_.quoted && container_prefix(line.substr(0, text)).column < fence_.column) return false;
  return !fence_.quoted || (!blank && line[text] == '>');
}

bool LineKinds::opens_fence(std::string_view line, const ContainerPrefix& prefix) {
  const std::string_view text = line.substr(prefix.size);
  if (text.empty() || (text.front() != '`' && text.front() != '~')) return false;
  const char mark = text.front();
  const std::size_t length = run_of(text, 0, [mark](char c) { return c == mark; });
  if (length < 3 || (mark == '`' && text.find('`', length) != std::string_view::npos)) return false;
  fence_ = {mark, length, prefix.listed ? prefix.column : 0, prefix.quoted};
  return true;
}

LineKind LineKinds::next(std::string_view line) {
  if (fence_.mark != '\0' && goes_on(line)) {
    std::string_view text = line;
    while (!text.empty() && (is_space(text.front()) || (fence_.quoted && text.front() == '>'))) text.remove_prefix(1);
    const std::size_t length = run_of(text, 0, [&](char c) { return c == fence_.mark; });
    if (length >= fence_.length && is_blank(text.substr(length))) fence_ = {};
    return before_ = LineKind::Code;
  }
  fence_ = {};
  if (is_blank(line)) return before_ = LineKind::Blank;
  const ContainerPrefix prefix = container_prefix(line);
  const bool bare = !prefix.quoted && !prefix.listed;
  if (prefix.listed) in_list_ = true;
  if (bare && prefix.spaces == 0 && before_ != LineKind::Text) in_list_ = false;  // no lazy line of an item
  const bool fresh = before_ != LineKind::Text || indented_;
  indented_ = bare && !in_list_ && prefix.spaces >= kCodeIndent && fresh;
  if (indented_ || opens_fence(line, prefix)) return before_ = LineKind::Code;
  return before_ = LineKind::Text;
}

}  // namespace offprint::markdown
