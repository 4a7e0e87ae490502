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
#include <vector>

#include "converters/passes/class_words.h"
#include "converters/passes/furniture_words.h"
#include "converters/passes/list.h"
#include "formats/document/address.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"

namespace offprint {

namespace {

using namespace furniture;  // its tables

// ---- measures

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U && !is_space(c);
  }));
}

struct Measure {
  std::size_t all = 0;
  std::size_t linked = 0;
  std::size_t longest = 0;    // of one text outside links
  std::size_t sentences = 0;  // that end outside links
};

std::size_t sentences_in(std::string_view text) {
  static constexpr std::array<std::string_view, 5> kEnds{"。", "！", "？", ". ", "! "};
  std::size_t count = text.ends_with('.') ? 1 : 0;
  for (const std::string_view end : kEnds) {
    for (std::size_t at = text.find(end); at != std::string_view::npos; at = text.find(end, at + end.size())) ++count;
  }
  return count;
}

Measure measure(const Node& node) {
  Measure m;
  for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
    const auto* text = as<TextNode>(at);
    if (text == nullptr) continue;
    const std::size_t size = characters(text->value);
    const Node* link = ancestor(*text, Kind::Link);
    m.all += size;
    if (link != nullptr) {
      m.linked += size;
    } else {
      m.longest = std::max(m.longest, size);
      m.sentences += sentences_in(text->value);
    }
  }
  return m;
}

constexpr std::size_t kProse = 100;  // characters of one text outside links from which it is prose

std::span<const std::string_view> used(const Words& words) {
  const auto* end = std::find(words.begin(), words.end(), std::string_view());
  return {words.begin(), end};
}

bool is_block(const Node& node) { return (node.element != nullptr && node.element->block) || node.kind == Kind::Embed; }

class Cutter {
 public:
  Cutter(Document& document, Diagnostics& diagnostics)
      : document_(document), diagnostics_(diagnostics), whole_(measure(*document.root).all) {}

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
    if (!is_block(node) || node.element == nullptr || is(node.kind, group::kCaption)) return {};
    const Measure m = measure(node);
    if (m.all * 5 > whole_ * 2 && m.all > 60)
      return comments_reason(node, m);  // two fifths of the text: the article itself
    if (const std::string_view reason = comments_reason(node, m); !reason.empty()) return reason;
    if (m.longest >= kProse) return {};
    if (const std::string_view reason = by_name(node, m); !reason.empty()) return holds_embed(node, reason);
    if (shares_only(node, m)) return "share";
    if (const std::string_view reason = by_landmark(*node.element, m); !reason.empty()) return reason;
    return by_wording(node, m);
  }

  static std::string_view by_name(const Node& node, const Measure& m) {
    for (const Furniture& row : kFurniture) {
      if (m.all > row.most || m.sentences > row.sentences ||
          m.linked * 100 < m.all * static_cast<std::size_t>(row.links))
        continue;
      if (m.all == 0 && row.reason != "advertisement") continue;
      if (has_class_word(*node.element, used(row.words)) || has_joined_word(*node.element, used(row.words)))
        return row.reason;
    }
    return {};
  }

  // Words that a class writes as two: "related-posts" for "relatedposts".
  static bool has_joined_word(const Element& element, std::span<const std::string_view> words) {
    std::string joined;
    for (const char c : element.get("class")) {
      if (c != '-' && c != '_') joined += c;
    }
    for (std::size_t at = 0; at < joined.size();) {
      const std::size_t end = std::min(joined.find(' ', at), joined.size());
      const std::string_view token = std::string_view(joined).substr(at, end - at);
      if (std::any_of(words.begin(), words.end(),
                      [&](std::string_view word) { return equals_ignoring_case(token, word); }))
        return true;
      at = end + 1;
    }
    return false;
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

  static std::string_view by_landmark(const Element& element, const Measure& m) {
    if (m.linked * 10 < m.all * 6 || m.all == 0 || m.all > 3000) return {};
    for (const Landmark& row : kLandmarks) {
      if (element.name == row.element || element.get("role") == row.role) return row.reason;
    }
    return {};
  }

  // Comments hold anyone's prose, as long as they like; but some templates call the article's own parts comments.
  std::string_view comments_reason(const Node& node, const Measure& m) const {
    static constexpr std::array<std::string_view, 4> kComments{"comments", "commentlist", "comment", "respond"};
    if (!has_class_word(*node.element, kComments) || m.all == 0 || m.all * 2 > whole_) return {};
    if (!follows_text(node)) return {};
    for (const Node* at = node.parent; at != nullptr;
         at = at->parent) {  // in what was kept under such a name, all is kept
      if (at->element != nullptr && has_class_word(*at->element, kComments)) return {};
    }
    for (const Node* at = &node; at != nullptr; at = next_in(node, *at)) {
      const std::string_view classes = at->element == nullptr ? std::string_view() : at->element->get("class");
      if (classes.find("by-node-author") != std::string_view::npos ||
          classes.find("bypostauthor") != std::string_view::npos)
        return {};
    }
    const std::string_view id = node.element->get("id");
    const std::string_view classes = node.element->get("class");
    const bool section = id == "comments" || classes.find("comments") != std::string_view::npos ||
                         classes.find("comment-") != std::string_view::npos ||
                         classes.find("commentlist") != std::string_view::npos || m.all < 200;
    return section ? "comments" : std::string_view();
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
  static std::string_view by_wording(const Node& node, const Measure& m) {
    if (m.all == 0 || m.all > kLongestLine) return {};
    if (holds(node, [](Kind kind) { return kind == Kind::Embed || kind == Kind::Image; })) return {};
    const std::string text = text_content(node);
    const std::string_view line = trim(text);
    for (const Line& row : kLines) {
      const bool said =
          row.match == Match::Whole ? equals_ignoring_case(line, row.words) : starts_ignoring_case(line, row.words);
      if (said && line.find(row.also) != std::string_view::npos) {
        return row.reason;
      }
    }
    if (is_list_heading(line) && followed_by_links(node)) return "related";
    return {};
  }

  static bool is_list_heading(std::string_view line) {
    for (const std::string_view end :
         {std::string_view("："), std::string_view(":"), std::string_view("》"), std::string_view("】")}) {
      if (line.size() > end.size() && line.substr(line.size() - end.size()) == end) line.remove_suffix(end.size());
    }
    for (const std::string_view begin : {std::string_view("【"), std::string_view("《")}) {
      if (line.substr(0, begin.size()) == begin) line.remove_prefix(begin.size());
    }
    return std::any_of(kLists.begin(), kLists.end(),
                       [&](std::string_view words) { return equals_ignoring_case(line, words); });
  }

  static bool is_blank_node(const Node& node) {
    return node.kind == Kind::Break || (node.kind == Kind::Text && is_blank(static_cast<const TextNode&>(node).value));
  }

  static Node* next_shown(const Node& node) {
    Node* at = node.next;
    while (at != nullptr && (is_blank_node(*at) || (is_block(*at) && measure(*at).all == 0 && at->kind != Kind::Image)))
      at = at->next;
    return at;
  }

  static bool is_links(const Node& node) {
    const Measure m = measure(node);
    return m.all > 0 && m.linked * 10 >= m.all * 8;
  }

  static bool followed_by_links(const Node& heading) {
    const Node* after = next_shown(heading);
    return after != nullptr && is_block(*after) && is_links(*after);
  }

  // The blocks of links under a heading of related articles. Returns the node after them.
  Node* cut_list(Node& heading, Node* next) {
    const std::string text = text_content(heading);
    if (!is_list_heading(trim(text))) return next;
    for (Node* after = next_shown(heading);
         after != nullptr && is_block(*after) && after->kind != Kind::Heading && is_links(*after);
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
  std::size_t whole_;  // characters of the page
};

}  // namespace

void cut_furniture(Document& document, const PassOptions& /*options*/, Diagnostics& diagnostics) {
  Cutter(document, diagnostics).run();
}

}  // namespace offprint
