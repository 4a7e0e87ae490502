#include "formats/markdown/signs.h"

#include <algorithm>
#include <array>

#include "formats/markdown/block_makers.h"
#include "formats/markdown/shown_tags.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/lines.h"
#include "formats/unicode/name_index.h"

namespace offprint::markdown {

namespace {

constexpr std::size_t kAbsent = std::string_view::npos;

enum class Tagged : std::uint8_t { No, InWords, ByPage };

// By what tags stand in the line; with `escapes`, one behind a backslash is none. Code is the page's: it shows signs.
Tagged tagged(std::string_view line, bool escapes) {
  Tagged found = Tagged::No;
  for (std::size_t at = line.find('<'); at != kAbsent; at = line.find('<', at + 1)) {
    std::string_view rest = line.substr(at + 1);
    if (rest.starts_with('/')) rest.remove_prefix(1);
    if (rest.empty() || !is_letter(rest.front()) || is_address(rest) || (escapes && is_escaped(line, at))) continue;
    const std::string_view name = rest.substr(0, rest.find_first_of(" \t\r\f/><"));
    if (lays_out(name) || equals_ignoring_case(name, "code")) return Tagged::ByPage;
    found = Tagged::InWords;
  }
  return found;
}

// Tags that begin a block of a page (CommonMark §4.6, the sixth kind, without those of tables' parts).
constexpr std::array<std::string_view, 27> kBlockTags{
    "address", "article", "aside", "blockquote", "center", "dir", "div",     "dl",    "figure",
    "footer",  "form",    "h1",    "h2",         "h3",     "h4",  "h5",      "h6",    "header",
    "hr",      "main",    "nav",   "ol",         "p",      "pre", "section", "table", "ul"};

bool begins_with_block_tag(std::string_view line) {
  line = trim(line);
  if (!line.starts_with('<')) return false;
  const auto* const end = std::find_if_not(line.begin() + 1, line.end(), is_alphanumeric);
  const std::string_view name(line.begin() + 1, static_cast<std::size_t>(end - line.begin() - 1));
  static constexpr auto kItself = [](std::string_view tag) { return tag; };
  static constexpr auto kLower = [](char c) { return lower(c); };
  static constexpr NameIndex<64> kIndex(kBlockTags, kItself);
  return kIndex.find(kBlockTags, name, kItself, kLower) != nullptr;
}

// Whether a <pre> begins or ends in it.
bool has_pre(std::string_view text) {
  for (std::size_t at = text.find('<'); at != kAbsent; at = text.find('<', at + 1)) {
    const std::string_view rest = text.substr(at + 1);
    if (rest.starts_with("pre") || rest.starts_with("/pre")) return true;
  }
  return false;
}

// What begins a block of Markdown. A text that nobody says to be Markdown has one dash or number by chance, not two.
struct OpeningRow {
  std::string_view text;
  std::size_t weight;
};
constexpr std::size_t kEnough = 2;
constexpr std::size_t kSure = 4;  // among blocks that begin with tags
constexpr OpeningRow kBlockOpenings[] = {{"```", 2}, {"~~~", 2}, {"- ", 1}, {"* ", 1},
                                         {"+ ", 1},  {"> ", 1},  {"1. ", 1}};

bool is_heading(std::string_view line) {
  constexpr std::size_t kDeepest = 6;
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  return marks > 0 && marks <= kDeepest && marks < line.size() && line[marks] == ' ';
}

// Of a line that is not empty.
std::size_t opening_weight(std::string_view line) {
  for (const OpeningRow& row : kBlockOpenings) {
    if (line.front() == row.text.front() && line.starts_with(row.text)) return row.weight;
  }
  return 0;
}

// `[words](address)`, with or without the mark of a picture; `**strong**`.
bool has_inline_sign(std::string_view line) {
  const std::size_t link = line.find("](");
  if (link != kAbsent && line.substr(0, link).find('[') != kAbsent && line.find(')', link) != kAbsent) return true;
  const std::size_t strong = line.find("**");
  if (strong == kAbsent || strong + 2 >= line.size() || is_space(line[strong + 2]) || line[strong + 2] == '*')
    return false;
  return line.find("**", strong + 3) != kAbsent;
}

// A footnote's definition, or the line below a table's head.
bool is_sure_sign(std::string_view line) {
  if (line.starts_with("[^")) return line.find("]: ") != kAbsent;
  return line.find("--") != kAbsent && line.find('|') != kAbsent && line.find_first_not_of("|:- \t") == kAbsent;
}

bool has_code_span(std::string_view line) {
  const std::size_t open = line.find('`');
  return open != kAbsent && open + 1 < line.size() && !is_space(line[open + 1]) && line.find('`', open + 2) != kAbsent;
}

// Whether every block begins with a tag, which most pages' do: then Survey says Html, whatever else is in the lines.
bool has_only_tagged_blocks(std::string_view text) {
  bool after_blank = true;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view line = read_line(text, at);
    const bool blank = is_blank(line);
    if (after_blank && !blank && !begins_with_block_tag(line)) return false;
    after_blank = blank;
  }
  return !text.empty();
}

class Survey {
 public:
  // Most pages are one line, of which little is looked at.
  Survey(std::string_view text, bool escapes)
      : text_(text), any_pre_(text.find('\n') != kAbsent && has_pre(text)), escapes_(escapes) {
    for (std::size_t at = 0; at < text.size();) take(trim_end(read_line(text, at)));
  }

  WrittenIn written_in() const {
    if (openings_ >= kEnough && openings_ + inlines_ >= kSure)
      return WrittenIn::Markdown;  // below a page's head in HTML, as many a README has one
    const BlockMakers made = tagged_ > 0 ? block_makers(text_, escapes_) : BlockMakers();
    if (made.tags > made.empty_lines) return WrittenIn::Html;
    if (openings_ + inlines_ >= kEnough) return WrittenIn::Markdown;
    const bool many_tags = tagged_ > 0 && tagged_ * 3 >= lines_;
    return many_tags && openings_ == 0 && made.empty_lines < 2 ? WrittenIn::Html : WrittenIn::Plain;
  }

 private:
  void take(std::string_view line) {
    const bool begins = after_blank_;
    after_blank_ = line.empty();
    if (line.empty()) return;
    if (heading_ && begins) openings_ += kEnough;  // a comment of a script has its command below it
    const std::size_t weight = opening_weight(line);
    heading_ = weight == 0 && begins && !preformatted_ && is_heading(line);
    const bool repeats = weight == 1 && last_weight_ == 1;  // the next item of a list
    if (!preformatted_ && (begins || repeats)) openings_ += weight;
    last_weight_ = weight;
    follow_pre(line);
    if (preformatted_) return;
    ++lines_;
    const Tagged tags = tagged(line, escapes_);
    if (tags != Tagged::No) ++tagged_;
    if (is_sure_sign(line)) openings_ += kEnough;
    if (tags != Tagged::ByPage && has_inline_sign(line)) inlines_ += kEnough;
    if (tags == Tagged::No && has_code_span(line)) ++inlines_;
  }
  void follow_pre(std::string_view line) {
    const std::size_t open = any_pre_ ? line.rfind("<pre") : kAbsent;
    const std::size_t close = any_pre_ ? line.rfind("</pre") : kAbsent;
    if (open != kAbsent || close != kAbsent) preformatted_ = close == kAbsent || (open != kAbsent && open > close);
  }

  std::string_view text_;
  bool any_pre_;
  bool escapes_;  // a backslash makes a tag words
  bool preformatted_ = false;
  bool after_blank_ = true;
  std::size_t last_weight_ = 0;
  bool heading_ = false;  // the last line with text was one
  std::size_t lines_ = 0;
  std::size_t tagged_ = 0;  // lines with a tag
  std::size_t openings_ = 0;
  std::size_t inlines_ = 0;
};

}  // namespace

WrittenIn written_in(std::string_view text) {
  text = trim(text);
  if (has_only_tagged_blocks(text)) return WrittenIn::Html;
  const TagsAre tags = tags_are(text);
  return tags == TagsAre::SurelyWords ? WrittenIn::Markdown : Survey(text, tags == TagsAre::Words).written_in();
}

}  // namespace offprint::markdown
