#include "formats/markdown/bare_addresses.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include <unicode/uchar.h>

#include "formats/address/address.h"
#include "formats/markdown/ascii.h"
#include "formats/markdown/destination.h"
#include "formats/markdown/escape.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"

namespace offprint::markdown {

namespace {

using What = Piece::What;

constexpr std::array<std::string_view, 4> kBeginnings{"https://", "http://", "ftp://", "www."};
constexpr std::string_view kMarks = "*_~";  // that come in pairs

using Range = AddressPlace;

bool is_letter_outside_ascii(char32_t c) {
  return c >= 0x80 && (U_MASK(u_charType(static_cast<UChar32>(c))) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

// Of Chinese, Japanese and Korean, whose prose may go on right behind an address.
bool needs_no_space(char32_t c) {
  return is_wide(c) ||
         u_getIntPropertyValue(static_cast<UChar32>(c), UCHAR_HANGUL_SYLLABLE_TYPE) != U_HST_NOT_APPLICABLE;
}

// A letter outside ASCII belongs to an address, as in /wiki/Köln; one that needs no space before it only after a
// delimiter or another such, as in /wiki/港口: after any other letter it is the sentence's.
bool goes_on(std::string_view text, std::size_t at) {
  constexpr std::u32string_view kSentence = U"，。、；：！？（）《》〈〉「」『』【】〔〕“”‘’…—·～\u3000\u00A0«»،؛؟۔।॥։";
  const char32_t c = decode(text, at).value;
  constexpr char32_t kAscii = 0x80;
  if (c < kAscii) return c > 0x20 && c != 0x7F && c != '<' && c != '>' && c != '"' && c != '`';
  if (kSentence.find(c) != std::u32string_view::npos || (c >= 0x2000 && c <= 0x206F) || (c >= 0xFF00 && c <= 0xFFEF))
    return false;
  const bool after_ascii = is_alphanumeric(text[at - 1]);
  if (!needs_no_space(c)) return !after_ascii || is_letter_outside_ascii(c);
  const char32_t before = decode_before(text, at).value;
  return !after_ascii && (needs_no_space(before) || !is_letter_outside_ascii(before));
}

// As GFM has it (§6.9), the host may begin outside ASCII; without a dot it is none to us: 以http://开头的地址.
bool begins_host(std::string_view text, std::size_t at) {
  if (at == text.size()) return false;
  if (is_alphanumeric(text[at]) || text[at] == '[') return true;
  const auto holds_letter = [&](std::size_t i) {
    return i < text.size() && (is_alphanumeric(text[i]) || is_letter_outside_ascii(decode(text, i).value));
  };
  std::size_t end = at;
  while (holds_letter(end)) end += decode(text, end).size;
  return end > at && end < text.size() && text[end] == '.' && holds_letter(end + 1);
}

// How many more brackets are closed than opened.
struct Balance {
  std::ptrdiff_t round;
  std::ptrdiff_t square;
};
Balance balance(std::string_view address) {
  const auto count = [&](char c) { return std::count(address.begin(), address.end(), c); };
  return {count(')') - count('('), count(']') - count('[')};
}

// The end without what a sentence puts after an address, and without marks that were opened before it.
std::size_t trimmed_end(std::string_view text, Range range) {
  Balance closed = balance(text.substr(range.begin, range.end - range.begin));
  for (; range.end > range.begin; --range.end) {
    const char c = text[range.end - 1];
    const bool stop = std::string_view("?!.,:;'\"").find(c) != std::string_view::npos;
    const bool closes = (c == ')' && closed.round > 0) || (c == ']' && closed.square > 0);
    const bool opened = range.begin > 0 && kMarks.find(c) != std::string_view::npos && text[range.begin - 1] == c;
    if (!stop && !closes && !opened) break;
    closed.round -= c == ')' ? 1 : 0;
    closed.square -= c == ']' ? 1 : 0;
  }
  return range.end;
}

// Whether it holds the end of one of kBeginnings at least: what most text has not.
bool may_hold_address(std::string_view text) {
  if (text.find("://") != std::string_view::npos) return true;
  constexpr std::size_t kBefore = 3;  // www
  for (std::size_t at = text.find('.', kBefore); at != std::string_view::npos; at = text.find('.', at + 1)) {
    if (equals_ignoring_case(text.substr(at - kBefore, kBefore), "www")) return true;
  }
  return false;
}

}  // namespace

std::optional<AddressPlace> find_address(std::string_view text, std::size_t from) {
  using FirstLetter = ByteSet<ByteRange{'F', 'F'}, ByteRange{'H', 'H'}, ByteRange{'W', 'W'}, ByteRange{'f', 'f'},
                              ByteRange{'h', 'h'}, ByteRange{'w', 'w'}>;
  for (std::size_t at = FirstLetter::find(text, from); at < text.size(); at = FirstLetter::find(text, at + 1)) {
    const auto beginning = std::find_if(kBeginnings.begin(), kBeginnings.end(),
                                        [&](std::string_view b) { return starts_ignoring_case(text.substr(at), b); });
    if (beginning == kBeginnings.end() || (at > 0 && is_alphanumeric(text[at - 1]))) continue;
    const bool scheme = beginning->ends_with('/');
    const bool www_begins =
        at == 0 || is_space(text[at - 1]) || std::string_view("*_~(").find(text[at - 1]) != std::string_view::npos;
    if (!scheme && !www_begins) continue;
    Range range{at, at + beginning->size()};
    if (!begins_host(text, range.end)) continue;
    while (range.end < text.size() && goes_on(text, range.end)) range.end += decode(text, range.end).size;
    range.end = trimmed_end(text, range);
    if (range.end > at + beginning->size()) return range;
  }
  return {};
}

namespace {

// What GFM leaves off the end of a link; closing parentheses that nothing opened are among it.
bool gfm_leaves_out(char c) { return std::string_view("?!.,:*_~'\")").find(c) != std::string_view::npos; }

class Addresses {
 public:
  Addresses(Pieces& pieces, Arena& scratch) : pieces_(pieces), scratch_(scratch) {}

  void run() {
    count_marks();
    std::vector<std::uint32_t> place(pieces_.size());  // of each piece among the new ones
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      place[i] = static_cast<std::uint32_t>(out_.size());
      if (piece.kind == Kind::Link || piece.kind == Kind::Image || piece.kind == Kind::InlineCode) {
        if (piece.what == What::Open) ++closed_;
        if (piece.what == What::Close) --closed_;
      }
      if (piece.what == What::Literal && closed_ == 0) {
        literal(i);
      } else {
        out_.push_back(piece);
        old_.push_back(true);
      }
    }
    for (std::size_t i = 0; i < out_.size(); ++i) {
      const bool pairs = out_[i].what == What::Open || out_[i].what == What::Close;
      if (pairs && old_[i]) out_[i].mate = place[out_[i].mate];
    }
    pieces_ = std::move(out_);
  }

 private:
  void count_marks() {
    for (const Piece& piece : pieces_) {
      dollars_ += std::count(piece.bytes.begin(), piece.bytes.end(), '$');  // a formula's too
      if (piece.what != What::Literal) continue;
      for (std::size_t i = 0; i < kMarks.size(); ++i) {
        char before = '\0';
        for (const char c : piece.bytes) {
          if (c == kMarks[i] && before != c) ++runs_.at(i);
          before = c;
        }
      }
    }
  }

  void put(Piece piece) {
    out_.push_back(piece);
    old_.push_back(false);
  }
  void put_text(std::string_view text) {
    if (!text.empty()) put({What::Literal, Kind::Text, 0, text});
  }

  void literal(std::size_t index) {
    const std::string_view text = pieces_[index].bytes;
    if (!may_hold_address(text)) return put_text(text);
    std::size_t done = 0;
    for (auto range = find_address(text, 0); range; range = find_address(text, range->end)) {
      if (!is_misread(index, *range)) continue;
      put_text(text.substr(done, range->begin - done));
      put_address(text.substr(range->begin, range->end - range->begin));
      done = range->end;
    }
    put_text(text.substr(done));
  }

  // GFM's link goes on to white space or "<", less what ends a sentence. A "<" of the text has a backslash before it,
  // which would be the link's, and so would be the one that breaks a line.
  bool is_misread(std::size_t index, Range range) const {
    const std::string_view text = pieces_[index].bytes;
    const char last = text[range.end - 1];
    if ((last != ')' && gfm_leaves_out(last)) || holds_marks(text, range)) return true;
    std::size_t end = range.end;
    while (end < text.size() && gfm_leaves_out(text[end]) && kMarks.find(text[end]) == std::string_view::npos) ++end;
    return end == text.size() ? !blank_follows(index) : !is_space(text[end]);
  }

  // Marks that could be half of a pair (CommonMark §6.2), or that get a backslash for another reason.
  bool holds_marks(std::string_view text, Range range) const {
    for (std::size_t at = range.begin; at < range.end; ++at) {
      const char c = text[at];
      if (c == '\\' || c == '`' || (c == '$' && dollars_ > 1) || (c == '&' && is_reference(text, at))) return true;
      if (is_shortcode_sign(text, at) || (c == '{' && opens_attributes(text, at))) return true;
      const std::size_t mark = kMarks.find(c);
      if (mark == std::string_view::npos || runs_.at(mark) < 2) continue;
      const bool inside_word = at + 1 < text.size() && is_alphanumeric(text[at - 1]) && is_alphanumeric(text[at + 1]);
      if (c != '_' || !inside_word) return true;
    }
    return false;
  }

  // Whether a tag, a space or nothing follows the piece, apart from closing marks, which GFM leaves out.
  bool blank_follows(std::size_t index) const {
    for (std::size_t i = index + 1; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      const bool mark = piece.kind == Kind::Emphasis || piece.kind == Kind::Strong || piece.kind == Kind::Delete;
      if (piece.what == What::Close && mark) continue;
      if (piece.what == What::Literal && piece.bytes.empty()) continue;
      return piece.bytes.starts_with(piece.what == What::Literal ? ' ' : '<');
    }
    return true;
  }

  void put_address(std::string_view address) {
    if (is_autolink(address)) {
      return put({What::Markup, Kind::Text, 0, scratch_.copy('<' + std::string(address) + '>')});
    }
    const bool scheme = address.find("://") < address.find('.');
    const std::string whole = (scheme ? "" : "http://") + std::string(address);
    std::string made = "](";
    append_destination(made, whole);
    made += ')';
    const auto open = static_cast<std::uint32_t>(out_.size());
    put({What::Open, Kind::Link, open + 2, "["});
    put_text(address);
    put({What::Close, Kind::Link, open, scratch_.copy(made)});
  }

  Pieces& pieces_;
  Arena& scratch_;
  Pieces out_;
  std::vector<bool> old_;  // of `out_`: its mate is still an index in the old order
  std::array<int, kMarks.size()> runs_{};
  std::ptrdiff_t dollars_ = 0;
  int closed_ = 0;  // links, pictures and code that are open
};

}  // namespace

void enclose_addresses(Pieces& pieces, Arena& scratch) {
  const bool any = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
    return piece.what == What::Literal && may_hold_address(piece.bytes) && find_address(piece.bytes, 0).has_value();
  });
  if (any) Addresses(pieces, scratch).run();
}

}  // namespace offprint::markdown
