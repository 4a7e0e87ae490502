#include "formats/markdown/block_makers.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "formats/html/markup.h"
#include "formats/html/tag_rules.h"
#include "formats/markdown/shown_tags.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"

namespace offprint::markdown {

namespace {

constexpr std::size_t kIndentOfCode = 4;  // columns (CommonMark §4.4)
constexpr unsigned kPageLayout = tag::kPageTag | tag::kClosesP | tag::kSection | tag::kRow | tag::kCell;

// Blocks for which Markdown has no sign, or none that holds blocks: its authors write their tags.
constexpr std::array<std::string_view, 11> kBorrowed{"details", "dir", "dl",   "dialog", "fieldset", "figcaption",
                                                     "figure",  "hr",  "menu", "pre",    "summary"};

bool makes_paragraphs(const TagRule& rule) {
  return has(rule, tag::kPageTag | tag::kClosesP) && !has(rule, tag::kItem | tag::kList) &&
         std::find(kBorrowed.begin(), kBorrowed.end(), rule.name) == kBorrowed.end();
}
bool lays_out_page(const TagRule& rule) { return has(rule, kPageLayout) || rule.name == "table"; }

class BlockSurvey {
 public:
  BlockSurvey(std::string_view text, bool escapes) : text_(text), escapes_(escapes) {}

  BlockMakers run() {
    begin_line(0);
    for (std::size_t at = 0; at < text_.size();) {
      if (text_[at] == '<') {
        at = take_markup(at);
      } else if (text_[at] == '\n') {
        begin_line(++at);
      } else {
        const std::size_t end = std::min(text_.find_first_of("<\n", at), text_.size());
        if (!is_blank(text_.substr(at, end - at))) take_words();
        at = end;
      }
    }
    made_.empty_lines += held_;
    return made_;
  }

 private:
  enum class Behind : std::uint8_t { Words, Tag, EmptyLine };

  void begin_line(std::size_t at) {
    const std::string_view line = line_at(text_, at);
    if (is_blank(line)) {
      behind_ = breaks_ > 1 ? Behind::Words : Behind::EmptyLine;
      return;
    }
    const std::size_t indent = line.find_first_not_of(' ');
    indented_ = indent >= kIndentOfCode || line[indent] == '\t';
  }

  void take_words() {
    if (behind_ == Behind::Tag) ++made_.tags;
    if (behind_ == Behind::EmptyLine && !(indented_ && laid_out_)) ++(in_phrases_ ? held_ : made_.empty_lines);
    behind_ = Behind::Words;
    breaks_ = 0;
  }

  // The offset past it.
  std::size_t take_markup(std::size_t at) {
    const std::string_view rest = text_.substr(at);
    const bool words = (escapes_ && is_escaped(text_, at)) || is_address(rest.substr(1));
    // A tag in Markdown holds no empty line; a comment may.
    const Markup markup =
        words ? Markup() : markup_at(rest.starts_with("<!--") ? text_ : text_.substr(0, run_end(at)), at);
    if (markup.kind == Markup::Kind::Text) {
      take_words();
      return at + 1;
    }
    if (markup.kind == Markup::Kind::Hidden) return markup.end;
    const TagRule& rule = tag_rule(markup.name);
    take_tag(rule, markup.kind == Markup::Kind::StartTag);
    const bool raw = has(rule, tag::kRaw) || rule.name == "pre";
    return raw && markup.kind == Markup::Kind::StartTag ? past_content(rule.name, markup.end) : markup.end;
  }

  void take_tag(const TagRule& rule, bool start) {
    if (rule.name == "br" && ++breaks_ > 1) behind_ = Behind::Tag;
    if (!lays_out_page(rule)) return;
    laid_out_ = true;
    in_phrases_ = start && (rule.name == "p" || has(rule, tag::kHeading));
    held_ = 0;
    behind_ = makes_paragraphs(rule) ? Behind::Tag : Behind::Words;
  }

  // Of an element whose content is no prose; only its tag, if it has no end: then it may be words.
  std::size_t past_content(std::string_view name, std::size_t at) {
    if (endless_) return at;
    const std::size_t end = raw_text_end(text_, at, name);
    endless_ = end == text_.size();
    return endless_ ? at : end;
  }

  // Where the lines around `at` end that are not empty.
  std::size_t run_end(std::size_t at) {
    if (at < run_end_) return run_end_;
    for (run_end_ = after_line(text_, at); run_end_ < text_.size(); run_end_ = after_line(text_, run_end_)) {
      if (is_blank(line_at(text_, run_end_))) break;
    }
    return run_end_;
  }

  std::string_view text_;
  bool escapes_;
  BlockMakers made_;
  Behind behind_ = Behind::EmptyLine;
  std::size_t breaks_ = 0;  // `<br>` since the last words
  std::size_t held_ = 0;    // behind empty lines in a <p> that may never end
  std::size_t run_end_ = 0;
  bool in_phrases_ = false;  // in a <p> or a heading
  bool laid_out_ = false;    // a block's tag was seen
  bool indented_ = false;    // the line is
  bool endless_ = false;     // an element whose content is no prose did not end
};

}  // namespace

BlockMakers block_makers(std::string_view text, bool escapes) { return BlockSurvey(text, escapes).run(); }

bool lays_out(std::string_view name) { return lays_out_page(tag_rule(name)); }

bool is_address(std::string_view rest) {
  const std::string_view first = rest.substr(0, rest.find_first_of(" \t=\"<>"));
  return first.find("://") != std::string_view::npos || first.find('@') != std::string_view::npos;
}

}  // namespace offprint::markdown
