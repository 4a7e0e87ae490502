#include "formats/markdown/escape.h"

#include <algorithm>
#include <array>

#include "formats/markdown/ascii.h"
#include "formats/markdown/emphasis.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint::markdown {

namespace {

// A character of the text, with everything that a rule may ask about its place.
struct Spot {
  std::string_view bytes;  // the whole flow
  Place place = Place::Paragraph;
  std::size_t at = 0;
  std::size_t line = 0;           // where its line begins
  std::size_t literal = 0;        // where its literal begins
  bool bracketed = false;         // see LiteralSpan
  std::size_t run = 0;            // where the run of its character begins: only for # * _ ` ~
  std::size_t run_end = 0;        // and ends
  std::size_t runs_in_block = 0;  // how many runs of that character the flow has
  bool run_fills_line = false;    // the line that the run begins holds nothing else; found once for each run

  std::size_t last_dollar = 0;     // the last $ that could end a formula
  bool word_ends_in_text = false;  // what has no space goes on to a < of text or code; known for . and : only

  char before() const { return at == 0 ? '\0' : bytes[at - 1]; }
  char after(std::size_t n = 1) const { return at + n < bytes.size() ? bytes[at + n] : '\0'; }
  bool ends_word(std::size_t n) const { return after(n) == ' ' || after(n) == '\n' || at + n >= bytes.size(); }
  std::size_t run_size() const { return run_end - at; }

  // As GitHub reads it: no space after the $, and none before the one that closes the formula.
  bool may_open_formula() const { return !ends_word(1) && at < last_dollar; }

  bool only_spaces_follow_run() const {
    const std::size_t end = bytes.find_first_not_of(bytes[at], at);
    return end == std::string_view::npos || bytes.find_first_not_of(' ', end) == std::string_view::npos;
  }
  // Where GFM reads a bare address (§6.9), it reads no backslash and no code: the < that ends it would be a tag's.
  // bare_addresses.h encloses what is an address to us too; of any other, this character makes no link.
  bool hides_tag_behind(std::string_view beginning) const {
    return word_ends_in_text && !bracketed && at >= beginning.size() &&
           equals_ignoring_case(bytes.substr(at - beginning.size(), beginning.size()), beginning);
  }
  // A < followed by what could be a mail address up to its >.
  bool opens_mail() const {
    const std::size_t end = bytes.find_first_of(" \n<>", at + 1);
    return end != std::string_view::npos && bytes[end] == '>' && bytes.substr(at, end - at).find('@') < end;
  }

  // Block syntax is looked for only on the lines of a paragraph.
  bool in_paragraph() const { return place == Place::Paragraph || place == Place::Item; }
  bool begins_block() const { return at == 0 && in_paragraph(); }
  bool begins_line() const { return at == line && in_paragraph(); }
  // For every character of such a run: what a backslash leaves of one may open or close something.
  bool run_begins_line() const { return run == line && in_paragraph(); }
  bool begins_later_line() const { return begins_line() && line > 0; }

  // Whether the line holds nothing but these, at least `least` of them other than spaces.
  bool line_is_of(std::string_view characters, std::size_t least) const {
    std::size_t count = 0;
    for (std::size_t i = line; i < bytes.size() && bytes[i] != '\n'; ++i) {
      if (characters.find(bytes[i]) == std::string_view::npos) return false;
      if (bytes[i] != ' ') ++count;
    }
    return count >= least;
  }
  // What makes the line above a table's head, or a heading.
  bool is_delimiter_row() const { return begins_later_line() && line_is_of("|:- ", 1); }

  // A run that is alone in its block cannot be half of a pair; one that touches a mark's own run would be part of it.
  bool is_alone() const {
    const bool touches =
        (run > 0 && bytes[run - 1] == bytes[at]) || (run_end < bytes.size() && bytes[run_end] == bytes[at]);
    return runs_in_block < 2 && !touches;
  }
  bool may_pair() const {
    if (is_alone()) return false;
    const unsigned left = run == 0 ? beside::kSpace : may_count_as(decode_before(bytes, run).value);
    const unsigned right = run_end == bytes.size() ? beside::kSpace : may_count_as(decode(bytes, run_end).value);
    return may_delimit(bytes[at], left, right);
  }
  // After the digits that begin the line.
  bool ends_list_number() const {
    constexpr std::size_t kMostDigits = 9;
    const std::size_t digits = at - line;
    return in_paragraph() && digits >= 1 && digits <= kMostDigits && run_of(bytes, line, is_digit) == digits &&
           ends_word(1);
  }
  // Right after a footnote's reference, the only markup that ends with a bracket.
  bool follows_reference() const { return at == literal && before() == ']'; }
  bool follows_first_reference() const { return follows_reference() && in_paragraph() && bytes.rfind('[', at) == line; }
};

struct Rule {
  char character;  // that gets a backslash
  bool (*where)(const Spot&);
  std::string_view reason;
};

// In ASCII's order. Each row has a case of its reason's name in tests/unit/markdown/escape_test.cpp.
constexpr std::array kRules{
    Rule{'!', [](const Spot& s) { return s.after() == '['; }, "picture"},
    Rule{'#', [](const Spot& s) { return s.begins_line() && s.run_size() <= 6 && s.ends_word(s.run_size()); },
         "heading"},
    Rule{'#',
         [](const Spot& s) {
           return s.place == Place::Heading && (s.at == 0 || s.before() == ' ') && s.only_spaces_follow_run();
         },
         "closing sequence of a heading"},
    Rule{'$', [](const Spot& s) { return s.may_open_formula(); }, "formula"},
    Rule{'%', [](const Spot& s) { return is_shortcode_sign(s.bytes, s.at); }, "shortcode"},
    Rule{'&', [](const Spot& s) { return is_reference(s.bytes, s.at); }, "character reference"},
    Rule{'(', [](const Spot& s) { return s.follows_reference(); }, "address of a link, after [^1]"},
    Rule{')', [](const Spot& s) { return s.ends_list_number(); }, "numbered list"},
    Rule{'*', [](const Spot& s) { return s.may_pair(); }, "emphasis"},
    Rule{'*', [](const Spot& s) { return s.begins_line() && s.ends_word(1); }, "bullet"},
    Rule{'*', [](const Spot& s) { return s.run_fills_line; }, "thematic break"},
    Rule{'+', [](const Spot& s) { return s.begins_line() && s.ends_word(1); }, "bullet"},
    Rule{'-', [](const Spot& s) { return s.begins_line() && s.ends_word(1); }, "bullet"},
    Rule{'-', [](const Spot& s) { return s.begins_line() && s.line_is_of("- ", 3); }, "thematic break"},
    Rule{'-', [](const Spot& s) { return s.is_delimiter_row(); }, "heading of the line above, or table"},
    Rule{'.', [](const Spot& s) { return s.ends_list_number(); }, "numbered list"},
    Rule{'.', [](const Spot& s) { return s.hides_tag_behind("www"); }, "bare address before a <"},
    Rule{':',
         [](const Spot& s) { return s.after() == '/' && (s.hides_tag_behind("tp") || s.hides_tag_behind("https")); },
         "bare address before a <"},
    Rule{':', [](const Spot& s) { return s.begins_line() && s.bytes.substr(s.at).starts_with(":::"); },
         "division with attributes"},
    Rule{':', [](const Spot& s) { return s.follows_first_reference(); }, "definition of a footnote, after [^1]"},
    Rule{':', [](const Spot& s) { return s.is_delimiter_row(); }, "table"},
    Rule{'<',
         [](const Spot& s) {
           const char next = s.after();
           return is_letter(next) || next == '/' || next == '!' || next == '?';
         },
         "HTML or autolink"},
    Rule{'<', [](const Spot& s) { return s.opens_mail(); }, "autolink of mail"},
    Rule{'=', [](const Spot& s) { return s.begins_later_line() && s.line_is_of("= ", 1); },
         "heading of the line above"},
    Rule{'>', [](const Spot& s) { return s.begins_line(); }, "block quote"},
    Rule{'[', [](const Spot& s) { return s.bracketed; }, "link within a link"},
    Rule{'[', [](const Spot& s) { return s.after() == '^'; }, "footnote"},
    Rule{'[', [](const Spot& s) { return s.begins_block() && s.bytes.find("]:", s.at) != std::string_view::npos; },
         "definition of a link"},
    Rule{'[',
         [](const Spot& s) {
           const char mark = s.after();
           const bool box = (mark == ' ' || mark == 'x' || mark == 'X') && s.after(2) == ']' && s.ends_word(3);
           return s.place == Place::Item && s.at == 0 && box;
         },
         "task"},
    Rule{'\\',
         [](const Spot& s) { return is_ascii_punctuation(static_cast<char32_t>(s.after())) || s.after() == '\n'; },
         "escape or hard break"},
    Rule{']', [](const Spot& s) { return s.bracketed; }, "end of a link's text"},
    Rule{']', [](const Spot& s) { return s.after() == '('; }, "link"},
    Rule{'^', [](const Spot& s) { return s.at == s.literal && s.before() == '['; }, "footnote, after a link's ["},
    Rule{'_', [](const Spot& s) { return s.may_pair(); }, "emphasis"},
    Rule{'_', [](const Spot& s) { return s.begins_line() && s.line_is_of("_ ", 3); }, "thematic break"},
    Rule{'`', [](const Spot& s) { return !s.is_alone(); }, "code span"},
    Rule{'`', [](const Spot& s) { return s.begins_line() && s.run_size() >= 3; }, "fence"},
    Rule{'{', [](const Spot& s) { return is_shortcode_sign(s.bytes, s.at); }, "shortcode"},
    Rule{'{', [](const Spot& s) { return opens_attributes(s.bytes, s.at); }, "attributes, or another format"},
    Rule{'|', [](const Spot& s) { return s.place == Place::Cell; }, "end of a cell"},
    Rule{'|', [](const Spot& s) { return s.is_delimiter_row(); }, "table"},
    Rule{'~', [](const Spot& s) { return s.may_pair(); }, "deletion"},
    Rule{'~', [](const Spot& s) { return s.run_begins_line() && s.run_end - s.run >= 3; }, "fence"},
};

// The first row of each character; kRules.size() for none.
constexpr std::array<std::uint8_t, 256> kFirstRule = [] {
  std::array<std::uint8_t, 256> out{};
  out.fill(static_cast<std::uint8_t>(kRules.size()));
  for (std::size_t i = kRules.size(); i-- > 0;) {
    out.at(static_cast<unsigned char>(kRules.at(i).character)) = static_cast<std::uint8_t>(i);
  }
  return out;
}();
static_assert(std::is_sorted(kRules.begin(), kRules.end(),
                             [](const Rule& a, const Rule& b) { return a.character < b.character; }));

// All characters of the rules, as the few ranges that hold them; some others are among them.
using MayNeedCare = ByteSet<ByteRange{'!', '.'}, ByteRange{':', '>'}, ByteRange{'[', '`'}, ByteRange{'{', '~'}>;
static_assert(std::all_of(kRules.begin(), kRules.end(),
                          [](const Rule& rule) { return MayNeedCare::holds(rule.character); }));

constexpr std::string_view kRunning = "#*_`~";  // characters that mean something in runs

// The place of each in kRunning; kRunning.size() for others.
constexpr std::array<std::uint8_t, 256> kRunningIndex = [] {
  std::array<std::uint8_t, 256> out{};
  out.fill(static_cast<std::uint8_t>(kRunning.size()));
  for (std::size_t i = 0; i < kRunning.size(); ++i) {
    out.at(static_cast<unsigned char>(kRunning[i])) = static_cast<std::uint8_t>(i);
  }
  return out;
}();
using Running = ByteSet<ByteRange{'#', '#'}, ByteRange{'*', '*'}, ByteRange{'_', '`'}, ByteRange{'~', '~'}>;
static_assert(std::all_of(kRunning.begin(), kRunning.end(), [](char c) { return Running::holds(c); }));

class Escaper {
 public:
  Escaper(const Flow& flow, Place place, std::string& out) : flow_(flow), bytes_(flow.bytes), out_(out) {
    spot_.bytes = bytes_;
    spot_.place = place;
  }

  void run() {
    out_.clear();
    out_.reserve(bytes_.size() + bytes_.size() / 16);
    for (const LiteralSpan& span : flow_.literals) {
      markup(span.begin);
      literal(span);
    }
    markup(bytes_.size());
  }

 private:
  std::size_t last_closing_dollar() const {
    for (std::size_t at = bytes_.rfind('$'); at != std::string_view::npos && at > 0; at = bytes_.rfind('$', at - 1)) {
      if (bytes_[at - 1] != ' ' && bytes_[at - 1] != '\n') return at;
    }
    return 0;
  }
  void count_runs() {
    for (std::size_t at = Running::find(bytes_); at < bytes_.size();) {
      const char c = bytes_[at];
      ++runs_.at(kRunningIndex[static_cast<unsigned char>(c)]);
      at = Running::find(bytes_, at + run_of(bytes_, at, [c](char other) { return other == c; }));
    }
  }

  // Markup goes out as it is. But a cell's end is found before its content is read, so its pipes need a backslash too.
  void markup(std::size_t end) {
    const std::string_view part = bytes_.substr(done_, end - done_);
    if (part.empty()) return;
    if (spot_.place == Place::Cell && part.find('|') != std::string_view::npos) {
      for (const char c : part) {
        if (c == '|') out_ += '\\';
        out_ += c;
      }
    } else {
      out_ += part;
    }
    for (std::size_t at = part.find('\n'); at != std::string_view::npos; at = part.find('\n', at + 1))
      spot_.line = done_ + at + 1;
    done_ = end;
  }

  void literal(const LiteralSpan& span) {
    spot_.literal = span.begin;
    spot_.bracketed = span.bracketed;
    spot_.run_end = span.begin;
    MayNeedCare::each(bytes_, span.begin, span.end, [&](std::size_t at) {
      if (kFirstRule[static_cast<unsigned char>(bytes_[at])] == kRules.size()) return;
      spot_.at = at;
      prepare(span.end);
      if (!needs_backslash()) return;
      out_ += bytes_.substr(done_, at - done_);
      out_ += '\\';
      done_ = at;
    });
    out_ += bytes_.substr(done_, span.end - done_);
    done_ = span.end;
  }

  // What must be known of the flow for a character is found when the first comes.
  void prepare(std::size_t end) {
    const char c = bytes_[spot_.at];
    if (c == '$' && !knows_dollar_) {
      spot_.last_dollar = last_closing_dollar();
      knows_dollar_ = true;
    }
    if ((c == '.' || c == ':') && spot_.at >= word_end_) look_at_word();
    const std::size_t index = kRunningIndex[static_cast<unsigned char>(c)];
    if (index == kRunning.size() || spot_.at < spot_.run_end) return;
    if (!knows_runs_) count_runs();
    knows_runs_ = true;
    spot_.run = spot_.at;
    spot_.run_end = spot_.at + run_of(bytes_.substr(0, end), spot_.at, [c](char other) { return other == c; });
    spot_.runs_in_block = runs_.at(index);
    spot_.run_fills_line = c == '*' && spot_.run_begins_line() && spot_.line_is_of("* ", 3);
  }

  // A tag that follows the text, or marks behind it, is one whatever is before it.
  void look_at_word() {
    word_end_ = std::min(bytes_.find_first_of(" \n<", spot_.at), bytes_.size());
    spot_.word_ends_in_text = false;
    if (word_end_ == bytes_.size() || bytes_[word_end_] != '<') return;
    const auto after = std::upper_bound(flow_.literals.begin(), flow_.literals.end(), word_end_,
                                        [](std::size_t at, const LiteralSpan& span) { return at < span.begin; });
    const std::size_t text_end = (after - 1)->end;  // the one that holds the word's beginning, or a later one
    spot_.word_ends_in_text =
        text_end > word_end_ || bytes_.substr(text_end, word_end_ - text_end).find_first_not_of("*~") < bytes_.size();
  }

  bool needs_backslash() const {
    const char c = bytes_[spot_.at];
    for (std::size_t i = kFirstRule[static_cast<unsigned char>(c)]; i < kRules.size(); ++i) {
      if (kRules.at(i).character != c) return false;
      if (kRules.at(i).where(spot_)) return true;
    }
    return false;
  }

  const Flow& flow_;
  std::string_view bytes_;
  Spot spot_;
  std::array<std::size_t, kRunning.size()> runs_{};
  bool knows_runs_ = false;
  bool knows_dollar_ = false;
  std::size_t word_end_ = 0;  // of the last that look_at_word saw
  std::size_t done_ = 0;      // bytes of the flow that are in out_
  std::string& out_;
};

}  // namespace

void escape(const Flow& flow, Place place, std::string& out) { Escaper(flow, place, out).run(); }

bool is_reference(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongestName = 40;  // more than HTML's longest
  const std::string_view rest = text.substr(at + 1, kLongestName);
  const std::size_t mark = rest.starts_with("#x") || rest.starts_with("#X") ? 2 : rest.starts_with("#") ? 1 : 0;
  std::size_t size = 0;
  switch (mark) {
    case 2: size = run_of(rest, mark, is_hex); break;
    case 1: size = run_of(rest, mark, is_digit); break;
    default: size = run_of(rest, mark, [](char c) { return is_letter(c) || is_digit(c); });
  }
  return size > 0 && mark + size < rest.size() && rest[mark + size] == ';';
}

namespace {

constexpr bool is_name_byte(char c) {
  return is_alphanumeric(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_key_byte(char c) { return is_name_byte(c) || c == ':' || c == '.' || c == '@'; }

}  // namespace

bool opens_attributes(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  const auto skip_blanks = [&] { at += run_of(text, at, [](char c) { return c == ' ' || c == '\n'; }); };
  ++at;
  skip_blanks();
  if (byte(at) == '=' || byte(at) == ':') return true;
  for (;; skip_blanks()) {  // words without a value may be before what has one
    const char first = byte(at);
    if ((first == '.' && is_name_byte(byte(at + 1))) || (first == '#' && is_key_byte(byte(at + 1)))) return true;
    const std::size_t key = run_of(text, at, is_key_byte);
    at += key;
    if (key == 0 || byte(at) == '=') return key > 0;
    if (key == 1 && first == '-' && byte(at) == '}') return true;
  }
}

}  // namespace offprint::markdown
