#include "formats/markdown/formula.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <vector>

#include "formats/markdown/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint::markdown {

namespace {

// Commands whose argument is text or an address, where blanks count.
constexpr std::array<std::string_view, 12> kTextCommands{
    "fbox", "hbox", "href", "intertext", "label", "mbox", "nolinkurl", "ref", "eqref", "shortintertext", "tag", "url"};
bool takes_text(std::string_view name) {
  if (name.starts_with("text")) return name != "textstyle";
  return std::find(kTextCommands.begin(), kTextCommands.end(), name) != kTextCommands.end();
}

// What would mean something to Markdown is written as other TeX that shows the same: a tag's <, a cell's |, the dollar
// signs of formulas in \text, the backtick of code, and the bracket of a link, a note or a definition.
class Speller {
 public:
  Speller(std::string_view tex, bool in_cell) : tex_(tex), in_cell_(in_cell) {}

  std::string run() {
    while (at_ < tex_.size()) sign(tex_[at_]);
    return std::move(out_);
  }

 private:
  void sign(char c) {
    const char next = at_ + 1 < tex_.size() ? tex_[at_ + 1] : '\0';
    if (c == '\\' && next != '\0') return command(next);
    if (c == '`') return quote();
    ++at_;
    if (c == '<' && next != ' ' && !is_digit(next)) {
      out_ += "\\lt ";
    } else if (c == '|' && in_cell_) {
      out_ += "\\vert ";
    } else if (c == '$') {
      out_ += opened_ ? "\\)" : "\\(";
      opened_ = !opened_;
    } else {
      out_ += c;
      if ((c == ']' && (next == '(' || next == ':')) || (c == '[' && next == '^')) out_ += in_text() ? "{}" : " ";
    }
    braces(c);
  }

  void command(char next) {
    std::size_t end = at_ + 1;
    while (end < tex_.size() && is_letter(tex_[end])) ++end;
    text_next_ = end > at_ + 1 && takes_text(tex_.substr(at_ + 1, end - at_ - 1));
    if (next == '|' && in_cell_) {
      out_ += "\\Vert ";
      at_ += 2;
      return;
    }
    const std::size_t past = std::max(end, at_ + 2);
    out_ += tex_.substr(at_, past - at_);
    at_ = past;
  }

  // TeX's own quotation marks.
  void quote() {
    const bool two = in_text() && tex_.substr(at_).starts_with("``");
    out_ += two ? "“" : in_text() ? "‘" : "\\text{‘}";
    at_ += two ? 2 : 1;
  }

  void braces(char c) {
    if (c == '{') texts_.push_back(text_next_ || in_text());
    if (c == '}' && !texts_.empty()) texts_.pop_back();
    if (!is_space(c)) text_next_ = false;
  }
  // A formula within it is none.
  bool in_text() const { return !texts_.empty() && texts_.back() && !opened_; }

  std::string_view tex_;
  bool in_cell_;
  std::size_t at_ = 0;
  std::string out_;
  std::vector<bool> texts_;  // the open braces, and whether text is in them
  bool text_next_ = false;
  bool opened_ = false;  // a formula inside text
};

std::string spelled(std::string_view tex, bool in_cell) { return Speller(tex, in_cell).run(); }

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

// The line, without what would begin a list, a quotation, a heading or code.
std::string safe_begin(std::string_view line) {
  const std::size_t digits = run_of(line, 0, is_digit);
  const bool numbered = digits > 0 && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
  const bool bullet = !line.empty() && (line.front() == '-' || line.front() == '+' || line.front() == '*');
  if (line.starts_with('>')) return "\\gt " + std::string(trim(line.substr(1)));
  if (line.starts_with('#')) return "{}" + std::string(line);
  if (line.starts_with("~~~")) return "~ " + std::string(line.substr(1));
  if (!numbered && !bullet) return std::string(line);
  const std::size_t end = numbered ? digits + 1 : 1;
  return std::string(line.substr(0, end)) + std::string(trim(line.substr(end)));
}

std::string safe_line(std::string_view line) {
  const std::string_view shown = trim(line);
  const std::string safe = safe_begin(shown);
  return safe == shown ? std::string(line) : safe;
}

// A line of only such signs would make the one above a heading, or a table's.
bool is_underline(std::string_view line) { return line.find_first_not_of("-=+*_~:| ") == std::string_view::npos; }

// The lines, each with the underlines that follow it; one that has nothing before it is begun by the next.
std::vector<std::string> joined_lines(std::string_view tex) {
  std::vector<std::string> out;
  bool joins = false;
  for (std::size_t at = 0; at < tex.size();) {
    const auto* const found = std::find_if(tex.begin() + at, tex.end(), is_line_end);
    const auto end = static_cast<std::size_t>(found - tex.begin());
    const std::string_view line = tex.substr(at, end - at);
    const bool bare = is_underline(line);
    if (!out.empty() && (joins || bare)) {
      (out.back() += ' ') += line;
    } else {
      out.emplace_back(line);
    }
    joins = bare;
    at = end + 1;
  }
  if (out.size() == 1 && is_underline(out.front())) out.front() = "{" + std::string(trim(out.front())) + "}";
  return out;
}

}  // namespace

std::string inline_formula(std::string_view tex, bool in_cell) {
  std::string line = spelled(tex, in_cell);
  std::replace_if(line.begin(), line.end(), is_line_end, ' ');
  return "$" + std::string(trim(line)) + "$";
}

std::string formula_block(std::string_view tex) {
  std::string out = "$$";
  for (const std::string& line : joined_lines(spelled(tex, false))) (out += '\n') += safe_line(line);
  return out + "\n$$";
}

}  // namespace offprint::markdown
