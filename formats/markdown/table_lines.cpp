#include "formats/markdown/table_lines.h"

#include <algorithm>

#include "formats/markdown/ascii.h"
#include "formats/markdown/line_kinds.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint::markdown {

namespace {

constexpr std::size_t kLeastDashes = 3;  // that md4c takes for a column
// A short row is filled up: few bytes could ask for very many cells. No table beyond that, but lines of text.
constexpr std::size_t kMostColumns = 128;
constexpr std::size_t kMostCells = 20'000;

struct TextLine {
  std::size_t begin;
  std::string_view text;  // without line feed
  ContainerPrefix prefix;
  std::string_view own() const { return trim(text.substr(prefix.size)); }
  bool in_container() const { return prefix.quoted || prefix.listed; }
};

std::size_t count_cells(std::string_view row) {
  std::size_t bars = 0;
  std::size_t last = std::string_view::npos;
  each_bar(row, [&](std::size_t at) {
    ++bars;
    last = at;
  });
  const bool closed = bars > 0 && last + 1 == row.size();
  const bool opened = row.starts_with('|');
  return bars + 1 - (opened ? 1 : 0) - (closed && row.size() > 1 ? 1 : 0);
}

// Dashes, with or without a colon before and behind.
bool is_delimiter(std::string_view cell) {
  cell = trim(cell);
  if (cell.starts_with(':')) cell.remove_prefix(1);
  if (cell.ends_with(':')) cell.remove_suffix(1);
  return !cell.empty() && cell.find_first_not_of('-') == std::string_view::npos;
}

bool is_delimiter_row(std::string_view row) {
  if (row.find('|') == std::string_view::npos) return false;
  if (row.starts_with('|')) row.remove_prefix(1);
  if (row.ends_with('|')) row.remove_suffix(1);
  for (std::size_t at = 0; at <= row.size();) {
    const std::size_t end = std::min(row.find('|', at), row.size());
    if (!is_delimiter(row.substr(at, end - at))) return false;
    at = end + 1;
  }
  return true;
}

class TableFinder {
 public:
  TableFinder(std::string_view text, std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at < end;) {
      const std::size_t line = at;
      const std::string_view whole = read_line(text.substr(0, end), at);
      lines_.push_back({line, whole, container_prefix(whole)});
    }
  }

  TableLines run() {
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      if (!is_delimiter_row(lines_[i].own()) || begins_block(lines_[i], lines_[i - 1])) continue;
      if (count_cells(lines_[i - 1].own()) != count_cells(lines_[i].own())) {
        make_text(lines_[i]);  // of which md4c would drop what is too much
      } else if (lines_[i - 1].own().find('|') != std::string_view::npos) {
        i = table(i);
      }
    }
    return std::move(out_);
  }

 private:
  void put(const TextLine& line, std::size_t at, std::string_view what) {
    out_.insertions.push_back({line.begin + at, what});
  }

  // No delimiter row.
  void make_text(const TextLine& row) { put(row, row.text.find_first_of(":-"), "\\"); }

  // Returns its last line.
  std::size_t table(std::size_t delimiters) {
    const std::size_t head = delimiters - 1;
    const std::size_t columns = count_cells(lines_[delimiters].own());
    std::size_t last = delimiters;
    while (last + 1 < lines_.size() && !begins_block(lines_[last + 1], lines_[head])) ++last;
    if (columns > kMostColumns && columns * (last - head) > kMostCells) {
      make_text(lines_[delimiters]);
      return last;
    }
    for (std::size_t i = head; i <= last; ++i) out_.rows.push_back(lines_[i].begin);
    if (ends_paragraph(head)) put(lines_[head], 0, "\n");
    open_cells(lines_[head]);
    widen(lines_[delimiters]);
    for (std::size_t i = delimiters + 1; i <= last; ++i) {
      open_cells(lines_[i]);
      if (count_cells(lines_[i].own()) > columns) out_.too_long.push_back(lines_[i].begin);
    }
    return last;
  }

  // Of a line below the head of a table.
  static bool begins_block(const TextLine& line, const TextLine& head) {
    return line.prefix.listed || line.prefix.quoted != head.prefix.quoted || line.own().starts_with('#') ||
           line.own().starts_with('<');
  }

  // Whether the lines before the table are a paragraph's, outside of lists, quotations and HTML.
  bool ends_paragraph(std::size_t head) const {
    const auto is_plain = [](const TextLine& line) {
      return line.prefix.size < 4 && !line.in_container() && !line.own().starts_with('<');
    };
    return head > 0 && std::all_of(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(head) + 1, is_plain);
  }

  // `||` has an empty cell in it.
  void open_cells(const TextLine& line) {
    std::size_t before = std::string_view::npos;
    each_bar(line.text, [&](std::size_t at) {
      if (at > 0 && before == at - 1) put(line, at, " ");
      before = at;
    });
  }

  void widen(const TextLine& row) {
    for (std::size_t at = row.text.find('-'); at != std::string_view::npos; at = row.text.find('-', at)) {
      const std::size_t dashes = run_of(row.text, at, [](char c) { return c == '-'; });
      if (dashes < kLeastDashes) put(row, at, "--");
      at += dashes;
    }
  }

  std::vector<TextLine> lines_;
  TableLines out_;
};

}  // namespace

TableLines table_lines(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view lines = text.substr(begin, end - begin);
  if (lines.find('|') == std::string_view::npos || lines.find('-') == std::string_view::npos) return {};
  return TableFinder(text, begin, end).run();
}

}  // namespace offprint::markdown
