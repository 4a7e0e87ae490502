#include "formats/markdown/prepare.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "formats/markdown/ascii.h"
#include "formats/markdown/block_ends.h"
#include "formats/markdown/line_kinds.h"
#include "formats/markdown/parser_offsets.h"
#include "formats/markdown/shortcodes.h"
#include "formats/markdown/table_lines.h"
#include "formats/math/mathml.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint::markdown {

namespace {

constexpr std::size_t kNowhere = std::string_view::npos;
constexpr std::size_t kNoteCodeIndent = 4;
constexpr std::string_view kNoteItem = "1.  ";  // as wide as a definition's lines are indented

struct SourceLine {
  std::size_t begin;
  std::size_t end;  // past its line feed
  LineKind kind;
};

// Whether the line begins a block that ends a paragraph: no lazy line of it (CommonMark §4.8).
bool ends_paragraph(std::string_view line) {
  const ContainerPrefix prefix = container_prefix(line);
  const std::string_view text = line.substr(prefix.size);
  if (prefix.quoted || prefix.listed) return true;
  return text.starts_with('#') || text.starts_with("```") || text.starts_with("~~~") || text.starts_with('<') ||
         text.starts_with("---") || text.starts_with("***") || text.starts_with("___");
}

bool is_indented(std::string_view line) { return line.starts_with('\t') || line.starts_with("    "); }

// The inlines of one block, or of a cell.
class InlineScan {
 public:
  InlineScan(std::string_view source, std::size_t begin, std::size_t end,
             const std::unordered_map<std::string, std::size_t>& notes, bool may_define, Prepared& out)
      : source_(source.substr(0, end)), begin_(begin), end_(end), notes_(notes), may_define_(may_define), out_(out) {}

  void run() {
    std::size_t copied = begin_;
    std::size_t at = begin_;
    const auto make = [&](std::size_t size, auto put) {
      copy(copied, at);
      put();
      at += size;
      copied = at;
    };
    const std::string_view signs = may_define_ ? "\\`$[{<" : "\\`$[{<]";
    while ((at = std::min(source_.find_first_of(signs, at), end_)) < end_) {
      const char c = source_[at];
      if (c == '\\') {
        at = std::min(at + 2, end_);
      } else if (c == '`') {
        at = past_code(at);
      } else if (c == '<') {
        at = past_tag(at);
      } else if (c == ']') {
        ++at;
        if (at < end_ && source_[at] == ':') make(0, [&] { out_.text += '\\'; });
      } else if (c == '{') {
        const auto found = inline_shortcode(source_.substr(at, end_ - at));
        if (!found) {
          ++at;
          continue;
        }
        make(found->size, [&] { out_.text += found->text; });
      } else if (const std::size_t size = c == '$' ? formula_at(at) : reference_at(at); size > 0) {
        make(size, [&] { put_hole(); });
      } else {
        at += c == '$' ? run_of(source_, at, [](char other) { return other == '$'; }) : 1;
      }
    }
    copy(copied, end_);
  }

 private:
  void copy(std::size_t from, std::size_t to) {
    if (from >= to) return;
    out_.steps.push_back({out_.text.size(), from});
    out_.text += source_.substr(from, to - from);
  }
  void put_hole() {
    out_.steps.push_back({out_.text.size(), static_cast<std::size_t>(found_.source.data() - source_.data())});
    ((((out_.text += '$') += kHoleMark) += std::to_string(out_.holes.size())) += kHoleMark) += '$';
    out_.holes.push_back(std::move(found_));
  }

  // Code between runs of backticks of one length (CommonMark §6.1). Where the runs are is found once.
  std::size_t past_code(std::size_t at) {
    if (!knows_runs_) find_runs();
    const std::size_t length = run_of(source_, at, [](char c) { return c == '`'; });
    const std::vector<std::size_t>& same = runs_[length];
    const auto close = std::upper_bound(same.begin(), same.end(), at);
    return (close == same.end() ? at : *close) + length;
  }
  void find_runs() {
    knows_runs_ = true;
    for (std::size_t at = source_.find('`', begin_); at < end_;) {
      const std::size_t length = run_of(source_, at, [](char c) { return c == '`'; });
      runs_[length].push_back(at);
      at = source_.find('`', at + length);
    }
  }

  // A tag or an address in angle brackets: a dollar sign in it begins no formula.
  std::size_t past_tag(std::size_t at) const {
    const char next = at + 1 < end_ ? source_[at + 1] : '\0';
    if (!is_letter(next) && next != '/') return at + 1;
    const std::size_t end = source_.find_first_of("<>\n", at + 1);
    return end < end_ && source_[end] == '>' ? end + 1 : at + 1;
  }

  std::size_t reference_at(std::size_t at) {
    if (notes_.empty() || !source_.substr(at).starts_with("[^")) return 0;
    const std::size_t close = source_.find_first_of("] \t\n[", at + 2);
    if (close >= end_ || source_[close] != ']') return 0;
    const auto note = notes_.find(lower(source_.substr(at + 2, close - at - 2)));
    if (note == notes_.end()) return 0;
    found_ = {Hole::What::Reference, source_.substr(at, close + 1 - at), {}, note->second};
    return found_.source.size();
  }

  std::size_t formula_at(std::size_t at) {
    if (source_.substr(at, end_ - at).starts_with("$$")) return display_at(at);
    return one_line_at(at);
  }

  // `$…$` on one line: no space inside its ends, no digit behind it, no other dollar sign beside them, and no code.
  std::size_t one_line_at(std::size_t at) {
    if (at + 1 >= end_ || is_space(source_[at + 1])) return 0;
    const std::size_t close = next_dollar(at + 1, "\n");
    if (close >= end_ || is_space(source_[close - 1])) return 0;
    if (source_.substr(at, close - at).find('`') != kNowhere) return 0;  // code begins: two prices beside it
    const char after = close + 1 < source_.size() ? source_[close + 1] : '\0';
    if (after == '$' || is_digit(after)) return 0;
    const std::string_view tex = source_.substr(at + 1, close - at - 1);
    return take(at, close + 1, tex, Hole::What::Formula);
  }

  // `$$…$$`, which may run over lines.
  std::size_t display_at(std::size_t at) {
    if (at + 2 >= end_ || source_[at + 2] == '$' || no_display_after_ <= at) return 0;
    const std::size_t close = next_dollar(at + 2, "");
    if (close + 1 >= end_ || source_[close + 1] != '$') {
      no_display_after_ = close + 1 >= end_ ? at : no_display_after_;
      return 0;
    }
    return take(at, close + 2, without_prefixes(at, close), Hole::What::DisplayFormula);
  }

  // The next dollar sign without a backslash, or `end_` where the line or the block ends before it.
  std::size_t next_dollar(std::size_t at, std::string_view stop) const {
    std::string any("$\\");
    any += stop;
    for (at = source_.find_first_of(any, at); at < end_; at = source_.find_first_of(any, at + 2)) {
      if (source_[at] == '$') return at;
      if (source_[at] != '\\') return end_;
    }
    return end_;
  }

  std::size_t take(std::size_t begin, std::size_t end, std::string_view tex, Hole::What what) {
    auto formula = math::formula_of_tex(tex, what == Hole::What::DisplayFormula);
    if (!formula) return 0;
    found_ = {what, source_.substr(begin, end - begin), std::move(formula->tex), 0};
    return end - begin;
  }

  // The lines of the formula without what their containers put before them: no more than the first line has.
  std::string without_prefixes(std::size_t open, std::size_t close) const {
    const std::size_t feed = source_.rfind('\n', open);
    const std::size_t line = feed == kNowhere || feed < begin_ ? begin_ : feed + 1;
    const std::string_view before = source_.substr(line, open - line);
    const ContainerPrefix prefix = container_prefix(before);
    std::string out;
    for (std::size_t at = open + 2; at < close;) {
      const std::size_t end = std::min(source_.find('\n', at), close);
      out += source_.substr(at, end - at);
      at = end;
      if (at == close) break;
      out += '\n';
      ++at;
      for (std::size_t i = 0; i < prefix.size && at < close; ++i, ++at) {
        const bool quotes = before[i] == '>' && source_[at] == '>';
        if (!quotes && source_[at] != ' ' && source_[at] != '\t') break;
      }
    }
    return out;
  }

  std::string_view source_;
  std::size_t begin_;
  std::size_t end_;
  const std::unordered_map<std::string, std::size_t>& notes_;
  bool may_define_;  // addresses of links: `[name]: address`
  Prepared& out_;
  Hole found_{Hole::What::Formula, {}, {}, 0};
  std::map<std::size_t, std::vector<std::size_t>> runs_;  // of backticks, by length
  bool knows_runs_ = false;
  std::size_t no_display_after_ = kNowhere;
};

class Preparation {
 public:
  explicit Preparation(std::string_view source)
      : source_(source), brackets_(static_cast<std::size_t>(std::count(source.begin(), source.end(), '['))) {}

  Prepared run() {
    out_.text.reserve(source_.size() + source_.size() / 8);
    read_lines();
    find_notes();
    for (const Range& note : notes_) put_note(note);
    if (!notes_.empty()) out_.text += "<!---->\n\n";  // ends the list of them
    std::size_t line = 0;
    for (const Range& note : notes_) {
      put_lines({line, note.first});
      if (note.first > line) out_.text += '\n';  // the definition ended a paragraph
      line = note.last;
    }
    put_lines({line, lines_.size()});
    const std::size_t feeds = line_feeds_before(out_.text);
    out_.text.insert(0, feeds, '\n');
    for (Prepared::Step& step : out_.steps) step.made += feeds;
    return std::move(out_);
  }

 private:
  struct Range {
    std::size_t first;  // lines
    std::size_t last;   // past them
  };

  std::string_view text_of(std::size_t line) const {
    const SourceLine& at = lines_[line];
    std::string_view text = source_.substr(at.begin, at.end - at.begin);
    if (text.ends_with('\n')) text.remove_suffix(1);
    return text;
  }

  void read_lines() {
    LineKinds kinds;
    for (std::size_t at = 0; at < source_.size();) {
      const std::size_t end = after_line(source_, at);
      std::string_view text = source_.substr(at, end - at);
      if (text.ends_with('\n')) text.remove_suffix(1);
      lines_.push_back({at, end, kinds.next(text)});
      at = end;
    }
  }

  void find_notes() {
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      if (lines_[line].kind == LineKind::Blank || in_code(line)) continue;
      const auto opening = note_opening(text_of(line));
      if (!opening || !labels_.try_emplace(lower(opening->label), out_.notes.size()).second) continue;
      out_.notes.push_back(opening->label);
      const std::size_t end = end_of_note(line);
      notes_.push_back({line, end});
      line = end - 1;
    }
  }
  // A definition that begins with a fence is itself a line of code.
  bool in_code(std::size_t line) const {
    return lines_[line].kind == LineKind::Code && !(line == 0 || lines_[line - 1].kind != LineKind::Code);
  }

  std::size_t end_of_note(std::size_t first) const {
    std::size_t end = first + 1;
    for (std::size_t line = end; line < lines_.size(); ++line) {
      const std::string_view text = text_of(line);
      if (lines_[line].kind == LineKind::Blank) continue;
      const bool lazy = line == end && lines_[line].kind == LineKind::Text && lines_[line - 1].kind == LineKind::Text &&
                        !ends_paragraph(text) && !note_opening(text);
      if (!lazy && !is_indented(text)) break;
      end = line + 1;
    }
    return end;
  }

  void put_note(const Range& note) {
    const auto opening = note_opening(text_of(note.first));
    out_.text += kNoteItem;
    const std::size_t begin = lines_[note.first].begin + opening->size;
    std::size_t line = note.first;
    if (is_blank(source_.substr(begin, lines_[line].end - begin))) {  // its text begins below
      while (++line < note.last && lines_[line].kind == LineKind::Blank) continue;
      if (line == note.last) {
        out_.text += "\n\n";
        return;
      }
      const std::string_view text = text_of(line);
      const std::size_t indent = text.find_first_not_of(" \t");
      const auto tabs =
          static_cast<std::size_t>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(indent), '\t'));
      if (indent + 3 * tabs >= kNoteIndent + kNoteCodeIndent) {
        out_.text += "<!---->\n\n";  // code behind the number would be an item's that is less indented
        put_lines({line, note.last});
      } else {
        put_lines({line, note.last}, lines_[line].begin + std::min(indent, kNoteIndent));
      }
    } else {
      put_lines({line, note.last}, begin);
    }
    if (!out_.text.ends_with('\n')) out_.text += '\n';
    out_.text += '\n';
  }

  // `begin`: in the first line, if not its beginning.
  void put_lines(const Range& range, std::size_t begin = kNowhere) {
    for (std::size_t line = range.first; line < range.last;) {
      const std::size_t from = line == range.first && begin != kNowhere ? begin : lines_[line].begin;
      if (const std::size_t end = put_block_shortcode(line, range.last); end > line) {
        line = end;
        continue;
      }
      const LineKind kind = lines_[line].kind;
      const std::size_t first = line;
      while (line < range.last && lines_[line].kind == kind &&
             (line == first || !opens_block_shortcode(text_of(line)))) {
        ++line;
      }
      const std::size_t end = lines_[line - 1].end;
      if (kind == LineKind::Text) {
        put_text(from, end);
      } else {
        out_.steps.push_back({out_.text.size(), from});
        out_.text += source_.substr(from, end - from);
      }
    }
  }

  void put_text(std::size_t begin, std::size_t end) {
    const bool defines = may_define(end - begin);
    const auto scan = [&](std::size_t to) {
      if (to > begin) InlineScan(source_, begin, to, labels_, defines, out_).run();
      begin = to;
    };
    const TableLines tables = table_lines(source_, begin, end);
    out_.too_long_rows.insert(out_.too_long_rows.end(), tables.too_long.begin(), tables.too_long.end());
    auto insertion = tables.insertions.begin();
    const auto put_until = [&](std::size_t to) {
      for (; insertion != tables.insertions.end() && insertion->at < to; ++insertion) {
        scan(insertion->at);
        out_.text += insertion->what;
      }
      scan(to);
    };
    for (const std::size_t block_end : block_ends(source_, begin, end, tables.rows)) put_until(block_end);
    put_until(end);
  }

  // The parser reads a definition's address again for each link that may be to it. Where that would take long, a text
  // that could hold a long one (an embedded picture) defines nothing.
  bool may_define(std::size_t size) const {
    constexpr std::size_t kShort = 1000;
    constexpr std::size_t kMostRead = 500'000'000;  // bytes
    return size <= kShort || size <= kMostRead / std::max<std::size_t>(brackets_, 1);
  }

  // Lines between a shortcode for code and its end become a fence; returns the line behind them.
  std::size_t put_block_shortcode(std::size_t line, std::size_t last) {
    if (lines_[line].kind != LineKind::Text || line < no_end_before_) return line;
    const auto opening = block_shortcode(text_of(line));
    if (!opening) return line;
    std::size_t end = line + 1;
    std::size_t longest = 2;
    while (end < last && !closes_shortcode(text_of(end), *opening))
      longest = std::max(longest, fence_in(text_of(end++)));
    if (end == last) {
      no_end_before_ = last;
      return line;
    }
    const std::string fence(longest + 1, '`');
    ((out_.text += fence) += opening->language) += '\n';
    out_.steps.push_back({out_.text.size(), lines_[line + 1].begin});
    out_.text += source_.substr(lines_[line + 1].begin, lines_[end].begin - lines_[line + 1].begin);
    (out_.text += fence) += '\n';
    return end + 1;
  }
  static std::size_t fence_in(std::string_view line) {
    const std::size_t at = std::min(line.find_first_not_of(' '), line.size());
    return run_of(line, at, [](char c) { return c == '`'; });
  }

  std::string_view source_;
  std::size_t brackets_;
  std::vector<SourceLine> lines_;
  std::vector<Range> notes_;
  std::unordered_map<std::string, std::size_t> labels_;  // in lower case: the number of the definition
  Prepared out_;
  std::size_t no_end_before_ = 0;  // no shortcode for code ends before this line
};

}  // namespace

std::size_t Prepared::source_of(std::size_t made) const {
  const auto after = std::upper_bound(steps.begin(), steps.end(), made,
                                      [](std::size_t at, const Step& step) { return at < step.made; });
  return after == steps.begin() ? 0 : (after - 1)->source + (made - (after - 1)->made);
}

Prepared prepare(std::string_view source) { return Preparation(source).run(); }

HolePlace hole_at(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at);
  if (!rest.starts_with('$') || !rest.substr(1).starts_with(kHoleMark)) return {};
  const std::size_t begin = 1 + kHoleMark.size();
  HolePlace place;
  const auto [end, error] = std::from_chars(rest.data() + begin, rest.data() + rest.size(), place.hole);
  if (error != std::errc()) return {};
  const auto digits = static_cast<std::size_t>(end - rest.data());
  place.size = digits + kHoleMark.size() + 1;
  return place.size <= rest.size() ? place : HolePlace{};
}

}  // namespace offprint::markdown
