// What stands on the page around the article: share buttons, subscriptions, related articles, comments, advertisements,
// navigation.
//
// Recognised by structure and wording together, never by outlet: a row of kFurniture names words of an element's class,
// id, role or label and how the block must look (how long at most, how much of it links); a row of kLines is a sentence
// that stands alone; a row of kLists heads a list of links. Each cut goes to the ledger with its text. Unsure means
// kept: nothing goes that holds a paragraph of prose of its own or a good part of the whole text, for templates hang
// such class names around whole articles.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "converters/passes/class_words.h"
#include "converters/passes/furniture_words.h"
#include "converters/passes/list.h"
#include "converters/passes/shown.h"
#include "formats/document/address.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"

namespace offprint {

namespace {

using namespace furniture;  // its tables

// ---- measures

struct Measure {
  std::size_t all = 0;
  std::size_t linked = 0;
  std::size_t longest = 0;  // of one text outside links
};

std::size_t sentences_in(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kEnds{"。", "！", "？", ". ", "! "};
  std::size_t count = text.ends_with('.') ? 1 : 0;
  for (const std::string_view end : kEnds) {
    for (std::size_t at = text.find(end); at != std::string_view::npos; at = text.find(end, at + end.size())) ++count;
  }
  return count;
}

std::size_t sentences_outside_links(const Node& node) {
  std::size_t count = 0;
  for (const Node* at = &node; at != nullptr; at = at->kind == Kind::Link ? skip_in(node, *at) : next_in(node, *at)) {
    if (const auto* text = as<TextNode>(at)) count += sentences_in(text->value);
  }
  return count;
}

bool is_measured(const Node& node) { return is_block(node) || node.kind == Kind::Embed; }

// The measure of every block of a page, taken in one walk from below.
class Measures {
 public:
  explicit Measures(const Node& root) : whole_(take(root, false)) {}

  const Measure& whole() const { return whole_; }
  // Blocks only.
  const Measure& of(const Node& block) const { return blocks_.at(&block); }

 private:
  Measure take(const Node& node, bool in_link) {
    Measure m;
    if (const auto* text = as<TextNode>(&node)) {
      m.all = characters(text->value);
      m.linked = in_link ? m.all : 0;
      m.longest = in_link ? 0 : m.all;
    }
    for (const Node* child = node.first; child != nullptr; child = child->next) {
      const Measure part = take(*child, in_link || node.kind == Kind::Link);
      m.all += part.all;
      m.linked += part.linked;
      m.longest = std::max(m.longest, part.longest);
    }
    if (is_measured(node)) blocks_.emplace(&node, m);
    return m;
  }

  std::unordered_map<const Node*, Measure> blocks_;
  Measure whole_;
};

constexpr std::size_t kProse = 100;  // characters of one text outside links from which it is prose

// ---- names

constexpr std::array<std::string_view, 4> kComments{"comments", "commentlist", "comment", "respond"};
constexpr std::uint32_t kCommentsBit = 1U << 31U;
static_assert(kFurniture.size() < 31);

// Which rows of kFurniture an element's names name, a bit each, and kCommentsBit: every word of every table in one
// sorted list, for every element of every page is asked.
class Names {
 public:
  Names() {
    for (std::size_t row = 0; row < kFurniture.size(); ++row) {
      for (const std::string_view word : kFurniture.at(row).words) {
        if (!word.empty()) words_.push_back({word, 1U << row});
      }
    }
    for (const std::string_view word : kComments) words_.push_back({word, kCommentsBit});
    std::sort(words_.begin(), words_.end(), [](const Word& a, const Word& b) { return a.word < b.word; });
    for (const Word& word : words_) sizes_.at(letter(word.word)) |= 1U << word.word.size();
  }

  std::uint32_t of(const Element& element) const {
    std::uint32_t rows = 0;
    const auto add = [&](std::string_view name) {
      rows |= of_word(name);
      return false;
    };
    any_name_word(element.get("class"), add);
    any_name_word(name_in_id(element), add);
    return rows | of_joined(element.get("class"));
  }

 private:
  struct Word {
    std::string_view word;
    std::uint32_t rows;
  };
  static constexpr std::size_t kLongest = 24;
  static std::size_t letter(std::string_view name) { return static_cast<unsigned char>(name.front()) & 0x1FU; }

  std::uint32_t of_word(std::string_view name) const {
    if (name.empty() || name.size() > kLongest || (sizes_[letter(name)] >> name.size() & 1U) == 0) return 0;
    std::array<char, kLongest> folded{};
    std::transform(name.begin(), name.end(), folded.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; });
    const std::string_view word(folded.data(), name.size());
    std::uint32_t rows = 0;
    auto at = std::lower_bound(words_.begin(), words_.end(), word,
                               [](const Word& a, std::string_view b) { return a.word < b; });
    for (; at != words_.end() && at->word == word; ++at) rows |= at->rows;
    return rows;
  }

  // Words that a class writes as two: "related-posts" for "relatedposts".
  std::uint32_t of_joined(std::string_view classes) const {
    std::uint32_t rows = 0;
    std::array<char, kLongest + 1> joined{};
    std::size_t size = 0;
    for (std::size_t at = 0; at <= classes.size(); ++at) {
      if (at == classes.size() || is_space(classes[at])) {
        rows |= of_word({joined.data(), size}) & ~kCommentsBit;
        size = 0;
      } else if (classes[at] != '-' && classes[at] != '_' && size <= kLongest) {
        joined.at(size++) = classes[at];
      }
    }
    return rows;
  }

  std::vector<Word> words_;
  std::array<std::uint32_t, 32> sizes_{};  // of the words that begin with a letter, a bit each
};

const Names& names() {
  static const Names all;
  return all;
}

class Cutter {
 public:
  Cutter(Document& document, Diagnostics& diagnostics)
      : document_(document), diagnostics_(diagnostics), measures_(*document.root), whole_(measures_.whole().all) {}

  void run() {
    for (Node* at = document_.root->first; at != nullptr;) {
      Node* const inside = next_in(*document_.root, *at);
      const std::string_view reason = reason_to_cut(*at);
      if (reason.empty()) {
        at = inside;
        continue;
      }
      Node* next = skip_in(*document_.root, *at);
      if (reason == "related") next = cut_list(*at, next);
      cut(*at, reason);
      at = next;
    }
  }

 private:
  std::string_view reason_to_cut(const Node& node) const {
    if (!is_measured(node) || node.element == nullptr || is(node.kind, group::kCaption)) return {};
    const std::uint32_t named = names().of(*node.element);
    const Measure& m = measures_.of(node);
    if (m.all > most_of(*node.element, named)) return {};
    const bool comments = (named & kCommentsBit) != 0 && are_comments(node, m);
    if (m.all * 5 > whole_ * 2 && m.all > 60) return comments ? "comments" : "";  // two fifths: the article itself
    if (comments) return "comments";
    if (m.longest >= kProse) return {};
    if (const std::string_view reason = by_name(node, named, m); !reason.empty()) return holds_embed(node, reason);
    if (shares_only(node, m)) return "share";
    if (const std::string_view reason = by_landmark(*node.element, m); !reason.empty()) return reason;
    return by_wording(node, m);
  }

  // Characters of the longest block that any rule for such an element takes out.
  std::size_t most_of(const Element& element, std::uint32_t named) const {
    std::size_t most = is_landmark(element) ? kLongestLandmark : kLongestLine;
    if ((named & kCommentsBit) != 0) most = std::max(most, whole_ / 2);
    for (std::size_t i = 0; i < kFurniture.size(); ++i) {
      if ((named >> i & 1U) != 0) most = std::max(most, kFurniture.at(i).most);
    }
    return most;
  }

  static std::string_view by_name(const Node& node, std::uint32_t named, const Measure& m) {
    for (std::size_t i = 0; i < kFurniture.size(); ++i) {
      const Furniture& row = kFurniture.at(i);
      if ((named >> i & 1U) == 0 || m.all > row.most || m.linked * 100 < m.all * static_cast<std::size_t>(row.links) ||
          (m.all == 0 && row.reason != "advertisement"))
        continue;
      if (sentences_outside_links(node) <= row.sentences) return row.reason;
    }
    return {};
  }

  // Icons or names of services, each a link that shares the page, and no more than a word before them.
  bool shares_only(const Node& node, const Measure& m) const {
    constexpr std::size_t kWord = 10;
    constexpr std::size_t kNames = 80;
    if (m.all - m.linked > kWord || m.all > kNames || m.all == whole_) return false;
    bool found = false;
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      if (at->kind == Kind::Embed || (at->kind == Kind::Image && ancestor(*at, Kind::Link) == nullptr)) return false;
      const auto* link = as<Link>(at);
      if (link == nullptr) continue;
      found = std::any_of(kShareAddresses.begin(), kShareAddresses.end(), [&](std::string_view address) {
        return link->url.view().find(address) != std::string_view::npos;
      });
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

  // Comments hold anyone's prose, as long as they like; but some templates call the article's own parts comments.
  bool are_comments(const Node& node, const Measure& m) const {
    if (m.all == 0 || m.all * 2 > whole_) return false;
    if (!follows_text(node)) return false;
    for (const Node* at = node.parent; at != nullptr;
         at = at->parent) {  // in what was kept under such a name, all is kept
      if (at->element != nullptr && (names().of(*at->element) & kCommentsBit) != 0) return false;
    }
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      const std::string_view classes = at->element == nullptr ? std::string_view() : at->element->get("class");
      if (classes.find("by-node-author") != std::string_view::npos ||
          classes.find("bypostauthor") != std::string_view::npos)
        return false;
    }
    const std::string_view id = node.element->get("id");
    const std::string_view classes = node.element->get("class");
    const bool section = id == "comments" || classes.find("comments") != std::string_view::npos ||
                         classes.find("comment-") != std::string_view::npos ||
                         classes.find("commentlist") != std::string_view::npos || m.all < 200;
    return section;
  }

  // A player with "Subscribe" beneath it is still a player. An advertisement's frame goes with it.
  static std::string_view holds_embed(const Node& node, std::string_view reason) {
    return reason != "advertisement" && holds(node, [](Kind kind) { return kind == Kind::Embed; }) ? std::string_view()
                                                                                                   : reason;
  }

  template <class Wanted>
  static bool holds(const Node& node, Wanted wanted) {
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      if (wanted(at->kind)) return true;
    }
    return false;
  }

  // Whether a fifth of the page stands before it: comments never come first.
  bool follows_text(const Node& node) const {
    std::size_t before = 0;
    for (const Node* at = document_.root; at != nullptr && at != &node; at = next_in(*document_.root, *at)) {
      if (const auto* text = as<TextNode>(at)) before += characters(text->value);
      if (before * 5 >= whole_) return true;
    }
    return false;
  }

  // The words alone: around a picture or a player they say nothing about it.
  std::string_view by_wording(const Node& node, const Measure& m) const {
    if (m.all == 0 || m.all > kLongestLine) return {};
    if (holds(node, [](Kind kind) { return kind == Kind::Embed || kind == Kind::Image; })) return {};
    const std::string text = text_content(node);
    const std::string_view line = trim(text);
    for (const Line& row : kLines) {
      if (!may_begin_with(line, row.words)) continue;
      const bool said =
          row.match == Match::Whole ? equals_ignoring_case(line, row.words) : starts_ignoring_case(line, row.words);
      if (said && line.find(row.also) != std::string_view::npos) {
        return row.reason;
      }
    }
    if (is_list_heading(line) && followed_by_links(node)) return "related";
    return {};
  }

  // The cheap half of comparing: most lines begin with another letter.
  static bool may_begin_with(std::string_view line, std::string_view words) {
    const auto folded = [](char c) { return static_cast<unsigned char>(c) | 0x20U; };
    return line.size() >= words.size() && folded(line[0]) == folded(words[0]) && folded(line[2]) == folded(words[2]);
  }

  static bool is_list_heading(std::string_view line) {
    for (const std::string_view end :
         {std::string_view("："), std::string_view(":"), std::string_view("》"), std::string_view("】")}) {
      if (line.size() > end.size() && line.substr(line.size() - end.size()) == end) line.remove_suffix(end.size());
    }
    for (const std::string_view begin : {std::string_view("【"), std::string_view("《")}) {
      if (line.substr(0, begin.size()) == begin) line.remove_prefix(begin.size());
    }
    return std::any_of(kLists.begin(), kLists.end(), [&](std::string_view words) {
      return line.size() == words.size() && may_begin_with(line, words) && equals_ignoring_case(line, words);
    });
  }

  static Node* next_shown(const Node& node) {
    Node* at = node.next;
    while (at != nullptr && (is_blank_node(*at) || (is_measured(*at) && !has_text(*at) && at->kind != Kind::Image)))
      at = at->next;
    return at;
  }

  bool is_links(const Node& node) const {
    const Measure& m = measures_.of(node);
    return m.all > 0 && m.linked * 10 >= m.all * 8;
  }

  bool followed_by_links(const Node& heading) const {
    const Node* after = next_shown(heading);
    return after != nullptr && is_measured(*after) && is_links(*after);
  }

  // The blocks of links under a heading of related articles. Returns the node after them.
  Node* cut_list(Node& heading, Node* next) {
    const std::string text = text_content(heading);
    if (!is_list_heading(trim(text))) return next;
    for (Node* after = next_shown(heading);
         after != nullptr && is_measured(*after) && after->kind != Kind::Heading && is_links(*after);
         after = next_shown(heading)) {
      next = skip_in(*document_.root, *after);
      cut(*after, "related");
    }
    return next;
  }

  void cut(Node& node, std::string_view reason) {
    const std::string text = text_content(node);
    const bool picture = holds(node, [](Kind kind) { return kind == Kind::Image; });
    if (!is_blank(text) || picture) diagnostics_.cut(reason, node.source.begin, is_blank(text) ? "" : text);
    detach(node);
  }

  Document& document_;
  Diagnostics& diagnostics_;
  const Measures measures_;
  const std::size_t whole_;  // characters of the page
};

}  // namespace

void cut_furniture(Document& document, const PassOptions& /*options*/, Diagnostics& diagnostics) {
  Cutter(document, diagnostics).run();
}

}  // namespace offprint
