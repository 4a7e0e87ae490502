// What surrounds the article on the page: share buttons, subscriptions, related articles, comments, advertisements,
// navigation.
//
// Structure decides, vocabulary only helps. Threads of comments are known by what they hold (comment_threads.h); rows
// of links that share the page by where they lead; a row of kFurniture names words of an element's class or id and how
// the block must look (how long at most, how much of it links); a row of kLines is a sentence in a block of its own; a
// row of kLists heads a list of links. The guard (furniture_guard.h) comes before every rule by name or wording. Each
// cut goes to the ledger. Unsure means kept: nothing goes that holds a paragraph of prose of its own or a good part of
// the whole text, for templates give such class names to whole articles; and no sentence goes for its class or its
// first words alone.
#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

#include "converters/passes/furniture/comment_threads.h"
#include "converters/passes/furniture/furniture_guard.h"
#include "converters/passes/furniture/furniture_measures.h"
#include "converters/passes/furniture/furniture_words.h"
#include "converters/passes/furniture/link_sites.h"
#include "converters/passes/furniture/panels.h"
#include "converters/passes/furniture/sentences.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/ledger.h"
#include "converters/passes/list.h"
#include "converters/passes/pictures/image_address.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"
#include "formats/unicode/byte_set.h"
#include "formats/unicode/characters.h"
#include "formats/unicode/sieve.h"

namespace offprint {

namespace {

using namespace furniture;  // its tables

std::size_t sentences_outside_links(const Node& node) {
  std::size_t count = 0;
  for (const Node* at = &node; at != nullptr; at = at->kind == Kind::Link ? skip_in(node, *at) : next_in(node, *at)) {
    if (const auto* text = as<TextNode>(at)) count += sentences_in(text->value);
  }
  return count;
}

std::string text_outside_links(const Node& node) {
  std::string out;
  for (const Node* at = &node; at != nullptr; at = at->kind == Kind::Link ? skip_in(node, *at) : next_in(node, *at)) {
    if (const auto* text = as<TextNode>(at)) out += text->value.view();
  }
  return out;
}

bool follows_item(const Node& item) { return last_shown(item.previous) != nullptr; }

// Whether its first words are one item of several, or code: no label.
bool begins_with_item_or_code(const Node& node) {
  const Node* first = &node;
  while (first != nullptr && (first->kind != Kind::Text || is_blank_node(*first))) first = next_in(node, *first);
  for (const Node* at = first; at != nullptr; at = at == &node ? nullptr : at->parent) {
    if (is_typed(*at)) return true;
    if (at->kind == Kind::ListItem) return follows_item(*at) || first_shown(at->next) != nullptr;
  }
  return false;
}

constexpr unsigned folded(char c) { return static_cast<unsigned char>(c) | 0x20U; }

constexpr Sieve kLineOpenings = [] {
  Sieve sieve;
  for (const Line& row : kLines) sieve.add(row.words);
  return sieve;
}();
constexpr std::array<std::string_view, 2> kListBrackets{"【", "《"};
constexpr Sieve kListOpenings = [] {
  Sieve sieve;
  for (const std::string_view words : kLists) sieve.add(words);
  for (const std::string_view bracket : kListBrackets) sieve.add(bracket);
  return sieve;
}();

// Whether words of the table may begin with the text; one too short for the sieve may go on in any way.
bool may_begin(std::string_view text, const Sieve& openings) {
  return text.size() < Sieve::kLeast || openings.may_begin(text);
}

// What the node shows first, where that is in a text; "" where it is not, as then any words may be first.
std::string_view shown_first(const Node& node) {
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    switch (at->kind) {
      case Kind::Code:
      case Kind::InlineCode:
      case Kind::Math:
      case Kind::InlineMath:
      case Kind::Ruby: return {};
      default: break;
    }
    const auto* text = as<TextNode>(at);
    const std::string_view shown = text == nullptr ? std::string_view() : trim(text->value);
    if (!shown.empty()) return shown;
  }
  return {};
}

class Cutter {
 public:
  Cutter(Document& document, const PassOptions& options, Diagnostics& diagnostics)
      : sites_(document),
        options_(options),
        diagnostics_(diagnostics),
        measures_(*document.root),
        whole_(measures_.whole().all - measures_.whole().comments.characters) {}

  void run() {
    const std::span<Node* const> blocks = measures_.blocks();
    for (std::size_t at = 0; at < blocks.size();) {
      Node& block = *blocks[at];
      const std::string_view reason = reason_to_cut(block);
      if (reason.empty() || keeps(options_, reason) || (reason == "related" && holds_references(block))) {
        ++at;
        continue;
      }
      at = reason == "related" ? cut_list(block) : measures_.of(block).end;
      cut_out(block, reason, options_, diagnostics_);
    }
  }

 private:
  std::string_view reason_to_cut(const Node& node) const {
    const Measure& m = measures_.of(node);
    if (measures_.whole().comments.count > 0 && is_of_comments(node, measures_)) return "comments";
    if (m.longest >= kProse || is_the_article(m) || says_nothing(m)) return {};
    if (m.all > kLongestLine && m.all > most_of(*node.element, m.said.rows)) return {};
    if (shares_only(node, m)) return "share";
    if (const std::string_view reason = by_items(node, m); !reason.empty()) return reason;
    const std::string_view first = is_line(m) ? shown_first(node) : std::string_view();
    if (heads_links(node, m, first)) return "related";
    const std::string_view landmark = by_landmark(*node.element, m);
    const bool worded = is_line(m) && may_begin(first, kLineOpenings);
    const bool skipped = can_be_skipped(node);
    const bool named = m.said.rows != 0 || m.said.thread || !landmark.empty();
    if (!named && !worded && !skipped) return {};  // before what costs more
    if (is_guarded(node, measures_)) return {};
    if (skipped) return holds_embed(m, "related");
    const bool alone = is_most_of_what_stays(node, measures_);
    if (const std::string_view reason = by_name(node, m, alone); !reason.empty()) return holds_embed(m, reason);
    if (!landmark.empty()) return landmark;
    return alone || !worded ? std::string_view() : by_wording(node, m);
  }

  // Without words, a name and links that share the page no rule takes it out.
  static bool says_nothing(const Measure& m) {
    return m.all == 0 && m.said.rows == 0 && !m.said.thread && (m.holds & holding::kShare) == 0;
  }

  // Two fifths of the page.
  bool is_the_article(const Measure& m) const { return m.all * 5 > whole_ * 2 && m.all > 60; }

  // The most characters that any rule for such an element takes out.
  static std::size_t most_of(const Element& element, std::uint32_t named) {
    std::size_t most = is_landmark(element) ? kLongestLandmark : kLongestLine;
    for (std::size_t i = 0; named != 0 && i < kFurniture.size(); ++i) {
      if ((named >> i & 1U) != 0) most = std::max(most, kFurniture.at(i).most);
    }
    return most;
  }

  // `alone`: only a row that asks for links counts.
  std::string_view by_name(const Node& node, const Measure& m, bool alone) const {
    for (std::size_t i = 0; m.said.rows != 0 && i < kFurniture.size(); ++i) {
      const Furniture& row = kFurniture.at(i);
      if ((m.said.rows >> i & 1U) == 0 || (alone && row.links == 0) || !looks_like(node, m, row)) continue;
      if (sentences_outside_links(node) <= row.sentences && !is_prose(node, m, row)) return row.reason;
    }
    return !alone && follows_text(m) && is_small_talk(node, m) ? "comments" : "";
  }

  // A sentence that only its name calls furniture.
  bool is_prose(const Node& node, const Measure& m, const Furniture& row) const {
    if (m.linked * 2 >= m.all || (m.holds & (holding::kShare | holding::kEmbed)) != 0) return false;
    return holds_sentence(node) && !holds_controls(node) && !opens_with_words(node, row.reason);
  }

  // Whether the first of its blocks says the same as its name: "Sign up for our newsletter".
  bool opens_with_words(const Node& node, std::string_view reason) const {
    const Node* first = first_shown(node.first);
    while (first != nullptr && first_shown(first->next) == nullptr) first = first_shown(first->first);
    return first != nullptr && is_measured(*first) && by_wording(*first, measures_.of(*first)) == reason;
  }

  // A list of links, all of whose items have names of one kind: "Add a comment", "Share".
  std::string_view by_items(const Node& list, const Measure& m) const {
    if (list.kind != Kind::List || !is_links(m)) return {};
    std::string_view reason;
    for (const Node* item = list.first; item != nullptr; item = item->next) {
      if (item->kind != Kind::ListItem) continue;
      const std::string_view said = by_name(*item, measures_.of(*item), false);
      if (said.empty() || (!reason.empty() && said != reason)) return {};
      reason = said;
    }
    return reason;
  }

  bool looks_like(const Node& node, const Measure& m, const Furniture& row) const {
    if (m.all > row.most || m.linked * 100 < m.all * static_cast<std::size_t>(row.links)) return false;
    if (m.all == 0 && row.reason != "advertisement") return false;
    if (row.reason == "comments" && !follows_text(m)) return false;
    const bool mostly_links = m.linked * 2 >= m.all;
    if (m.longest > row.label && !mostly_links) return false;
    // A list that only its name calls furniture is the author's.
    return node.kind != Kind::List || row.links > 0 || is_links(m) || is_buttons(node);
  }

  // Whether a fifth of the page comes before it: comments never come first.
  bool follows_text(const Measure& m) const { return m.before > 0 && m.before * 5 >= measures_.plain(); }

  static bool is_button(const Node& item) {
    const std::string text = text_content(item);
    const std::string_view label = trim(text);
    return label.empty() || std::any_of(kButtons.begin(), kButtons.end(),
                                        [&](std::string_view button) { return equals_ignoring_case(label, button); });
  }

  // Half of its items or more are labels of buttons, or icons.
  static bool is_buttons(const Node& list) {
    std::size_t items = 0;
    std::size_t buttons = 0;
    for (const Node* item = list.first; item != nullptr; item = item->next) {
      if (item->kind != Kind::ListItem) continue;
      ++items;
      buttons += is_button(*item) ? 1 : 0;
    }
    return buttons * 2 >= items;
  }

  // More than a mark between links.
  static bool is_word_behind(const Node& text) {
    return characters(static_cast<const TextNode&>(text).value) > 1 && ancestor(text, Kind::Link) == nullptr;
  }

  // Icons or names of services, each a link that shares the page, and no more than a word before them.
  bool shares_only(const Node& node, const Measure& m) const {
    constexpr std::size_t kWord = 10;
    constexpr std::size_t kNames = 80;
    if (m.all - m.linked > kWord || m.all > kNames || m.all == whole_) return false;
    if ((m.holds & holding::kShare) == 0 || (node.kind != Kind::Table && stays_as_itself(node))) return false;
    bool found = false;
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      if (at->kind == Kind::Embed || (at->kind == Kind::Image && ancestor(*at, Kind::Link) == nullptr)) return false;
      if (at->kind == Kind::Text && found && is_word_behind(*at)) return false;
      const auto* link = as<Link>(at);
      if (link == nullptr) continue;
      found = leads_to_share(*link);
      if (!found) return false;
    }
    return found;
  }

  static bool is_landmark(const Element& element) {
    return std::any_of(kLandmarks.begin(), kLandmarks.end(), [&](const Landmark& row) {
      return element.name == row.element || element.get("role") == row.role;
    });
  }

  static std::string_view by_landmark(const Element& element, const Measure& m) {
    if (m.linked * 10 < m.all * 6 || m.all == 0 || m.all > kLongestLandmark) return {};
    for (const Landmark& row : kLandmarks) {
      if (element.name == row.element || element.get("role") == row.role) return row.reason;
    }
    return {};
  }

  // A player with "Subscribe" beneath it is still a player. An advertisement's frame goes with it.
  static std::string_view holds_embed(const Measure& m, std::string_view reason) {
    return reason != "advertisement" && (m.holds & holding::kEmbed) != 0 ? std::string_view() : reason;
  }

  static bool is_line(const Measure& m) {
    return m.all > 0 && m.all <= kLongestLine && (m.holds & (holding::kEmbed | holding::kPicture)) == 0;
  }

  // Words that head a list of other articles, with links below them. `first`: what the node shows first.
  bool heads_links(const Node& node, const Measure& m, std::string_view first) const {
    if (!is_line(m) || !may_begin(first, kListOpenings) || stays_as_itself(node)) return false;
    const std::string text = text_content(node);
    return is_list_heading(trim(text)) && !begins_with_item_or_code(node) &&
           followed_by_links(node, heads_references(trim(text)));
  }

  // By words only: those around a picture or a player say nothing about it.
  std::string_view by_wording(const Node& node, const Measure& m) const {
    if (!is_line(m) || begins_with_item_or_code(node)) return {};
    const std::string text = text_content(node);
    const std::string_view line = trim(text);
    if (line.empty()) return {};
    for (const Line& row : kLines) {
      if (may_begin_with(line, row.words) && says(node, line, row)) return row.reason;
    }
    return {};
  }

  bool says(const Node& node, std::string_view line, const Line& row) const {
    constexpr std::size_t kSentences = 2;  // more is prose that begins in this way
    if (row.match == Match::Begins) {
      return starts_ignoring_case(line, row.words) && line.find(row.also) != std::string_view::npos &&
             sentences_in(line) <= kSentences && !is_text(node, line, row);
    }
    const std::string_view label = without_colon(line);
    return equals_ignoring_case(label, row.words) && (label.size() == line.size() || !introduces_text(node));
  }

  // A player's excuse names what cannot be played; other lines may go on, or stand in the middle of the text.
  bool is_text(const Node& node, std::string_view line, const Line& row) const {
    if (row.reason == "player") return goes_on(node, row) && !names_media(line);
    if (row.reason == "navigation" && !leads_on(node, line)) return true;
    if (row.announces() && tells(node, line.substr(row.words.size()))) return true;
    return !row.is_long() && (goes_on(node, row) || stands_in_prose(node, line));
  }

  // Whether what follows "Share this:" is a sentence; neither links, a button's label, "Loading..." nor how to share.
  bool tells(const Node& node, std::string_view rest) const {
    if (measures_.of(node).linked > 0 || holds_controls(node)) return false;
    return ends_sentence(rest) && !rest.ends_with("..") && !names_button(rest) && !names_sharing(rest);
  }

  static bool names_button(std::string_view text) {
    static constexpr auto kBetween = std::to_array<char32_t>({U' ', U'.', U',', U'|', U'/', U'。', U'，', U'、', U'·'});
    const auto is_between = [](char32_t c) { return std::find(kBetween.begin(), kBetween.end(), c) != kBetween.end(); };
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      while (at < text.size() && !is_between(decode(text, at).value)) at += decode(text, at).size;
      const std::string_view label = text.substr(begin, at - begin);
      if (std::any_of(kButtons.begin(), kButtons.end(),
                      [&](std::string_view button) { return equals_ignoring_case(label, button); }))
        return true;
      if (at < text.size()) at += decode(text, at).size;
    }
    return false;
  }

  static bool names_sharing(std::string_view text) {
    return std::any_of(kSharing.begin(), kSharing.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
  }

  // A list of links to other sites under a heading that says so.
  bool holds_references(const Node& block) const {
    const std::string_view first = shown_first(block);
    return heads_references(first) && sites_.leads_elsewhere(block);
  }

  // To the article before or behind, or saying that there is none.
  bool leads_on(const Node& node, std::string_view line) const {
    return measures_.of(node).linked > 0 || line.find("没有了") != std::string_view::npos;
  }

  static bool names_media(std::string_view line) {
    static constexpr std::array<std::string_view, 14> kMedia{"ontent", "播放", "视频", "視頻", "音频", "音頻",  "影片",
                                                             "HTML5",  "媒体", "媒體", "ideo", "udio", "frame", "lay"};
    return std::any_of(kMedia.begin(), kMedia.end(),
                       [&](std::string_view word) { return line.find(word) != std::string_view::npos; });
  }

  // A sentence without a link, the ones before and behind it as well: a step of instructions.
  bool stands_in_prose(const Node& node, std::string_view line) const {
    const bool instructs = line.starts_with("点击") || line.starts_with("點擊");
    if (!instructs || !ends_sentence(line) || measures_.of(node).linked > 0) return false;
    return is_plain_sentence(last_shown(node.previous)) && is_plain_sentence(next_shown(node, measures_));
  }

  bool is_plain_sentence(const Node* node) const {
    if (node == nullptr || !is_measured(*node) || measures_.of(*node).all == 0 || measures_.of(*node).linked > 0)
      return false;
    const std::string text = text_content(*node);
    return ends_sentence(trim(text)) && !may_begin(trim(text), kLineOpenings);
  }

  static bool ends_sentence(std::string_view text) {
    text = without_closing_marks(text);
    return text.ends_with("。") || text.ends_with('.');
  }

  // Whether what follows the words, outside links, is a sentence that only begins with them.
  static bool goes_on(const Node& node, const Line& row) {
    constexpr std::size_t kRest = 25;  // characters
    static constexpr std::array<std::string_view, 9> kSigns{". ", ", ", "，", "、", "。", "! ", "？", "！", "? "};
    const std::string outside = text_outside_links(node);
    std::string_view rest = trim(outside);
    if (starts_ignoring_case(rest, row.words)) rest.remove_prefix(row.words.size());
    rest = without_closing_marks(trim(rest));
    if (characters(rest) <= kRest) return false;
    return rest.ends_with('.') || rest.ends_with('!') || rest.ends_with('?') ||
           std::any_of(kSigns.begin(), kSigns.end(),
                       [&](std::string_view sign) { return rest.find(sign) != std::string_view::npos; });
  }

  static std::string_view without_colon(std::string_view line) {
    for (const std::string_view colon : {std::string_view("："), std::string_view(":")}) {
      if (line.ends_with(colon)) return line.substr(0, line.size() - colon.size());
    }
    return line;
  }

  bool introduces_text(const Node& label) const {
    const Node* after = next_shown(label, measures_);
    return after != nullptr &&
           !(is_measured(*after) && (measures_.of(*after).all == 0 || is_links(measures_.of(*after))));
  }

  // The cheap half of comparing: most lines begin with another letter.
  static bool may_begin_with(std::string_view line, std::string_view words) {
    return line.size() >= words.size() && folded(line[0]) == folded(words[0]) && folded(line[2]) == folded(words[2]);
  }

  static bool is_list_heading(std::string_view line) {
    for (const std::string_view end :
         {std::string_view("："), std::string_view(":"), std::string_view("》"), std::string_view("】")}) {
      if (line.size() > end.size() && line.substr(line.size() - end.size()) == end) line.remove_suffix(end.size());
    }
    for (const std::string_view begin : kListBrackets) {
      if (line.substr(0, begin.size()) == begin) line.remove_prefix(begin.size());
    }
    return std::any_of(kLists.begin(), kLists.end(), [&](std::string_view words) {
      return line.size() == words.size() && may_begin_with(line, words) && equals_ignoring_case(line, words);
    });
  }

  static Node* next_text(const Node& node) {
    Node* at = node.next;
    while (at != nullptr && (is_blank_node(*at) || (is_measured(*at) && !has_text(*at) && at->kind != Kind::Image)))
      at = at->next;
    return at;
  }

  bool followed_by_links(const Node& heading, bool refers) const {
    const Node* after = next_text(heading);
    return after != nullptr && are_links(*after) && !(refers && sites_.leads_elsewhere(*after));
  }

  // A block of links, or a card: a link around blocks with words, to another page of the site.
  bool are_links(const Node& node) const {
    if (is_measured(node)) return is_links(measures_.of(node));
    const auto* card = as<Link>(&node);
    if (card == nullptr || end_of(node, 0) == 0 || !has_text(node)) return false;
    return sites_.is_own(card->url.view()) && !names_picture(card->url.view());
  }

  // The place of the block after the node and those in it; `least` where it holds none.
  std::size_t end_of(const Node& node, std::size_t least) const {
    for (const Node* at = &node; at != nullptr; at = is_measured(*at) ? skip_in(node, *at) : next_in(node, *at)) {
      if (is_measured(*at)) least = std::max<std::size_t>(least, measures_.of(*at).end);
    }
    return least;
  }

  // The blocks of links under a heading of related articles. Returns the place of the block after them.
  std::size_t cut_list(Node& heading) {
    std::size_t end = measures_.of(heading).end;
    const std::string text = text_content(heading);
    if (!is_list_heading(trim(text))) return end;
    for (Node* after = next_text(heading); after != nullptr && after->kind != Kind::Heading && are_links(*after);) {
      const Node& before = *after->previous;  // the heading or a blank: the search for the next goes on from it
      end = end_of(*after, end);
      cut_out(*after, "related", options_, diagnostics_);
      after = next_text(before);
    }
    return end;
  }

  const ArticleSites sites_;
  const PassOptions& options_;
  Diagnostics& diagnostics_;
  const Measures measures_;
  const std::size_t whole_;  // characters of the page
};

}  // namespace

void cut_furniture(Document& document, const PassOptions& options, Diagnostics& diagnostics) {
  Cutter(document, options, diagnostics).run();
}

}  // namespace offprint
