#include "formats/text/reader.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "formats/charset/binary.h"
#include "formats/document/tree.h"
#include "formats/hash/sha256.h"
#include "formats/layout/width.h"
#include "formats/reading/load_text.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint {

namespace {

constexpr std::string_view kIdeographicSpace = "\u3000";
constexpr std::size_t kLeastWrapped = 40;  // columns: no program wraps text narrower than that; verse is
constexpr std::size_t kMostWrapped = 120;  // columns: what is longer was never wrapped
constexpr std::size_t kWrappedOfTen = 9;   // line ends that must look wrapped

struct Line {
  std::string_view text;    // without white space around it; empty for a blank line
  std::uint32_t begin = 0;  // of `text`
  std::size_t width = 0;    // columns
  std::size_t first = 0;    // columns of its first word, or of its first character where no spaces part words
  bool indented = false;    // begins a paragraph by that
};

std::size_t indent_of(std::string_view line) {
  std::size_t columns = 0;
  while (!line.empty()) {
    if (line.starts_with(kIdeographicSpace)) {
      columns += 2;
      line.remove_prefix(kIdeographicSpace.size());
    } else if (is_space(line.front())) {
      columns += line.front() == '\t' ? 8 : 1;
      line.remove_prefix(1);
    } else {
      break;
    }
  }
  return columns;
}

std::string_view without_indent(std::string_view line) {
  while (!line.empty()) {
    if (line.starts_with(kIdeographicSpace)) {
      line.remove_prefix(kIdeographicSpace.size());
    } else if (is_space(line.front())) {
      line.remove_prefix(1);
    } else {
      break;
    }
  }
  return line;
}

// Its bytes.
std::size_t last_character(std::string_view text) {
  std::size_t size = 1;
  while (size < text.size() && (static_cast<unsigned char>(text[text.size() - size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

bool is_wide_at(std::string_view text, std::size_t at) { return is_wide(decode(text, at).value); }

std::size_t columns_of(std::string_view text) { return static_cast<std::size_t>(display_width(text, false)); }

std::size_t first_width(std::string_view text) {
  if (is_wide_at(text, 0)) return 2;
  std::size_t end = std::min(text.find(' '), text.size());
  for (std::size_t at = 0; at < end; at += decode(text, at).size)
    if (is_wide_at(text, at)) end = at;
  return columns_of(text.substr(0, end));
}

// Whether paragraphs have blank lines between them: then an indented line is verse, or a list, and begins none.
bool has_blank_lines(std::string_view text) { return trim(text).find("\n\n") != text.npos; }

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  const bool indents = !has_blank_lines(text);
  for (std::size_t at = 0; at < text.size(); at = after_line(text, at)) {
    const std::string_view whole = trim_end(line_at(text, at));
    Line line;
    line.text = without_indent(whole);
    line.begin = static_cast<std::uint32_t>(line.text.data() - text.data());
    if (!line.text.empty()) {
      const std::size_t its = indent_of(whole);
      line.indented = indents && its > 1;
      line.width = its + columns_of(line.text);
      line.first = first_width(line.text);
    }
    lines.push_back(line);
  }
  return lines;
}

// Which line ends a program made: the next word would have stood in the line if there had been room.
class Wrapping {
 public:
  explicit Wrapping(const std::vector<Line>& lines) {
    for (const Line& line : lines) columns_ = std::max(columns_, line.width);
    if (columns_ < kLeastWrapped || columns_ > kMostWrapped) return;
    std::size_t all = 0;
    std::size_t full = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
      if (lines[i].text.empty() || lines[i + 1].text.empty() || lines[i + 1].indented) continue;
      ++all;
      if (is_full(lines[i], lines[i + 1])) ++full;
    }
    wrapped_ = all > 0 && full * 10 >= all * kWrappedOfTen;
  }

  bool goes_on(const Line& line, const Line& next) const { return wrapped_ && is_full(line, next); }

 private:
  // A line may be a little short: who wraps by hand does not count, and no line of Chinese begins with punctuation.
  bool is_full(const Line& line, const Line& next) const {
    constexpr std::size_t kHeldBack = 4;  // columns
    return line.width + next.first + kHeldBack > columns_;
  }

  std::size_t columns_ = 0;
  bool wrapped_ = false;
};

class TextReader {
 public:
  explicit TextReader(Document& document) : document_(document) {}

  void read() {
    const std::vector<Line> lines = lines_of(document_.input());
    const Wrapping wrapping(lines);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const Line& line = lines[i];
      if (line.text.empty()) {
        end();
        continue;
      }
      if (line.indented) end();
      if (paragraph_ == nullptr) begin(line);
      text_ += line.text;
      end_ = line.begin + static_cast<std::uint32_t>(line.text.size());
      const bool last = i + 1 == lines.size() || lines[i + 1].text.empty() || lines[i + 1].indented;
      if (last) continue;
      if (wrapping.goes_on(line, lines[i + 1])) {
        join(lines[i + 1].text);
      } else if (line.width > kMostWrapped) {
        end();
      } else {
        break_line();
      }
    }
    end();
  }

 private:
  void begin(const Line& line) {
    paragraph_ = document_.make<Paragraph>(Source{line.begin, line.begin});
    append(*document_.root, *paragraph_);
    begin_ = line.begin;
  }

  // A space, where words are parted by some.
  void join(std::string_view next) {
    const std::size_t last = text_.size() - last_character(text_);
    const bool hyphen = text_.ends_with('-') && text_.size() > 1 && is_alphanumeric(text_[text_.size() - 2]);
    const bool words = !is_wide_at(text_, last) || !is_wide_at(next, 0);
    if (words && !hyphen) text_ += " ";
  }

  void flush() {
    if (text_.empty()) return;
    append(*paragraph_, *document_.make_text(document_.text(text_), Source{begin_, end_}));
    paragraph_->source.end = end_;
    text_.clear();
  }

  void break_line() {
    flush();
    append(*paragraph_, *document_.make<Break>(Source{end_, end_}));
    begin_ = end_ + 1;
  }

  void end() {
    if (paragraph_ != nullptr) flush();
    paragraph_ = nullptr;
  }

  Document& document_;
  Paragraph* paragraph_ = nullptr;
  std::string text_;  // of the line that is being put together
  std::uint32_t begin_ = 0;
  std::uint32_t end_ = 0;
};

}  // namespace

Result<void> read_text(std::string_view bytes, const ReadOptions& options, Document& document) {
  if (auto loaded = load_text(bytes, options, document); !loaded) return loaded;
  if (is_blank(document.input())) return fail(Fault::Empty, "the input holds nothing but white space");
  document.root->source = {0, static_cast<std::uint32_t>(document.buffer_size)};
  TextReader(document).read();
  document.origin = Origin::Author;
  document.metadata.source = {Dialect::None, options.path, options.hash ? sha256(bytes) : std::string()};
  document.diagnostics.report(DiagnosticCode::ReadAsText, 0);
  return {};
}

Claim sniff_plain_text(std::string_view head) { return head.empty() || binary_kind(head) ? Claim::No : Claim::Perhaps; }

}  // namespace offprint
