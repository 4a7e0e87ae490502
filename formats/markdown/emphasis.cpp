#include "formats/markdown/emphasis.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include <unicode/uchar.h>

#include "formats/markdown/ascii.h"
#include "formats/unicode/characters.h"

namespace offprint::markdown {

namespace {

using What = Piece::What;

// cmark-gfm's table of punctuation is Unicode 7's, and unassigned characters may become anything.
bool is_young(char32_t c) {
  UVersionInfo version{};
  u_charAge(static_cast<UChar32>(c), version);
  return version[0] > 6;
}

}  // namespace

unsigned may_count_as(char32_t c) {
  // cmark-gfm looks past ~ for the neighbour of an asterisk, others do not.
  if (c == '~') return beside::kSpace | beside::kPunctuation | beside::kOther;
  if (c < 0x80) {
    if (is_space(c)) return beside::kSpace;
    return is_ascii_punctuation(c) ? beside::kPunctuation : beside::kOther;
  }
  // White space to JavaScript's \s or to an older Unicode, but not to CommonMark.
  if (c == 0xFEFF || c == 0x2028 || c == 0x2029 || c == 0x0085 || c == 0x180E) return beside::kSpace | beside::kOther;
  const unsigned category = U_MASK(u_charType(static_cast<UChar32>(c)));
  if ((category & U_GC_ZS_MASK) != 0) return beside::kSpace;
  if ((category & U_GC_P_MASK) != 0 && !is_young(c)) return beside::kPunctuation;
  if ((category & (U_GC_P_MASK | U_GC_S_MASK | U_GC_CN_MASK)) != 0) return beside::kPunctuation | beside::kOther;
  return beside::kOther;
}

bool surely_opens(unsigned before, unsigned after) {
  if ((after & beside::kSpace) != 0) return false;
  return (after & beside::kPunctuation) == 0 || (before & beside::kOther) == 0;
}

bool surely_closes(unsigned before, unsigned after) { return surely_opens(after, before); }

bool may_delimit(char mark, unsigned before, unsigned after) {
  if (before == beside::kSpace && after == beside::kSpace) return false;
  return mark != '_' || before != beside::kOther || after != beside::kOther;  // within a word `_` does nothing
}

namespace {

struct MarkRow {
  Kind kind;
  std::string_view delimiter;
  std::string_view open;
  std::string_view close;
};
constexpr std::array<MarkRow, 3> kEmphasisMarks{{
    {Kind::Emphasis, "*", "<em>", "</em>"},
    {Kind::Strong, "**", "<strong>", "</strong>"},
    {Kind::Delete, "~~", "<del>", "</del>"},
}};

const MarkRow* mark_row(Kind kind) {
  for (const MarkRow& row : kEmphasisMarks)
    if (row.kind == kind) return &row;
  return nullptr;
}

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

class Decision {
 public:
  Decision(Pieces& pieces, bool tag_breaks)
      : pieces_(pieces), states_(pieces.size(), State::Plain), tag_breaks_(tag_breaks) {}

  void run() {
    find_marks();
    for (std::size_t i = 0; i < pieces_.size(); ++i)
      if (pieces_[i].what == What::Open && states_[i] == State::Open) decide(i);
  }

 private:
  enum class State : std::uint8_t {
    Plain,      // no mark of emphasis
    Open,       // a mark that is not decided yet
    Delimiter,  // written as * or ~
    Tag,        // written as a tag, or not at all within ***
  };

  void find_marks() {
    for (std::size_t i = 0; i < pieces_.size(); ++i) {
      const Piece& piece = pieces_[i];
      const bool marks = piece.what == What::Open || piece.what == What::Close;
      if (marks && mark_row(piece.kind) != nullptr) states_[i] = State::Open;
    }
  }

  void decide(std::size_t open) {
    const std::size_t close = pieces_[open].mate;
    const MarkRow& row = *mark_row(pieces_[open].kind);
    if (const auto inner = only_mark_inside(open)) {
      if (delimits(open, close, *inner, pieces_[*inner].mate, '*')) {
        set(open, "***", "***", State::Delimiter);
        set(*inner, "", "", State::Tag);
        return;
      }
    }
    if (delimits(open, close, open, close, row.delimiter.front())) {
      set(open, row.delimiter, row.delimiter, State::Delimiter);
    } else {
      set(open, row.open, row.close, State::Tag);
    }
  }

  void set(std::size_t open, std::string_view before, std::string_view after, State state) {
    const std::size_t close = pieces_[open].mate;
    pieces_[open].bytes = before;
    pieces_[close].bytes = after;
    states_[open] = states_[close] = state;
  }

  // The strong that is all that an emphasis holds, or the other way round: together they are `***`.
  std::optional<std::size_t> only_mark_inside(std::size_t open) const {
    const std::size_t inner = after(open);
    if (inner == kNone || states_[inner] != State::Open || pieces_[inner].what != What::Open) return {};
    if (pieces_[open].kind == Kind::Delete || pieces_[inner].kind == Kind::Delete) return {};
    if (before(pieces_[open].mate) != pieces_[inner].mate) return {};
    return inner;
  }

  // Whether delimiters at `open` and `close`, around the content between `inner_open` and `inner_close`, are
  // read as such: flanking, and beside no other run of the same character, which would merge with them.
  bool delimits(std::size_t open, std::size_t close, std::size_t inner_open, std::size_t inner_close,
                char delimiter) const {
    const std::array<std::size_t, 4> neighbours{before(open), after(inner_open), before(inner_close), after(close)};
    for (const std::size_t i : neighbours)
      if (i != kNone && states_[i] == State::Delimiter && pieces_[i].bytes.front() == delimiter) return false;
    return surely_opens(edge_before(neighbours[0]), edge_after(neighbours[1])) &&
           surely_closes(edge_before(neighbours[2]), edge_after(neighbours[3]));
  }

  bool shows(std::size_t i) const {
    if (states_[i] == State::Open) return true;
    return pieces_[i].what == What::Break || !pieces_[i].bytes.empty();
  }
  std::size_t before(std::size_t i) const {
    while (i-- > 0)
      if (shows(i)) return i;
    return kNone;
  }
  std::size_t after(std::size_t i) const {
    while (++i < pieces_.size())
      if (shows(i)) return i;
    return kNone;
  }

  // What the last character of that piece counts as, for a run that follows it. An undecided mark ends and begins with
  // punctuation, whatever it becomes, or with ~.
  unsigned edge_before(std::size_t i) const {
    if (i == kNone) return beside::kSpace;
    const Piece& piece = pieces_[i];
    if (piece.what == What::Break) return tag_breaks_ ? beside::kPunctuation : beside::kSpace;
    if (states_[i] == State::Open) return edge_of_mark(piece);
    return may_count_as(decode_before(piece.bytes, piece.bytes.size()).value);
  }
  // The first character's, for a run before it. A line break begins with a backslash or a tag.
  unsigned edge_after(std::size_t i) const {
    if (i == kNone) return beside::kSpace;
    if (pieces_[i].what == What::Break) return beside::kPunctuation;
    if (states_[i] == State::Open) return edge_of_mark(pieces_[i]);
    return may_count_as(decode(pieces_[i].bytes, 0).value);
  }
  static unsigned edge_of_mark(const Piece& piece) {
    return piece.kind == Kind::Delete ? may_count_as(U'~') : beside::kPunctuation;
  }

  Pieces& pieces_;
  std::vector<State> states_;
  bool tag_breaks_;
};

}  // namespace

void decide_marks(Pieces& pieces, bool tag_breaks) {
  const bool any = std::any_of(pieces.begin(), pieces.end(), [](const Piece& piece) {
    return piece.what == What::Open && mark_row(piece.kind) != nullptr;
  });
  if (any) Decision(pieces, tag_breaks).run();
}

}  // namespace offprint::markdown
