// A name is a hint. Against a block it is believed where the block looks the part, does not hold the page's title or
// what is said to be the article, and leaves enough of the page without it; for a block, where such blocks together
// hold a good part of what nothing speaks against, or with the page's title in them at any length (ground.h).
#include "converters/passes/main_content/belief.h"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "converters/passes/furniture/sentences.h"
#include "converters/passes/main_content/builders.h"
#include "converters/passes/main_content/ground.h"
#include "converters/passes/main_content/own_sites.h"
#include "converters/passes/main_content/set_apart.h"
#include "converters/passes/metadata/rights.h"
#include "formats/document/tree.h"

namespace offprint::main_content {

namespace {

struct ForRow {
  Evidence evidence;
  std::uint64_t percent;  // of the prose that nothing speaks against: so much is enough
  std::uint64_t titled;   // the same where the page's title stands in it, too
};
constexpr std::array kForRows{
    ForRow{Evidence::Told, 15, 10},     // word for word
    ForRow{Evidence::Body, 40, 40},     // named for nothing else
    ForRow{Evidence::Article, 60, 25},  // teasers are articles, too, but without the page's title
    ForRow{Evidence::Main, 60, 25},
};
constexpr std::uint64_t kLeastProse = 200;  // letters that any of them must hold, if the title does not stand there

class Believer {
 public:
  explicit Believer(TextLines& page) : page_(page), ground_(find_ground(page)) {}

  Claims run() {
    find_teasers();
    find_titled_article();
    for (std::size_t i = 0; i < page_.sections.size(); ++i) {
      Section& s = page_.sections[i];
      const EvidenceBits around = i == 0 ? EvidenceBits{0} : page_.sections[s.parent].around;
      if ((around & kFor) == 0 && is_foot(s)) s.said |= bit(Evidence::Frame);
      s.apart = i != 0 && (page_.sections[s.parent].apart || is_apart(s));
      s.around = static_cast<EvidenceBits>(around | believed(s, around));
    }
    Claims made = claims();
    if (made.credible == 0) find_fullest(made);
    find_own_ground(made);
    return made;
  }

 private:
  std::uint64_t prose() const { return page_.prose.back(); }

  // Three neighbours or more of one shape, each a linked headline with at most a few words: other articles, unless
  // there is next to nothing else.
  void find_teasers() {
    const std::size_t title = title_line();
    for (std::size_t i = 1; i < page_.sections.size(); ++i) {
      if (page_.sections[i].node->element == nullptr || follows_same(i)) continue;
      std::size_t count = 0;
      std::size_t teasers = 0;
      std::uint64_t held = 0;
      std::size_t end = i;
      for (; end < page_.sections.size() && same_shape(i, end); end = page_.sections[end].end) {
        ++count;
        teasers += looks_like_teaser(page_.sections[end]) ? 1 : 0;
        held += page_.prose_in(page_.sections[end]);
      }
      if (teasers < 3 || teasers * 10 < count * 7) continue;
      if (lead_away(i, end)) continue;
      if (!leave_enough(held) && !follow_article(title, page_.sections[i].first_line)) continue;
      for (std::size_t at = i; at < end; at = page_.sections[at].end) page_.sections[at].teaser = true;
    }
  }

  // Whether most of them stand on the article's own ground and lead to other sites: what the article is about.
  bool lead_away(std::size_t first, std::size_t end) {
    if (ground_.inner == kNone) return false;
    const Section& ground = page_.sections[ground_.inner];
    if (first <= ground_.inner || first >= ground.end) return false;
    if (end_article(first, end, ground)) return false;
    if (!sites_) sites_.emplace(page_, *ground.node);
    std::size_t count = 0;
    std::size_t away = 0;
    for (std::size_t at = first; at < end; at = page_.sections[at].end, ++count)
      away += is_of_elsewhere(page_.sections[at]) ? 1 : 0;
    return away * 10 >= count * 7;
  }

  // Below a heading of a few words behind more prose than they hold, with nothing behind them: what a site's partners
  // have to say. The items of a list are what the article is about, or its text goes on.
  bool end_article(std::size_t first, std::size_t end, const Section& ground) const {
    constexpr std::uint64_t kText = 400;  // letters of prose
    constexpr std::uint32_t kLabel = 30;  // letters
    const std::uint32_t begin = page_.sections[first].first_line;
    const std::uint32_t behind = end < ground.end ? page_.sections[end].first_line : ground.end_line;
    if (begin == 0 || page_.plain[ground.end_line] != page_.plain[behind]) return false;
    const Line& over = page_.lines[begin - 1];
    if (over.setting != Setting::Heading || over.letters() > kLabel || over.marks > 0) return false;
    const std::uint64_t text = page_.prose[begin] - page_.prose[ground.first_line];
    return text >= kText && text > page_.plain[behind] - page_.plain[begin];
  }

  // A link to another site, and a sentence on what is there.
  bool is_of_elsewhere(const Section& s) {
    const auto speaks = [](const Line& line) { return line.marks > 0; };
    if (std::none_of(page_.lines.begin() + s.first_line, page_.lines.begin() + s.end_line, speaks)) return false;
    const Node* at = s.node;
    while (at != nullptr && at->kind != Kind::Link) at = next_in(*s.node, *at);
    return at != nullptr && !sites_->lead_to(static_cast<const Link*>(at)->url.view());
  }

  // Said to be the article, with the page's title and more than a standfirst: comments behind it may be longer.
  void find_titled_article() {
    const std::size_t title = title_line();
    for (const Section& s : page_.sections) {
      const bool said = (s.said & bit(Evidence::Article)) != 0 && (s.said & kAgainst) == 0;
      if (!said || s.first_line > title || title >= s.end_line) continue;
      if (std::count_if(page_.lines.begin() + s.first_line, page_.lines.begin() + s.end_line,
                        [](const Line& line) { return line.is_prose(); }) < 2)
        return;
      titled_article_end_ = s.end_line;
      return;
    }
  }

  // One of the page's last lines that states who has the rights.
  bool is_foot(const Section& s) const {
    constexpr std::size_t kLastLines = 12;
    constexpr std::uint32_t kStatement = 600;  // letters
    const bool leaf = s.first_line + 1 == s.end_line && page_.lines[s.first_line].section == &s - page_.sections.data();
    if (!leaf || s.first_line + kLastLines < page_.lines.size() || page_.plain_in(s) > kStatement) return false;
    return states_rights(words_of(page_, page_.lines[s.first_line]));
  }

  bool leave_enough(std::uint64_t held) const {
    constexpr std::uint64_t kRest = 400;  // letters of prose beside them
    const std::uint64_t rest = prose() - held;
    return rest >= kRest && rest * 4 >= held;
  }

  // Behind the page's title and an article without sentences: pictures and a few words each, a table, a poem.
  // Asked with rising `first`.
  bool follow_article(std::size_t title, std::size_t first) {
    constexpr std::size_t kLines = 6;     // that are no links
    constexpr std::uint64_t kPlain = 60;  // letters in them
    if (title >= first || page_.plain[first] - page_.plain[title + 1] < kPlain) return false;
    for (counted_ = std::max(counted_, title + 1); counted_ < first; ++counted_)
      unlinked_ += page_.lines[counted_].is_linked() ? 0 : 1;
    return unlinked_ >= kLines;
  }

  std::size_t title_line() const {
    const auto title = std::find_if(page_.lines.begin(), page_.lines.end(),
                                    [](const Line& line) { return line.setting == Setting::Title; });
    return static_cast<std::size_t>(title - page_.lines.begin());
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
    constexpr std::uint32_t kHeadline = 15;  // letters
    constexpr std::uint32_t kSummary = 600;
    std::uint32_t plain = 0;
    std::uint32_t linked = 0;
    bool headline = false;
    int prose = 0;
    for (std::uint32_t i = s.first_line; i < s.end_line && plain <= kSummary; ++i) {
      const Line& line = page_.lines[i];
      plain += line.plain;
      linked += line.linked;
      prose += line.is_prose() ? 1 : 0;
      headline = headline || (prose == 0 && line.linked >= kHeadline && line.plain * 4 <= line.linked);
    }
    return headline && plain <= kSummary && prose <= 2 && linked * 12 >= plain;
  }

  EvidenceBits believed(const Section& s, EvidenceBits around) const {
    EvidenceBits bits = s.said;
    if (s.teaser && ((around | bits) & kBody) == 0) bits |= bit(Evidence::Related);
    if ((bits & kAgainst) == 0) return bits;
    if (s.told || s.apart) return bits & kFor;
    bits = as_it_looks(s, around, bits);
    constexpr std::uint64_t kArticle = 250;  // letters of prose before comments
    const bool follows = page_.prose[s.first_line] >= kArticle || s.first_line >= titled_article_end_;
    const bool comments = (bits & bit(Evidence::Comments)) != 0 && follows;
    if (!comments && may_be_article(s)) bits &= static_cast<EvidenceBits>(~kAgainst);
    return bits;
  }

  // Of the text, without a link, though it is said to stand beside it or below it. What is said to appeal is of
  // it only as a quotation or a figure alone.
  bool is_apart(const Section& s) const {
    constexpr EvidenceBits kBeside = bit(Evidence::Aside) | bit(Evidence::Frame);
    const EvidenceBits against = s.said & kAgainst;
    if (against == 0 || page_.linked_in(s) != 0) return false;
    if ((against & ~kBeside) != 0 && (against != bit(Evidence::Appeal) || !is_quotation_or_figure(*s.node)))
      return false;
    const bool foot = against == bit(Evidence::Frame);
    return is_set_apart(*s.node, 0, foot) && !is_of_page(*s.node, foot);
  }

  // Names of what is mostly links, or short, say nothing about prose.
  EvidenceBits as_it_looks(const Section& s, EvidenceBits around, EvidenceBits bits) const {
    const std::uint64_t appeal = (around & kBody) != 0 ? 300 : 800;
    constexpr std::uint64_t kMenu = 24;
    const std::uint64_t linked = page_.linked_in(s);
    const std::uint64_t own = page_.prose_in(s);
    const auto leave = [&](Evidence evidence) { bits &= static_cast<EvidenceBits>(~bit(evidence)); };
    const bool leads_nowhere = linked == 0 && holds_sentence(*s.node);
    if ((own > linked * 3 || leads_nowhere) && !s.teaser) leave(Evidence::Related);
    if (own > linked || linked < kMenu) leave(Evidence::Navigation);
    if (own > appeal) leave(Evidence::Appeal);
    if (heads_article(s)) leave(Evidence::Frame);
    const bool aside = is_element(*s.node, "aside") && linked * 3 <= page_.plain_in(s);
    if (aside && is_set_apart(*s.node, linked, false)) leave(Evidence::Aside);
    return bits;
  }

  // Above all of an article's prose: who wrote it, which some templates give as its foot.
  bool heads_article(const Section& s) const {
    if (s.parent == kNone || !is_element(*s.node, "footer")) return false;
    const Section& around = page_.sections[s.parent];
    if ((around.said & bit(Evidence::Article)) == 0) return false;
    return page_.prose[s.first_line] == page_.prose[around.first_line] &&
           page_.prose[around.end_line] - page_.prose[s.end_line] >= kLeastProse;
  }

  // A good part of the page's prose, without which too little would be left, or with the page's title, or with what is
  // said to be the article.
  bool may_be_article(const Section& s) const {
    constexpr std::uint64_t kLeast = 250;
    if (page_.prose_in(s) * 100 <= prose() * 30) return false;
    const std::uint64_t own = page_.plain_in(s);
    const std::uint64_t rest = page_.plain.back() - own;
    if (stands_beside_ground(s, own)) return false;
    return rest < kLeast || rest * 2 < own || holds_title(page_, s) || holds_article(s);
  }

  // Outside of what is the article's by its title and its text, be that as short as a notice of cookies is long; not
  // where the text is but the standfirst of what stands here.
  bool stands_beside_ground(const Section& s, std::uint64_t plain) const {
    constexpr std::uint64_t kTimes = 16;
    if (ground_.outer == kNone) return false;
    const Section& ground = page_.sections[ground_.outer];
    return (s.end_line <= ground.first_line || ground.end_line <= s.first_line) &&
           plain <= page_.plain_in(ground) * kTimes;
  }

  // Something in it is said to be the article, and is most of it.
  bool holds_article(const Section& s) const {
    for (std::size_t i = static_cast<std::size_t>(&s - page_.sections.data()) + 1; i < s.end;) {
      const Section& inner = page_.sections[i];
      if (page_.prose_in(inner) * 10 < page_.prose_in(s) * 6) {
        i = inner.end;
        continue;
      }
      if ((inner.said & kFor) != 0) return true;
      ++i;
    }
    return false;
  }

  Claims claims() {
    std::array<std::uint64_t, kEvidenceCount> held{};
    std::uint64_t left = 0;
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      const EvidenceBits around = page_.section_of(page_.lines[i]).around;
      if ((around & kAgainst) != 0) continue;
      const std::uint64_t own = page_.prose[i + 1] - page_.prose[i];
      left += own;
      for (const ForRow& row : kForRows) {
        if ((around & bit(row.evidence)) != 0) held.at(static_cast<std::size_t>(row.evidence)) += own;
      }
    }
    left_ = left;
    Claims claims;
    const EvidenceBits titled = around_title();
    for (const ForRow& row : kForRows) {
      const std::uint64_t has = held.at(static_cast<std::size_t>(row.evidence));
      const std::uint64_t percent = (titled & bit(row.evidence)) != 0 ? row.titled : row.percent;
      if ((has < kLeastProse && !is_ground(row.evidence)) || has * 100 < left * percent) continue;
      claims.credible |= bit(row.evidence);
      claims.outside = std::min(claims.outside, left == 0 ? 0 : static_cast<int>(100 - has * 100 / left));
    }
    return claims;
  }

  // Where the page names no place for its article: the smallest box that holds most of the prose that nothing speaks
  // against. What stands outside of it counts the less.
  void find_fullest(Claims& claims) {
    constexpr std::uint64_t kMost = 65;  // percent
    std::vector<std::uint64_t> open(page_.lines.size() + 1, 0);
    for (std::size_t i = 0; i < page_.lines.size(); ++i) {
      const bool against = (page_.section_of(page_.lines[i]).around & kAgainst) != 0;
      open[i + 1] = open[i] + (against ? 0 : page_.prose[i + 1] - page_.prose[i]);
    }
    const std::uint64_t left = open.back();
    if (left < kLeastProse) return;
    std::size_t fullest = 0;
    for (std::size_t i = 1; i < page_.sections.size();) {
      const Section& s = page_.sections[i];
      const bool holds = (open[s.end_line] - open[s.first_line]) * 100 >= left * kMost;
      if (holds) fullest = i;
      i = holds ? i + 1 : s.end;
    }
    while (fullest != 0 && has_twin(fullest)) fullest = page_.sections[fullest].parent;
    const Section& box = page_.sections[fullest];
    if (fullest == 0 || box.node->kind == Kind::Paragraph) return;
    for (std::size_t i = fullest; i < box.end; ++i) page_.sections[i].around |= bit(Evidence::Fullest);
    claims.credible = bit(Evidence::Fullest);
    fullest_ = static_cast<std::uint32_t>(fullest);
    const auto outside = static_cast<int>(100 - (open[box.end_line] - open[box.first_line]) * 100 / left);
    claims.outside = outside * outside / 100;  // a box that nothing names is as likely as it is full
    claims.first = box.first_line;
    claims.end = box.end_line;
  }

  // Whether it is what the place of the title and a text, of any length, says of itself.
  bool is_ground(Evidence evidence) const {
    const auto says = [&](std::uint32_t at) { return at != kNone && (page_.sections[at].said & bit(evidence)) != 0; };
    return says(ground_.inner) || says(ground_.outer);
  }

  void find_own_ground(Claims& claims) const {
    if (is_own_ground(claims)) {
      claims.outer_first = page_.sections[ground_.outer].first_line;
      claims.outer_end = page_.sections[ground_.outer].end_line;
      claims.set_ground(page_.sections[ground_.inner]);
    } else if (claims.first != kNone) {
      claims.set_ground(page_.sections[with_title(fullest_)]);
    }
  }

  // Credible by what it says, and by what it holds: a card names a title, too.
  bool is_own_ground(const Claims& claims) const {
    constexpr std::uint64_t kTimes = 4;  // at most so many times as much prose stands on the page
    if (ground_.inner == kNone || (page_.sections[ground_.inner].said & claims.credible) == 0) return false;
    return page_.prose_in(page_.sections[ground_.outer]) * kTimes >= left_;
  }

  // The box, or the nearest around it that holds the title, if there is no more in it than a line of links.
  std::uint32_t with_title(std::uint32_t box) const {
    const std::size_t title = title_line();
    std::uint32_t at = box;
    while (at != 0 && (title < page_.sections[at].first_line || title >= page_.sections[at].end_line))
      at = page_.sections[at].parent;
    const auto links_in = [&](std::uint32_t section) {
      const Section& s = page_.sections[section];
      return std::count_if(page_.lines.begin() + s.first_line, page_.lines.begin() + s.end_line,
                           [](const Line& line) { return line.is_linked(); });
    };
    constexpr int kMenu = 3;  // lines
    return at == 0 || links_in(at) - links_in(box) >= kMenu ? box : at;
  }

  // A neighbour of its shape that holds prose, too: the article goes on there.
  bool has_twin(std::size_t box) const {
    const Section& own = page_.sections[box];
    if (own.node->element == nullptr) return false;
    for (std::size_t i = own.parent + 1; i < page_.sections[own.parent].end; i = page_.sections[i].end) {
      const Section& s = page_.sections[i];
      if (i != box && s.node->element != nullptr && (s.around & kAgainst) == 0 && are_alike(*own.node, *s.node) &&
          page_.prose_in(s) > 0)
        return true;
    }
    return false;
  }

  // What is said of the place where the page's title stands.
  EvidenceBits around_title() const {
    for (const Line& line : page_.lines) {
      const EvidenceBits around = page_.section_of(line).around;
      if (line.setting == Setting::Title && (around & kAgainst) == 0) return around;
    }
    return 0;
  }

  TextLines& page_;
  const Ground ground_;
  std::uint32_t fullest_ = 0;
  std::uint64_t left_ = 0;         // letters of prose that nothing speaks against
  std::optional<OwnSites> sites_;  // outside of the ground
  std::uint32_t titled_article_end_ = kNone;
  std::size_t counted_ = 0;   // lines behind the title, up to there
  std::size_t unlinked_ = 0;  // of these, those that are no links
};

}  // namespace

Claims believe(TextLines& page) {
  forget_builders(page);
  return Believer(page).run();
}

}  // namespace offprint::main_content
