// Every line is worth something: prose its length, links and labels less than nothing, both by where they stand. The
// article is the run of neighbouring lines that is worth most, but for what stands within and is worth less than
// nothing. So no one container need hold it, and none need be named.
#include "converters/passes/main_content/choice.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "formats/document/tree.h"

namespace offprint::main_content {

namespace {

// What a line is worth, in letters of prose.
namespace worth {
constexpr int kMostOfLine = 500;   // a long line is no more article than a few short ones
constexpr int kTitle = 150;        // the heading that says the page's title
constexpr int kLabel = -6;         // a few words that are no sentence
constexpr int kLink = -12;         // a line that is a link, and its letters below
constexpr int kShortItem = 0;      // of a list or a table
constexpr int kPicture = 0;
constexpr int kCaption = 10;
}  // namespace worth

bool mostly_linked(const Line& line) { return line.linked > line.plain; }

bool is_prose(const Line& line) {
  if (mostly_linked(line)) return false;
  const std::uint32_t all = line.plain + line.linked;
  return (all >= 70 && line.marks >= 1) || (all >= 40 && line.marks >= 2) || all >= 160;
}

int plain_worth(const Line& line, bool scriptless) {
  const int all = static_cast<int>(line.plain + line.linked);
  if (all == 0) return worth::kPicture;
  if (line.setting == Setting::Title) return worth::kTitle;
  if (line.setting == Setting::Scriptless && !scriptless) return 0;
  if (mostly_linked(line)) return worth::kLink - static_cast<int>(line.linked) / 2;
  if (line.setting == Setting::Code) return std::min(all, worth::kMostOfLine);
  if (is_prose(line)) return std::min(all, worth::kMostOfLine);
  if (line.marks > 0 && all >= 20 && line.linked * 3 <= line.plain) return all / 2;
  if (line.setting == Setting::Item || line.setting == Setting::Cell) return worth::kShortItem;
  if (line.setting == Setting::Caption) return worth::kCaption;
  return worth::kLabel;
}

class Chooser {
 public:
  explicit Chooser(TextLines& page) : page_(page) {}

  Choice run() {
    sum_prose();
    believe();
    value_lines();
#ifdef MC_DEBUG
    if (getenv("MC")) dump();
#endif
    return best_run();
  }
#ifdef MC_DEBUG
  void dump() {
    fprintf(stderr, "credible %x prose %lu\n", credible_, prose());
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      const Line& l = page_.lines[i];
      const Section& s = page_.sections[l.section];
      std::string t;
      for (const Node* at = l.first; at; at = next_in(*page_.sections[0].node, *at)) { if (auto* x = as<TextNode>(at)) t += std::string(x->value.view()); if (at == l.last || t.size() > 150) break; }
      for (auto& c : t) if (c == '\n') c = ' ';
      std::string path;
      for (std::uint32_t k = l.section; k != kNone; k = page_.sections[k].parent) { auto* e = page_.sections[k].node->element; if (e && path.size() < 400) path += " <" + std::string(e->name.view()) + "." + std::string(e->get("class").substr(0, 30)) + "#" + std::string(e->get("id").substr(0,20)) + (page_.sections[k].said ? "!" + std::to_string(page_.sections[k].said) : ""); }
      fprintf(stderr, "%4zu %6ld p%u l%u m%u set%d ar%x |%.60s|%s\n", i, value(i), l.plain, l.linked, l.marks, (int)l.setting, s.around, t.c_str(), path.c_str());
    }
  }
#endif

 private:
  std::uint64_t prose_in(const Section& s) const { return prose_[s.end_line] - prose_[s.first_line]; }
  std::uint64_t prose() const { return prose_.back(); }
  long value_in(const Section& s) const { return values_[s.end_line] - values_[s.first_line]; }

  // A page whose article is in <noscript>: more than outside of it.
  bool is_all_scriptless() const {
    std::uint64_t within = 0;
    std::uint64_t without = 0;
    for (const Line& line : page_.lines) {
      if (is_prose(line)) (line.setting == Setting::Scriptless ? within : without) += line.plain;
    }
    return within > without;
  }

  void sum_prose() {
    prose_.assign(page_.lines.size() + 1, 0);
    linked_.assign(page_.lines.size() + 1, 0);
    plain_.assign(page_.lines.size() + 1, 0);
    scriptless_ = is_all_scriptless();
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      const Line& line = page_.lines[i];
      const bool counts = (line.setting != Setting::Scriptless || scriptless_) && is_prose(line);
      plain_[i + 1] = plain_[i] + line.plain;
      linked_[i + 1] = linked_[i] + line.linked;
      prose_[i + 1] = prose_[i] + (counts ? line.plain + line.linked : 0);
    }
  }

  // Against: where the section is not itself most of the page. For: where sections of the kind hold most of what is
  // left.
  void believe() {
    find_teasers();
    std::uint64_t left = 0;
    for (std::size_t i = 0; i < page_.sections.size(); ++i) {
      Section& s = page_.sections[i];
      const EvidenceBits around = i == 0 ? EvidenceBits{0} : page_.sections[s.parent].around;
      s.around = static_cast<EvidenceBits>(around | believed(s, around));
    }
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      const Section& s = page_.sections[page_.lines[i].section];
      if ((s.around & kAgainst) == 0) left += prose_[i + 1] - prose_[i];
    }
    constexpr std::uint64_t kLeast = 200;
    const auto holds = [&](Evidence evidence, std::uint64_t percent) {
      const std::uint64_t has = held_plain(evidence);
      if (has < kLeast || has * 100 < left * percent) return false;
      outside_ = std::min(outside_, static_cast<int>(100 - has * 100 / left));
      return true;
    };
    const EvidenceBits titled = around_title();
    if (holds(Evidence::Body, 40)) credible_ |= bit(Evidence::Body);
    for (const Evidence evidence : {Evidence::Article, Evidence::Main}) {
      if (holds(evidence, (titled & bit(evidence)) != 0 ? 25 : 60)) credible_ |= bit(evidence);
    }
  }

  // What is said of the place where the page's title stands.
  EvidenceBits around_title() const {
    for (const Line& line : page_.lines) {
      if (line.setting == Setting::Title && (page_.sections[line.section].around & kAgainst) == 0)
        return page_.sections[line.section].around;
    }
    return 0;
  }

  // Prose in sections of the kind that nothing speaks against.
  std::uint64_t held_plain(Evidence evidence) const {
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      const Section& s = page_.sections[page_.lines[i].section];
      if ((s.around & kAgainst) == 0 && (s.around & bit(evidence)) != 0) sum += prose_[i + 1] - prose_[i];
    }
    return sum;
  }

  // Names of what is mostly links, or short, say nothing about prose.
  EvidenceBits as_it_looks(const Section& s, EvidenceBits bits) const {
    constexpr std::uint64_t kAppeal = 800;
    constexpr std::uint64_t kMenu = 24;
    const std::uint64_t linked = linked_[s.end_line] - linked_[s.first_line];
    const std::uint64_t own = prose_in(s);
    if (own > linked * 3 && !s.teaser) bits &= static_cast<EvidenceBits>(~bit(Evidence::Related));
    if (own > linked || linked < kMenu) bits &= static_cast<EvidenceBits>(~bit(Evidence::Navigation));
    if (own > kAppeal) bits &= static_cast<EvidenceBits>(~bit(Evidence::Appeal));
    return bits;
  }

  // Most of the page's prose, or what would leave too little without it, or what the page's title stands in.
  bool may_be_article(const Section& s) const {
    constexpr std::uint64_t kLeast = 250;
    if (prose_in(s) * 100 <= prose() * 30) return false;
    const std::uint64_t own = plain_[s.end_line] - plain_[s.first_line];
    const std::uint64_t rest = plain_.back() - own;
    return rest < kLeast || rest * 2 < own || holds_title(s) || holds_article(s);
  }

  // Something in it is said to be the article, and is most of it.
  bool holds_article(const Section& s) const {
    for (std::size_t i = static_cast<std::size_t>(&s - page_.sections.data()) + 1; i < s.end;) {
      const Section& inner = page_.sections[i];
      if (prose_in(inner) * 10 < prose_in(s) * 6) {
        i = inner.end;
        continue;
      }
      if ((inner.said & kFor) != 0) return true;
      ++i;
    }
    return false;
  }

  EvidenceBits believed(const Section& s, EvidenceBits around) const {
    EvidenceBits bits = s.said;
    if (s.teaser && ((around | bits) & bit(Evidence::Body)) == 0) bits |= bit(Evidence::Related);
    if ((bits & kAgainst) == 0) return bits;
    bits = as_it_looks(s, bits);
    const bool comments = (bits & bit(Evidence::Comments)) != 0 && prose_[s.first_line] >= 250;
    if (!comments && may_be_article(s)) bits &= static_cast<EvidenceBits>(~kAgainst);
    return bits;
  }

  // Three neighbours or more of one shape, each a linked headline with at most a few words: other articles, unless
  // there is next to nothing else.
  void find_teasers() {
    for (std::size_t i = 1; i < page_.sections.size(); ++i) {
      if (page_.sections[i].node->element == nullptr || follows_same(i)) continue;
      std::size_t count = 0;
      std::size_t teasers = 0;
      std::uint64_t held = 0;
      std::size_t end = i;
      for (; end < page_.sections.size() && same_shape(i, end); end = page_.sections[end].end) {
        ++count;
        teasers += looks_like_teaser(page_.sections[end]) ? 1 : 0;
        held += prose_in(page_.sections[end]);
      }
      const std::uint64_t rest = prose() - held;
      if (teasers < 3 || teasers * 10 < count * 7 || rest < 400 || rest * 4 < held) continue;
      for (std::size_t at = i; at < end; at = page_.sections[at].end) page_.sections[at].teaser = true;
    }
  }

  // The first name of its class.
  static std::string_view first_name(const Node& node) {
    const std::string_view names = node.element->get("class");
    return names.substr(0, names.find_first_of(" \t\n"));
  }
  static bool are_alike(const Node& a, const Node& b) {
    if (a.element->name != b.element->name || a.kind == Kind::Paragraph || a.kind == Kind::TableCell) return false;
    return a.kind == Kind::ListItem || a.element->name == "article" || first_name(a) == first_name(b);
  }
  bool follows_same(std::size_t i) const {
    const Node& node = *page_.sections[i].node;
    const Node* before = node.previous;
    while (before != nullptr && before->element == nullptr) before = before->previous;
    return before != nullptr && are_alike(*before, node);
  }
  bool same_shape(std::size_t i, std::size_t at) const {
    const Section& a = page_.sections[i];
    const Section& b = page_.sections[at];
    return a.parent == b.parent && b.node->element != nullptr && are_alike(*a.node, *b.node);
  }
  // A line of its own that is a link, before any prose.
  bool looks_like_teaser(const Section& s) const {
    std::uint32_t plain = 0;
    std::uint32_t linked = 0;
    bool headline = false;
    int prose = 0;
    for (std::uint32_t i = s.first_line; i < s.end_line; ++i) {
      const Line& line = page_.lines[i];
      plain += line.plain;
      linked += line.linked;
      prose += is_prose(line) ? 1 : 0;
      headline = headline || (prose == 0 && line.linked >= 15 && line.plain * 4 <= line.linked);
    }
    return headline && plain <= 600 && prose <= 2 && linked * 12 >= plain;
  }

  void value_lines() {
    values_.assign(page_.lines.size() + 1, 0);
    find_verse();
    for (std::size_t i = 0; i < page_.lines.size(); ++i) values_[i + 1] = values_[i] + value(i);
  }

  // Short lines without links, one after another: a poem, a list, answers, captions.
  void find_verse() {
    constexpr std::uint32_t kLines = 5;
    constexpr std::uint32_t kLetters = 14;       // of a line, on average
    constexpr std::uint32_t kLettersInside = 8;  // the same, inside of what is said to be the article
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
    return line.linked == 0 && line.setting != Setting::Scriptless && line.setting != Setting::Title && !is_prose(line);
  }
  bool is_inside(std::size_t line) const {
    return (page_.sections[page_.lines[line].section].around & credible_) != 0;
  }

  long value(std::size_t at) const {
    const Line& line = page_.lines[at];
    const EvidenceBits around = page_.sections[line.section].around;
    const int all = static_cast<int>(line.plain + line.linked);
    int own = plain_worth(line, scriptless_);
    if (verse_[at] && (credible_ == 0 || is_inside(at))) own = std::max(own, all / 2);
    if ((around & kAgainst) != 0) return line.setting == Setting::Title ? own : std::min(own, 0) - all / 4;
    if (credible_ == 0) return own;
    const bool inside = (around & credible_) != 0;
    const bool body = (around & credible_ & bit(Evidence::Body)) != 0;
    if (inside && all == 0 && line.setting != Setting::Scriptless) return 1;
    if (body) return own < 0 ? own / 4 : own + 2;
    if (line.setting == Setting::Title) return own;
    const bool beside = !inside || (credible_ & bit(Evidence::Body)) != 0;
    if (beside) return own > 0 ? own * std::min(outside_ + kOutside, 100) / 100 - kBeside : own;
    return own < 0 ? own / 2 : own;
  }

  // Prose enough, or most of what the page says; the title alone is neither.
  bool stands_out(const Choice& choice, long best) const {
    constexpr long kEnough = 120;
    constexpr long kLeast = 30;
    std::uint64_t inside = 0;
    std::uint64_t all = 0;
    for (std::uint32_t i = 0; i < page_.lines.size(); ++i) {
      const Line& line = page_.lines[i];
      const bool within = choice.begin <= i && i < choice.end;
      if (line.setting == Setting::Title) {
        best -= within ? worth::kTitle : 0;
        continue;
      }
      if ((page_.sections[line.section].around & kAgainst) != 0) continue;
      all += line.plain;
      inside += within ? line.plain : 0;
    }
    return best >= kEnough || (best >= kLeast && inside * 10 >= all * 7);
  }

  Choice best_run() {
    Choice choice;
    long best = 0;
    std::size_t low = 0;
    for (std::size_t i = 1; i < values_.size(); ++i) {
      if (values_[i - 1] <= values_[low]) low = i - 1;
      if (values_[i] - values_[low] <= best) continue;
      best = values_[i] - values_[low];
      choice.begin = static_cast<std::uint32_t>(low);
      choice.end = static_cast<std::uint32_t>(i);
    }
    choice.found = stands_out(choice, best);
#ifdef MC_DEBUG
    if (getenv("MC")) fprintf(stderr, "CHOICE %u %u best %ld\n", choice.begin, choice.end, best);
#endif
    if (choice.found) {
      widen(choice);
      prune(choice);
      fit(choice);
    }
    return choice;
  }

  // What goes on in the body that an end stands in, if that is believed to be the article's: a list of links, a picture.
  void widen(Choice& choice) const {
    const auto is_body = [&](std::uint32_t line) {
      const EvidenceBits around = page_.sections[page_.lines[line].section].around;
      return (around & credible_ & bit(Evidence::Body)) != 0;
    };
    if (is_body(choice.end - 1)) {
      while (choice.end < page_.lines.size() && is_body(choice.end)) ++choice.end;
    }
    if (is_body(choice.begin)) {
      while (choice.begin > 0 && is_body(choice.begin - 1)) --choice.begin;
    }
  }

  // Neither end in what goes.
  void fit(Choice& choice) const {
    const auto goes_at = [&](std::uint32_t line) {
      return std::any_of(choice.out.begin(), choice.out.end(), [&](std::uint32_t out) {
        return page_.sections[out].first_line <= line && line < page_.sections[out].end_line;
      });
    };
    while (choice.begin < choice.end && goes_at(choice.begin)) ++choice.begin;
    while (choice.end > choice.begin && goes_at(choice.end - 1)) --choice.end;
    choice.found = choice.begin < choice.end;
  }

  void prune(Choice& choice) const {
    for (std::uint32_t i = 1; i < page_.sections.size();) {
      const Section& s = page_.sections[i];
      const bool within = s.first_line >= choice.begin && s.end_line <= choice.end && s.first_line < s.end_line;
      if (within && goes(s)) {
        choice.out.push_back(i);
        i = s.end;
      } else {
        ++i;
      }
    }
  }

  bool goes(const Section& s) const {
    if (s.node->kind == Kind::Heading || s.node->kind == Kind::TableCell || s.node->kind == Kind::TableRow || s.node->kind == Kind::ListItem) return false;
    if (holds_title(s)) return false;
    if ((s.around & kAgainst) != 0) return value_in(s) <= 0;
    return false;
  }

  bool holds_title(const Section& s) const {
    return std::any_of(page_.lines.begin() + s.first_line, page_.lines.begin() + s.end_line,
                       [](const Line& line) { return line.setting == Setting::Title; });
  }

  TextLines& page_;
  std::vector<std::uint64_t> prose_;  // letters of prose before each line
  std::vector<std::uint64_t> plain_;   // letters outside links before each line
  bool scriptless_ = false;            // the article is in <noscript>
  std::vector<std::uint64_t> linked_;  // letters in links before each line
  std::vector<bool> verse_;           // of each line: it is one of many short ones
  std::vector<long> values_;          // worth of all before each line
  EvidenceBits credible_ = 0;
  int outside_ = 100;  // percent of the page's prose that is outside what is said to be the article
  static constexpr int kOutside = 5;
  static constexpr int kBeside = 10;
};

}  // namespace

Choice choose(TextLines& page) { return Chooser(page).run(); }

}  // namespace offprint::main_content
