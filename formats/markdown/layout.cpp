#include "formats/markdown/layout.h"

#include <algorithm>
#include <cstddef>

#include "formats/language/tags.h"
#include "formats/layout/breaks.h"
#include "formats/layout/width.h"
#include "formats/unicode/characters.h"
#include "formats/writing/words.h"

namespace offprint::markdown {

namespace {

using What = Piece::What;

// A place where a line may end.
struct Chance {
  std::uint32_t at = 0;   // the next line's first byte
  bool at_space = false;  // the byte before is the space that the line end replaces
};

// A part of the flow as a reader sees it, for the rules of line breaking, which must not see the markup.
struct Seen {
  std::size_t begin = 0;    // in the text that is seen
  std::uint32_t at = 0;     // in the flow
  std::uint32_t entry = 0;  // in the flow, before the marks that open here
  bool divisible = false;   // text; otherwise one thing that is never divided
};

class Layout {
 public:
  Layout(const Lines& lines, Flow& flow) : lines_(lines), flow_(flow) {}

  void run(const Pieces& pieces) {
    flow_.bytes.clear();
    flow_.literals.clear();
    for (const Piece& piece : pieces) place(piece);
    if (lines_.columns > 0) wrap();
  }

 private:
  std::uint32_t here() const { return static_cast<std::uint32_t>(flow_.bytes.size()); }
  bool at_line_start() const { return flow_.bytes.empty() || flow_.bytes.back() == '\n'; }

  void place(const Piece& piece) {
    switch (piece.what) {
      case What::Literal: return literal(piece.bytes);
      case What::Markup: return markup(piece.bytes);
      case What::Open: return opening(piece);
      case What::Close: return closing(piece);
      case What::Break: return hard_break();
    }
  }

  void literal(std::string_view text) {
    if (at_line_start()) text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    if (text.empty()) return;
    if (in_one_ == 0) see(text, true);
    const auto end = here() + static_cast<std::uint32_t>(text.size());
    if (!flow_.literals.empty() && flow_.literals.back().end == here()) {
      flow_.literals.back().end = end;  // nothing between: one text
    } else {
      flow_.literals.push_back({here(), end, brackets_ > 0});
    }
    add(text);
  }
  void markup(std::string_view bytes) {
    see(kObject, false);
    add(bytes);
  }
  void opening(const Piece& piece) {
    if (piece.bytes.empty()) return;
    if (is_one(piece.kind) && in_one_++ == 0) see(kObject, false);
    if (piece.kind == Kind::Image || piece.kind == Kind::Link) ++brackets_;
    if (!opened_) entry_ = here();
    flow_.bytes += piece.bytes;
    opened_ = true;
  }
  void closing(const Piece& piece) {
    if (is_one(piece.kind)) --in_one_;
    if (piece.kind == Kind::Image || piece.kind == Kind::Link) --brackets_;
    add(piece.bytes);
  }
  static bool is_one(Kind kind) { return kind == Kind::Image || kind == Kind::InlineCode; }
  void hard_break() {
    if (lines_.tag_breaks) return add("<br>");
    see("\n", false);
    add("\\\n");
  }
  void add(std::string_view bytes) {
    if (bytes.empty()) return;
    flow_.bytes += bytes;
    opened_ = false;
  }
  void see(std::string_view text, bool divisible) {
    if (lines_.columns == 0) return;
    seen_.push_back({text_.size(), here(), opened_ ? entry_ : here(), divisible});
    text_ += text;
  }

  // Lines end at chances where nothing shows in a rendering: in place of a space, and between two wide characters.
  std::vector<Chance> chances() const {
    std::vector<Chance> out;
    std::vector<std::size_t> offsets;
    line_breaks(text_, lines_.language, offsets);
    auto part = seen_.begin();
    for (const std::size_t offset : offsets) {
      if (offset == 0 || offset >= text_.size()) continue;
      while (part + 1 != seen_.end() && (part + 1)->begin <= offset) ++part;
      const bool inside = part->begin < offset;
      if (inside && !part->divisible) continue;
      const std::uint32_t at = inside ? part->at + static_cast<std::uint32_t>(offset - part->begin) : part->entry;
      if (at == 0 || flow_.bytes[at - 1] == '\n') continue;
      if (flow_.bytes[at - 1] == ' ') {
        // After a tag the space stays: the tag alone on its line could begin a block of HTML (CommonMark §4.6).
        const bool after_tag = at >= 2 && flow_.bytes[at - 2] == '>' && !is_literal(at - 2);
        if (is_literal(at - 1) && !after_tag) out.push_back({at, true});
      } else if (is_wide(decode_before(text_, offset).value) && is_wide(decode(text_, offset).value)) {
        out.push_back({at, false});
      }
    }
    return out;
  }

  bool is_literal(std::uint32_t at) const {
    const auto after = std::upper_bound(flow_.literals.begin(), flow_.literals.end(), at,
                                        [](std::uint32_t i, const LiteralSpan& span) { return i < span.begin; });
    return after != flow_.literals.begin() && at < (after - 1)->end;
  }

  // Greedy: each line ends at the last chance that fits, or at the first if none does.
  void wrap() {
    const bool wide = is_east_asian(lines_.language);
    std::vector<Chance> taken;
    const Chance* last = nullptr;
    std::uint32_t line = 0;  // the first byte of the line
    std::uint32_t measured = 0;
    int width = 0;
    const std::vector<Chance> all = chances();
    for (std::size_t i = 0; i <= all.size(); ++i) {
      const std::uint32_t end = i < all.size() ? all[i].at : here();
      std::string_view part = std::string_view(flow_.bytes).substr(measured, end - measured);
      if (const auto feed = part.find_last_of('\n'); feed != std::string_view::npos) {
        width = 0;
        last = nullptr;
        line = measured + static_cast<std::uint32_t>(feed) + 1;
        part.remove_prefix(feed + 1);
      }
      width += display_width(part, wide);
      measured = end;
      const bool spaced = i < all.size() && all[i].at_space;
      if (width - (spaced ? 1 : 0) > lines_.columns && last != nullptr && last->at > line) {
        taken.push_back(*last);
        line = last->at;
        width = display_width(std::string_view(flow_.bytes).substr(line, end - line), wide);
      }
      if (i < all.size()) last = &all[i];
    }
    divide(taken);
  }

  // The flow with a line feed at each place. Literals end before it, so that none holds one.
  void divide(const std::vector<Chance>& places) {
    Flow out;
    auto span = flow_.literals.begin();
    std::uint32_t from = 0;
    const auto copy = [&](std::uint32_t end) {
      const auto shift = static_cast<std::int64_t>(out.bytes.size()) - from;
      for (; span != flow_.literals.end() && span->begin < end; ++span) {
        const std::uint32_t begin = std::max(span->begin, from);
        const std::uint32_t stop = std::min(span->end, end);
        if (begin < stop) {
          out.literals.push_back(
              {static_cast<std::uint32_t>(begin + shift), static_cast<std::uint32_t>(stop + shift), span->bracketed});
        }
        if (span->end > end) break;
      }
      out.bytes.append(flow_.bytes, from, end - from);
    };
    for (const Chance& place : places) {
      std::uint32_t end = place.at;
      while (end > from && flow_.bytes[end - 1] == ' ') --end;  // two would be a hard break
      copy(end);
      out.bytes += '\n';
      from = place.at;
    }
    copy(here());
    flow_ = std::move(out);
  }

  static constexpr std::string_view kObject = "\xEF\xBF\xBC";  // U+FFFC: stands for a thing without characters

  const Lines& lines_;
  Flow& flow_;
  std::string text_;  // the text that is seen
  std::vector<Seen> seen_;
  std::uint32_t entry_ = 0;  // where the marks that are just being opened begin
  bool opened_ = false;
  int in_one_ = 0;  // things that are not divided: pictures, and code in a tag
  int brackets_ = 0;
};

}  // namespace

void lay_out(const Pieces& pieces, const Lines& lines, Flow& flow) { Layout(lines, flow).run(pieces); }

}  // namespace offprint::markdown
