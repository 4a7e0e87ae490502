#include "converters/passes/main_content/worth.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace offprint::main_content {

namespace {

enum class LineKind : std::uint8_t {
  Title,
  Prose,
  Code,
  Clause,
  Verse,
  Caption,
  Item,
  Picture,
  Label,
  Linked,
  Scriptless
};

struct Weight {
  LineKind kind;
  int base;
  int percent;  // of its letters, up to kMostOfLine
  std::string_view reason;
};
constexpr std::array kWeights{
    Weight{LineKind::Title, kTitleWorth, 0, "the heading that says the page's title begins the article"},
    Weight{LineKind::Prose, 0, 100, "sentences are what articles are made of"},
    Weight{LineKind::Code, 0, 100, "code and poems in <pre> are written, not laid out"},
    Weight{LineKind::Clause, 0, 50, "short, but with marks of a sentence"},
    Weight{LineKind::Verse, 0, 50, "one of many short lines without links: a poem, a list, answers"},
    Weight{LineKind::Caption, 10, 0, "words of a picture"},
    Weight{LineKind::Item, 0, 0, "a short item or cell may be of a menu, or of a list in the text"},
    Weight{LineKind::Picture, 0, 0, "a picture may be a logo, or the story"},
    Weight{LineKind::Label, -6, 0, "a few words that are no sentence"},
    Weight{LineKind::Linked, -12, -50, "mostly a link: it leads away from the article"},
    Weight{LineKind::Scriptless, 0, 0, "for readers without scripts, in place of what others see"},
};
constexpr std::uint32_t kMostOfLine = 500;  // letters: a long line is no more article than a few short ones

constexpr bool weights_in_order() {
  for (std::size_t i = 0; i < kWeights.size(); ++i) {
    if (static_cast<std::size_t>(kWeights.at(i).kind) != i) return false;
  }
  return true;
}
static_assert(weights_in_order());

// What becomes of a line's worth by where it stands.
enum class Place : std::uint8_t { Body, Inside, Fullest, Beside, Open, Against, Inset };
struct PlaceRow {
  Place place;
  int gain;  // percent of what is worth more than nothing; -1: what Claims::outside says
  int loss;  // percent of what is worth less
  int each;  // letters for every line that is worth more than nothing
  std::string_view reason;
};
constexpr std::array kPlaces{
    PlaceRow{Place::Body, 100, 25, 2, "named as the article's text: links and labels in it are the author's"},
    PlaceRow{Place::Inside, 100, 50, 0, "in the article or the main part, which hold more than the text"},
    PlaceRow{Place::Fullest, 100, 100, 0, "where most of the prose is, which says nothing about links and labels"},
    PlaceRow{Place::Beside, -1, 100, -10, "the less there is outside of what is named, the less it counts"},
    PlaceRow{Place::Open, 100, 100, 0, "the page names no place for its article"},
    PlaceRow{Place::Against, 0, 100, 0, "navigation, a sidebar, comments: length speaks against it"},
    PlaceRow{Place::Inset, 0, 0, 0, "the same among the article's paragraphs: it goes alone"},
};
constexpr int kBorder = 60;         // to leave the fullest box costs so much
constexpr int kBesideLeast = 5;     // percent that prose beside the named place counts at least
constexpr int kAgainstLetters = 4;  // so many letters in a place that is not the article's take one off

class Weigher {
 public:
  Weigher(const TextLines& page, const Claims& claims, const std::vector<bool>& inset)
      : page_(page), claims_(claims), inset_(inset) {}

  std::vector<long> run() {
    find_verse();
    std::vector<long> before(page_.lines.size() + 1, 0);
    for (std::size_t i = 0; i < page_.lines.size(); ++i) before[i + 1] = before[i] + worth(i);
    return before;
  }

 private:
  // Short lines without links, one after another.
  void find_verse() {
    constexpr std::uint32_t kLines = 5;
    constexpr std::uint32_t kLetters = 12;       // of a line, on average
    constexpr std::uint32_t kLettersInside = 8;  // the same, in what is said to be the article
    verse_.assign(page_.lines.size(), false);
    std::size_t begin = 0;
    std::size_t end = 0;  // behind the last that is no heading
    std::uint32_t letters = 0;
    std::uint32_t lines = 0;
    for (std::size_t i = 0; i <= page_.lines.size(); ++i) {
      if (i < page_.lines.size() && may_be_verse(page_.lines[i])) {
        const bool shows = page_.lines[i].plain > 0;
        letters += page_.lines[i].plain;
        lines += shows ? 1 : 0;
        if (shows && page_.lines[i].setting != Setting::Heading) end = i + 1;
        continue;
      }
      if (lines >= kLines && letters >= (is_inside(begin) ? kLettersInside : kLetters) * lines)
        std::fill(verse_.begin() + static_cast<long>(begin), verse_.begin() + static_cast<long>(end), true);
      begin = end = i + 1;
      letters = lines = 0;
    }
  }

  static bool may_be_verse(const Line& line) {
    return line.linked == 0 && line.setting != Setting::Scriptless && line.setting != Setting::Title &&
           !line.is_prose();
  }
  bool is_inside(std::size_t line) const {
    return claims_.are_named() && claims_.is_in(page_.section_of(page_.lines[line]));
  }

  LineKind kind_of(std::size_t at) const {
    const Line& line = page_.lines[at];
    if (line.setting == Setting::Scriptless && !page_.scriptless) return LineKind::Scriptless;
    if (line.letters() == 0) return LineKind::Picture;
    if (line.setting == Setting::Title) return LineKind::Title;
    if (line.is_linked()) return LineKind::Linked;
    if (line.setting == Setting::Code) return LineKind::Code;
    if (line.is_prose()) return LineKind::Prose;
    constexpr std::uint32_t kClause = 20;  // letters
    if (line.marks > 0 && line.letters() >= kClause && line.linked * 3 <= line.plain) return LineKind::Clause;
    if (verse_[at] && (!claims_.are_named() || is_inside(at))) return LineKind::Verse;
    if (line.setting == Setting::Item || line.setting == Setting::Cell) return LineKind::Item;
    return line.setting == Setting::Caption ? LineKind::Caption : LineKind::Label;
  }

  Place place_of(std::size_t line) const {
    const Section& section = page_.section_of(page_.lines[line]);
    if ((section.around & kAgainst) != 0) return inset_[line] ? Place::Inset : Place::Against;
    if (claims_.credible == 0) return Place::Open;
    if (claims_.is_in_body(section)) return Place::Body;
    if (claims_.credible == bit(Evidence::Fullest)) return claims_.is_in(section) ? Place::Fullest : Place::Beside;
    const bool named = (claims_.credible & kBody) != 0;
    return !named && claims_.is_in(section) ? Place::Inside : Place::Beside;
  }

  long worth(std::size_t at) const {
    return worth_of_line(at) - (at + 1 == claims_.first || at == claims_.end ? kBorder : 0);
  }

  long worth_of_line(std::size_t at) const {
    const Line& line = page_.lines[at];
    const LineKind kind = kind_of(at);
    const Weight& weight = kWeights.at(static_cast<std::size_t>(kind));
    const Place place = place_of(at);
    const std::uint32_t letters = kind == LineKind::Linked ? line.linked : std::min(line.letters(), kMostOfLine);
    const long own = weight.base + static_cast<long>(letters) * weight.percent / 100;
    if (kind == LineKind::Title) return own;
    if (place == Place::Inset) return 0;
    if (kind == LineKind::Picture) return place == Place::Body || place == Place::Inside ? 1 : 0;
    const PlaceRow& row = kPlaces.at(static_cast<std::size_t>(place));
    if (place == Place::Against) return std::min(own, 0L) - static_cast<long>(line.letters()) / kAgainstLetters;
    if (own <= 0) return own * row.loss / 100;
    const int gain = row.gain >= 0 ? row.gain : std::min(claims_.outside + kBesideLeast, 100);
    return own * gain / 100 + row.each;
  }

  const TextLines& page_;
  const Claims& claims_;
  const std::vector<bool>& inset_;
  std::vector<bool> verse_;  // of each line: it is one of many short ones
};

}  // namespace

std::vector<long> worth_before(const TextLines& page, const Claims& claims, const std::vector<bool>& inset) {
  return Weigher(page, claims, inset).run();
}

}  // namespace offprint::main_content
