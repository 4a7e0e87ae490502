#include "converters/passes/main_content/ground.h"

namespace offprint::main_content {

namespace {

constexpr int kTitles = 8;               // that are looked at: a page may repeat its title
constexpr std::uint32_t kSentence = 20;  // letters
constexpr int kVerses = 4;               // lines without a sentence's marks

// Counts what is to read, outwards from a title.
class Reading {
 public:
  explicit Reading(const TextLines& page, std::uint32_t title) : page_(page), from_(title), to_(title) {}

  // Whether a sentence stands in the section, or some lines.
  bool has_text(const Section& section) {
    while (from_ > section.first_line) take(page_.lines[--from_]);
    while (to_ < section.end_line) take(page_.lines[to_++]);
    return sentence_ || lines_ >= kVerses;
  }

 private:
  void take(const Line& line) {
    if (line.setting == Setting::Title || line.setting == Setting::Scriptless || line.is_linked()) return;
    if (line.plain == 0 || (page_.section_of(line).said & kAgainst) != 0) return;
    sentence_ = sentence_ || (line.marks > 0 && line.letters() >= kSentence);
    ++lines_;
  }

  const TextLines& page_;
  std::uint32_t from_;
  std::uint32_t to_;
  bool sentence_ = false;
  int lines_ = 0;
};

Ground around(const TextLines& page, std::uint32_t title) {
  Ground ground;
  Reading reading(page, title);
  for (std::uint32_t at = page.lines[title].section; at != kNone; at = page.sections[at].parent) {
    const Section& s = page.sections[at];
    if ((s.said & kAgainst) != 0) return {};
    if ((s.said & kFor) == 0 || !reading.has_text(s)) continue;
    if (ground.inner == kNone) ground.inner = at;
    ground.outer = at;
  }
  return ground;
}

}  // namespace

// A series, and a list of what is read most, name the title, too: the place with the most prose.
Ground find_ground(const TextLines& page) {
  Ground best;
  int titles = 0;
  for (std::uint32_t i = 0; i < page.lines.size() && titles < kTitles; ++i) {
    if (page.lines[i].setting != Setting::Title) continue;
    ++titles;
    const Ground ground = around(page, i);
    const auto prose = [&](const Ground& of) { return page.prose_in(page.sections[of.outer]); };
    if (ground.inner != kNone && (best.inner == kNone || prose(ground) > prose(best))) best = ground;
  }
  return best;
}

}  // namespace offprint::main_content
