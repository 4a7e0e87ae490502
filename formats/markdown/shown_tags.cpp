#include "formats/markdown/shown_tags.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "formats/html/elements.h"
#include "formats/html/markup.h"
#include "formats/html/plain_text.h"
#include "formats/html/tag_rules.h"
#include "formats/markdown/ascii.h"
#include "formats/markdown/line_kinds.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint::markdown {

namespace {

constexpr std::size_t kPastText = std::string_view::npos;
constexpr unsigned kLayingOut =
    tag::kPageTag | tag::kClosesP | tag::kRaw | tag::kItem | tag::kSection | tag::kRow | tag::kCell;

// Code spans of a line, one after the other.
class CodeSpans {
 public:
  explicit CodeSpans(std::string_view line) : line_(line) {}

  // Whether `at`, which is not before any asked for, is in one.
  bool hold(std::size_t at) {
    while (end_ <= at && next()) {
    }
    return begin_ <= at && at < end_;
  }

 private:
  bool next() {
    for (std::size_t open = line_.find('`', end_); open != kPastText; open = line_.find('`', open)) {
      const std::size_t size = run_of(line_, open, is_tick);
      if (!is_escaped(line_, open) && size < alone_.size() && !alone_.at(size)) {
        const std::size_t close = closing(open + size, size);
        if (close != kPastText) {
          begin_ = open;
          end_ = close + size;
          return true;
        }
        alone_.at(size) = true;  // nor does a later one end
      }
      open += size;
    }
    begin_ = end_ = line_.size();
    return false;
  }
  std::size_t closing(std::size_t at, std::size_t wanted) const {
    for (at = line_.find('`', at); at != kPastText; at = line_.find('`', at)) {
      const std::size_t size = run_of(line_, at, is_tick);
      if (size == wanted) return at;
      at += size;
    }
    return kPastText;
  }
  static bool is_tick(char c) { return c == '`'; }

  std::string_view line_;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
  std::array<bool, 32> alone_{};  // by the size of a run
};

// Elements of one name.
struct Count {
  int open = 0;  // bare start tags without an end; below 0: ends without a start
  bool shown_start = false;
  bool shown_end = false;
  bool lacks_shown() const { return (open > 0 && shown_end) || (open < 0 && shown_start); }
};

class TagSurvey {
 public:
  void take(std::string_view line) {
    CodeSpans code(line);
    const bool row = trim(line).starts_with('|');
    Markup markup;
    for (std::size_t at = line.find('<'); at != kPastText; at = line.find('<', std::max(at + 1, markup.end))) {
      markup = markup_at(line, at);
      const bool end = markup.kind == Markup::Kind::EndTag;
      if (!end && markup.kind != Markup::Kind::StartTag) continue;
      const TagRule& rule = tag_rule(markup.name);
      const bool in_code = code.hold(at);
      if (in_code || is_escaped(line, at)) {
        show(rule, end, in_code);
      } else if (!row) {
        take_bare(rule, end);
      }
    }
  }

  TagsAre tags_are() const {
    if (!shown_ || laid_out_) return TagsAre::Tags;
    for (const Count& count : counts_) {
      if (count.lacks_shown()) return TagsAre::Tags;
    }
    return sure_ ? TagsAre::SurelyWords : TagsAre::Words;
  }

 private:
  void show(const TagRule& rule, bool end, bool in_code) {
    Count& count = counts_.at(rule.index);
    (end ? count.shown_end : count.shown_start) = true;
    shown_ = true;
    if (!rule.name.empty() && (in_code || !has(rule, tag::kVoid))) sure_ = true;
  }
  void take_bare(const TagRule& rule, bool end) {
    if (rule.name == "br" || has(rule, kLayingOut)) laid_out_ = true;
    if (!rule.name.empty() && !has(rule, tag::kVoid)) counts_.at(rule.index).open += end ? -1 : 1;
  }

  std::array<Count, kTagRuleCount> counts_{};
  bool shown_ = false;
  bool sure_ = false;
  bool laid_out_ = false;
};

}  // namespace

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] == '\\') --begin;
  return (at - begin) % 2 == 1;
}

TagsAre tags_are(std::string_view text) {
  if (text.find("\\<") == kPastText && text.find('`') == kPastText) return TagsAre::Tags;
  TagSurvey survey;
  LineKinds kinds;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = read_line(text, at);
    kinds.next(line);
    if (!kinds.in_fence()) survey.take(line);  // pages indent their lines, too
  }
  return survey.tags_are();
}

bool holds_tags(std::string_view text) { return holds_elements(text) && tags_are(text) == TagsAre::Tags; }

}  // namespace offprint::markdown
