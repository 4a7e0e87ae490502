// Every line is worth something (worth.cpp). The article is the run of neighbouring lines that is worth most, but for
// what stands within and is worth less than nothing. So no one container need hold it, and none need be named.
#include "converters/passes/main_content/choice.h"

#include <algorithm>
#include <ranges>
#include <string_view>
#include <unordered_set>

#include "converters/passes/furniture/shown.h"
#include "converters/passes/main_content/belief.h"
#include "converters/passes/main_content/insets.h"
#include "converters/passes/main_content/own_sites.h"
#include "converters/passes/main_content/text_box.h"
#include "converters/passes/main_content/text_home.h"
#include "converters/passes/main_content/worth.h"
#include "converters/passes/metadata/rights.h"
#include "converters/passes/pictures/image_address.h"
#include "formats/document/tree.h"

namespace offprint::main_content {

namespace {

// An <aside> is where notes may stand: EPUB's and ours do.
constexpr EvidenceBits kAgainstNotes = kAgainst & static_cast<EvidenceBits>(~bit(Evidence::Aside));

class Chooser {
 public:
  explicit Chooser(TextLines& page)
      : page_(page),
        claims_(believe(page)),
        inset_(find_insets(page, claims_)),
        worth_(worth_before(page, claims_, inset_)) {}

  Choice run() {
    if (!is_page()) return choice_;
    find_best_run();
    if (choice_.found) end_before_insets();
    if (!choice_.found) begin_at_title();
    if (!choice_.found) return choice_;
    widen();
    begin_at_picture();
    end_in_box();
    fill_box();
    end_on_ground();
    take_in_notes();
    prune();
    fit();
    doubt();
    return choice_;
  }

 private:
  bool is_against(const Line& line) const { return (page_.section_of(line).around & kAgainst) != 0; }

  // A document with nothing but the article, as programs write them, is no page of a site: it has no navigation, no
  // frame, and hardly a link that is not in a sentence.
  bool is_page() const {
    constexpr std::uint32_t kLinks = 8;
    constexpr EvidenceBits kSite = bit(Evidence::Navigation) | bit(Evidence::Frame);
    std::uint32_t links = 0;
    for (const Line& line : page_.lines) links += line.is_linked() ? line.links : 0;
    return links >= kLinks || std::any_of(page_.sections.begin(), page_.sections.end(),
                                          [](const Section& s) { return (s.said & kSite) != 0; });
  }

  void find_best_run() {
    long best = 0;
    const Extent reach = find_reach();
    std::size_t low = reach.begin;
    for (std::size_t i = low + 1; i <= reach.end; ++i) {
      if (worth_[i - 1] <= worth_[low]) low = i - 1;
      if (worth_[i] - worth_[low] <= best) continue;
      best = worth_[i] - worth_[low];
      choice_.begin = static_cast<std::uint32_t>(low);
      choice_.end = static_cast<std::uint32_t>(i);
    }
    choice_.found = stands_out(best);
  }

  // Insets are passed over for nothing: to reach lines that stand elsewhere than the text they cost what they are
  // worth.
  void end_before_insets() {
    if (std::find(inset_.begin() + choice_.begin, inset_.begin() + choice_.end, true) == inset_.begin() + choice_.end)
      return;
    const TextHome home(page_, {choice_.begin, choice_.end});
    const std::vector<long> paid = worth_before(page_, claims_, std::vector<bool>(page_.lines.size(), false));
    for (std::uint32_t at = choice_.end; at > choice_.begin + 1; --at) {
      if (!inset_[at - 1] && home.holds(page_.lines[at - 1])) return;
      if (inset_[at - 1] && paid[choice_.end] <= paid[at - 1]) choice_.end = at - 1;
    }
  }

  // Where the article may stand: not above the place that the title stands in, nor behind what follows the text there,
  // links and what else is none of it.
  Extent find_reach() const {
    constexpr int kLinks = 3;  // lines
    const auto count = static_cast<std::uint32_t>(page_.lines.size());
    if (claims_.outer_first == kNone) return {0, count};
    std::uint32_t begin = 0;  // a title may stand above that place, too
    while (begin < claims_.outer_first &&
           (page_.lines[begin].setting != Setting::Title || is_against(page_.lines[begin])))
      ++begin;
    std::uint32_t end = claims_.outer_end;
    while (end > claims_.outer_first && page_.prose[end] == page_.prose[end - 1]) --end;
    for (int links = 0; end < count && links < kLinks; ++end)
      links += page_.lines[end].is_linked() || is_against(page_.lines[end]) ? 1 : 0;
    return {begin, std::max(end, claims_.outer_end)};
  }

  // Prose enough, or most of what the page says; the title alone is neither.
  bool stands_out(long best) const {
    constexpr long kEnough = 120;
    constexpr long kLeast = 30;
    std::uint64_t inside = 0;
    std::uint64_t all = 0;
    for (std::uint32_t i = 0; i < page_.lines.size(); ++i) {
      const Line& line = page_.lines[i];
      const bool within = choice_.begin <= i && i < choice_.end;
      if (line.setting == Setting::Title) {
        best -= within ? kTitleWorth : 0;
      } else if (!is_against(line)) {
        all += line.plain;
        inside += within ? line.plain : 0;
      }
    }
    return best >= kEnough || (best >= kLeast && inside * 10 >= all * 7);
  }

  // An article without sentences, pictures and a few words each, or a table, or one of a sentence or two in a place
  // that is named: from its title to what is a site's, if that is most of what the page says.
  void begin_at_title() {
    constexpr std::uint32_t kLines = 6;   // that are no links
    constexpr std::uint64_t kPlain = 60;  // letters in them
    constexpr std::uint32_t kLinked = 3;  // lines one after another are a menu
    auto count = static_cast<std::uint32_t>(page_.lines.size());
    std::uint32_t title = 0;
    while (title < count && page_.lines[title].setting != Setting::Title) ++title;
    const bool named = claims_.are_named() && claims_.is_on_ground(title);
    if (named) count = claims_.ground_end;
    if (title == count || is_against(page_.lines[title])) return;
    std::uint32_t end = title + 1;
    std::uint32_t lines = 0;
    std::uint32_t linked = 0;  // at the end
    for (; end < count && !is_against(page_.lines[end]) && linked < kLinked; ++end) {
      linked = page_.lines[end].is_linked() ? linked + 1 : 0;
      lines += linked == 0 ? 1 : 0;
    }
    end -= linked;
    while (end > title + 1 && page_.lines[end - 1].setting == Setting::Heading) --end;  // of what is left out
    std::uint64_t all = 0;
    for (const Line& line : page_.lines) all += is_against(line) ? 0 : line.plain;
    const std::uint64_t inside = page_.plain[end] - page_.plain[title];
    if (!named && (lines < kLines || inside < kPlain)) return;
    if (lines == 0 || inside * 10 < all * 7) return;
    choice_.begin = title;
    choice_.end = end;
    choice_.found = true;
  }

  // What goes on in the body that an end stands in, if that is believed to be the article's: a list of links, a
  // picture.
  void widen() {
    const auto is_body = [&](std::uint32_t line) { return claims_.is_in_body(page_.section_of(page_.lines[line])); };
    while (choice_.end < page_.lines.size() && is_body(choice_.end - 1) && is_body(choice_.end)) ++choice_.end;
    while (choice_.begin > 0 && is_body(choice_.begin) && is_body(choice_.begin - 1)) --choice_.begin;
  }

  // The picture above the title, with its caption, in the article or main part that the title stands in. One that is a
  // link or a heading is a logo.
  void begin_at_picture() {
    const Line& title = page_.lines[choice_.begin];
    const std::uint32_t place = holder_of(title);
    if (title.setting != Setting::Title || place == kNone || choice_.begin == 0) return;
    std::uint32_t at = choice_.begin - 1;
    if (at > 0 && page_.lines[at].setting == Setting::Caption && page_.lines[at].letters() > 0) --at;
    const Line& line = page_.lines[at];
    const Node& picture = *line.first;
    const bool logo = ancestor(picture, Kind::Link) != nullptr || ancestor(picture, Kind::Heading) != nullptr;
    if (line.letters() == 0 && !logo && !is_against(line) && holder_of(line) == place) choice_.begin = at;
  }

  // The nearest section around the line that is said to hold the article.
  std::uint32_t holder_of(const Line& line) const {
    std::uint32_t at = line.section;
    while (at != kNone && (page_.sections[at].said & (bit(Evidence::Article) | bit(Evidence::Main))) == 0)
      at = page_.sections[at].parent;
    return at;
  }

  // The few lines behind the last sentence in the fullest box: who signed, when, what is enclosed.
  void end_in_box() {
    constexpr std::uint32_t kLines = 8;
    constexpr std::uint32_t kLinked = 2;
    if (claims_.end == kNone || choice_.end >= claims_.end || claims_.end - choice_.end > kLines) return;
    std::uint32_t linked = 0;
    for (std::uint32_t i = choice_.end; i < claims_.end; ++i) {
      const Line& line = page_.lines[i];
      linked += line.is_linked() ? 1 : 0;
      if (is_against(line) || line.links > 1 || linked > kLinked) return;
    }
    choice_.end = claims_.end;
  }

  // What is left of the text on the article's own ground, behind what is inset in it: sentences, items, pictures and
  // what stands below them, and a list of links to other sites that the text goes on with. Comments, links and rights
  // end it.
  void end_on_ground() {
    if (!claims_.is_on_ground(choice_.end - 1) || choice_.end == claims_.ground_end) return;
    OwnSites sites(page_, *claims_.ground);
    const TextHome home(page_, {choice_.begin, choice_.end});
    bool picture = is_picture(page_.lines[choice_.end - 1]);  // the line before
    for (std::uint32_t i = choice_.end; i < claims_.ground_end; ++i) {
      if (inset_[i]) continue;
      const Line& line = page_.lines[i];
      const bool listed = line.is_linked() && is_item(line) && choice_.end == i && leads_away(line, sites);
      if (is_against(line) || (line.is_linked() && !listed) || line.setting == Setting::Scriptless) return;
      if (line.plain > 0 && !is_item(line) && states_rights(words_of(page_, line))) return;
      const bool foreign = !home.holds(line);
      const bool caption = picture && line.letters() > 0;
      if (foreign && line.setting != Setting::Caption && (line.marks > 0 || line.setting == Setting::Heading)) return;
      picture = is_picture(line);
      const bool own = line.marks > 0 || listed || (is_item(line) && line.links == 0);
      if (caption || ((picture || own) && !foreign)) choice_.end = i + 1;
    }
  }

  static bool is_item(const Line& line) {
    return line.setting == Setting::Item || line.setting == Setting::Cell || line.setting == Setting::Code;
  }

  static bool leads_away(const Line& line, OwnSites& sites) {
    const Node* const link = ancestor(*line.first, Kind::Link);
    return link != nullptr && sites.lead_away(static_cast<const Link*>(link)->url.view());
  }

  // Not one that leads to another page, as a card's does.
  static bool is_picture(const Line& line) {
    const Node* const link = ancestor(*line.first, Kind::Link);
    return line.letters() == 0 && (link == nullptr || names_picture(static_cast<const Link*>(link)->url.view()));
  }

  void fill_box() {
    const Extent text = in_its_box(page_, {choice_.begin, choice_.end});
    choice_.begin = text.begin;
    choice_.end = text.end;
  }

  // What the article's own text links to: its notes, behind its end too.
  void take_in_notes() {
    std::unordered_set<std::string_view> ids;
    const Node& root = *page_.sections.front().node;
    const Node* const last = page_.lines[choice_.end - 1].last;
    for (const Node* at = page_.lines[choice_.begin].first; at != nullptr; at = next_in(root, *at)) {
      take_target(*at, ids);
      if (at == last) break;
    }
    if (ids.empty()) return;
    for (std::uint32_t i = 0; i < page_.sections.size(); ++i) {
      const Section& s = page_.sections[i];
      if (s.first_line < choice_.begin || s.node->element == nullptr || (s.around & kAgainstNotes) != 0) continue;
      const bool note = page_.plain_in(s) * 2 > page_.linked_in(s) && s.first_line < s.end_line;
      if (!note || !is_target(*s.node, ids)) continue;
      choice_.end = std::max(choice_.end, s.end_line);
      notes_.insert(i);
      for (std::uint32_t at = s.parent; at != kNone && around_notes_.insert(at).second;) at = page_.sections[at].parent;
    }
  }

  // The block, or what it begins with within its line: a note's number that leads back.
  static bool is_target(const Node& block, const std::unordered_set<std::string_view>& ids) {
    const auto is_named = [&](const Node& node) {
      return node.element != nullptr && (ids.contains(node.element->get("id")) ||
                                         (node.kind == Kind::Link && ids.contains(node.element->get("name"))));
    };
    if (is_named(block)) return true;
    constexpr int kDeep = 3;
    const Node* at = first_shown(block.first);
    for (int i = 0; i < kDeep && at != nullptr && !is_block(*at); ++i, at = first_shown(at->first))
      if (is_named(*at)) return true;
    return false;
  }

  // Of a link or one around the node.
  static void take_target(const Node& node, std::unordered_set<std::string_view>& ids) {
    for (const Node* at = &node; at != nullptr;
         at = at->kind == Kind::Text || at->kind == Kind::Superscript ? at->parent : nullptr) {
      const auto* link = as<Link>(at);
      const std::string_view url = link == nullptr ? std::string_view() : link->url.view();
      if (url.size() > 1 && url.front() == '#') ids.insert(url.substr(1));
    }
  }

  void prune() {
    for (std::uint32_t i = 1; i < page_.sections.size();) {
      const Section& s = page_.sections[i];
      const bool within = s.first_line >= choice_.begin && s.end_line <= choice_.end && s.first_line < s.end_line;
      const bool out = within && goes(s) && !notes_.contains(i) && !around_notes_.contains(i);
      if (out) choice_.out.push_back(i);
      i = out || notes_.contains(i) ? s.end : i + 1;
    }
  }

  // Without a cell or an item its neighbours would move; a heading's name is its slug.
  bool goes(const Section& s) const {
    switch (s.node->kind) {
      case Kind::Heading:
      case Kind::TableCell:
      case Kind::TableRow:
      case Kind::ListItem: return false;
      default: break;
    }
    return (s.around & kAgainst) != 0 && worth_[s.end_line] <= worth_[s.first_line] && !holds_title(page_, s);
  }

  // Neither end in what goes.
  void fit() {
    for (const std::uint32_t out : choice_.out) {
      const Section& s = page_.sections[out];
      if (s.first_line <= choice_.begin && choice_.begin < s.end_line) choice_.begin = s.end_line;
    }
    for (const std::uint32_t out : choice_.out | std::views::reverse) {
      const Section& s = page_.sections[out];
      if (s.first_line < choice_.end && choice_.end <= s.end_line) choice_.end = s.first_line;
    }
    choice_.found = choice_.begin < choice_.end;
  }

  // Whether half as much prose as was kept is left out, comments aside, which are known as such.
  void doubt() {
    std::uint64_t left = 0;
    std::uint64_t kept = 0;
    std::uint32_t first = kNone;
    auto out = choice_.out.begin();
    for (std::uint32_t i = 0; i < page_.lines.size(); ++i) {
      while (out != choice_.out.end() && page_.sections[*out].end_line <= i) ++out;
      const bool cut = out != choice_.out.end() && page_.sections[*out].first_line <= i;
      const std::uint64_t own = page_.prose[i + 1] - page_.prose[i];
      if (choice_.begin <= i && i < choice_.end && !cut) {
        kept += own;
      } else if ((page_.section_of(page_.lines[i]).around & bit(Evidence::Comments)) == 0) {
        left += own;
        if (own > 0 && first == kNone) first = i;
      }
    }
    if (left * 2 > kept) choice_.unsure = first;
  }

  const TextLines& page_;
  const Claims claims_;
  const std::vector<bool> inset_;
  const std::vector<long> worth_;
  Choice choice_;
  std::unordered_set<std::uint32_t> notes_;  // sections that the text links to
  std::unordered_set<std::uint32_t> around_notes_;
};

}  // namespace

Choice choose(TextLines& page) { return Chooser(page).run(); }

}  // namespace offprint::main_content
