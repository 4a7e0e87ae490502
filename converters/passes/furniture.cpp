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
#include "converters/passes/list.h"
#include "formats/document/address.h"
#include "formats/document/tree.h"
#include "formats/document/unicode.h"

namespace offprint {

namespace {

// ---- the tables

using Words = std::array<std::string_view, 16>;  // the unused ones are empty and match nothing

struct Furniture {
  std::string_view reason;
  Words words;            // any of them, in the class or id
  std::size_t most;       // characters that it may have
  int links;              // percent of its characters that must be links; 0 where the class says enough
  std::size_t sentences;  // that it may hold outside links; more is prose
  std::string_view why;
};
constexpr std::array kFurniture{
    Furniture{
        "share",
        {"share", "sharing", "shares", "sharedaddy", "addthis", "addtoany", "sns", "sharebuttons", "bdsharebuttonbox"},
        160,
        0,
        1,
        "buttons with a few words"},
    Furniture{"share",
              {"social", "socials", "like", "likes"},
              120,
              0,
              1,
              "the same under other names, shorter as the words are commoner"},
    Furniture{"subscribe",
              {"subscribe", "subscription", "newsletter", "signup", "optin", "mailchimp"},
              400,
              0,
              4,
              "a form and its invitation"},
    Furniture{"related", {"relatedposts"}, 3000, 0, 9, "a plug-in's name, which nothing else has"},
    Furniture{"related",
              {"related", "recommend", "recommended", "recommendations", "recommendation", "readmore", "morestories",
               "popular", "trending", "mostread", "yarpp", "alsoread", "seealso", "readalso", "richlink"},
              3000,
              55,
              3,
              "titles of other articles, so mostly links"},
    Furniture{"comments", {"disqus", "respond", "commentform"}, 4000, 0, 99, "where comments are written"},
    Furniture{"advertisement",
              {"ad", "ads", "advert", "advertisement", "advertising", "adsense", "adsbygoogle", "dfp", "taboola",
               "outbrain", "sponsored", "adcontainer", "adunit", "adslot"},
              300,
              0,
              2,
              "short; what is longer may be an article about advertising"},
    Furniture{"navigation",
              {"breadcrumb", "breadcrumbs", "pager", "pagination", "navigation", "navbar", "prevnext"},
              600,
              50,
              1,
              "ways to other pages"},
    Furniture{"hidden",
              {"invisible", "visuallyhidden", "srOnly", "offscreen", "screenreader"},
              60,
              0,
              0,
              "labels for screen readers, file names"},
    Furniture{"print", {"print", "printfriendly", "toolbar", "fontsize"}, 60, 0, 1, "buttons of the page"},
    Furniture{"promotion",
              {"donate", "donation", "paywall", "appdownload", "downloadapp"},
              300,
              0,
              3,
              "asks for something, tells nothing"},
};

// Elements and roles that say it themselves, where they are mostly links.
struct Landmark {
  std::string_view reason;
  std::string_view element;
  std::string_view role;
};
constexpr std::array kLandmarks{
    Landmark{"navigation", "nav", "navigation"},
    Landmark{"related", "aside", "complementary"},
};

enum class Match { Whole, Begins };

// Sentences that stand alone in a block and are no one's prose.
struct Line {
  std::string_view reason;
  std::string_view words;
  Match match;
  std::string_view also = {};  // what it must hold besides
};
constexpr std::array kLines{
    Line{"share", "共享此文章", Match::Begins},
    Line{"share", "分享此文", Match::Begins},
    Line{"share", "分享到：", Match::Begins},
    Line{"share", "分享至：", Match::Begins},
    Line{"share", "分享", Match::Whole},
    Line{"share", "Share this:", Match::Begins},
    Line{"share", "Share this article", Match::Begins},
    Line{"share", "Share", Match::Whole},
    Line{"share", "Share this post", Match::Whole},
    Line{"share", "Tweet", Match::Whole},
    Line{"share", "Share on Facebook", Match::Begins},
    Line{"share", "点击分享", Match::Begins},
    Line{"share", "點擊分享", Match::Begins},
    Line{"share", "赞过：", Match::Begins},
    Line{"share", "Like this:", Match::Begins},
    Line{"share", "发送给朋友", Match::Whole},
    Line{"share", "转发给朋友", Match::Whole},
    Line{"advertisement", "广告", Match::Whole},
    Line{"advertisement", "廣告", Match::Whole},
    Line{"advertisement", "Advertisement", Match::Whole},
    Line{"advertisement", "Advertisement", Match::Begins, "Continue reading the main story"},
    Line{"advertisement", "Sponsored", Match::Whole},
    Line{"advertisement", "Story continues below advertisement", Match::Whole},
    Line{"advertisement", "Continue reading the main story", Match::Whole},
    Line{"advertisement", "Skip advertisement", Match::Whole},
    Line{"player", "您的设备不支持", Match::Begins},
    Line{"player", "您的設備不支援", Match::Begins},
    Line{"player", "你的设备不支持", Match::Begins},
    Line{"player", "您的浏览器不支持", Match::Begins},
    Line{"player", "你的浏览器不支持", Match::Begins},
    Line{"player", "您的瀏覽器不支援", Match::Begins},
    Line{"player", "Your browser does not support", Match::Begins},
    Line{"player", "Your device cannot play", Match::Begins},
    Line{"player", "This media cannot be played", Match::Begins},
    Line{"player", "Media playback is unsupported", Match::Begins},
    Line{"player", "Media playback is not supported", Match::Begins},
    Line{"player", "No media source currently available", Match::Whole},
    Line{"player", "没有媒体可用资源", Match::Whole},
    Line{"feed", "The post ", Match::Begins, " appeared first on "},
    Line{"feed", "Feed enhanced by", Match::Begins},
    Line{"feed", "获取更多RSS", Match::Begins},
    Line{"feed", "获取更多 RSS", Match::Begins},
    Line{"feed", "文章", Match::Begins, "最先出现在"},
    Line{"feed", "文章", Match::Begins, "首先出现在"},
    Line{"feed", "Read more on the original", Match::Begins},
    Line{"feed", "This article was originally published on Feed", Match::Begins},
    Line{"subscribe", "Subscribe to our newsletter", Match::Begins},
    Line{"subscribe", "Subscribe now", Match::Whole},
    Line{"subscribe", "Subscribe", Match::Whole},
    Line{"subscribe", "立即订阅", Match::Whole},
    Line{"subscribe", "立即訂閱", Match::Whole},
    Line{"subscribe", "Sign up for our newsletter", Match::Begins},
    Line{"subscribe", "Sign up for the newsletter", Match::Begins},
    Line{"subscribe", "订阅我们的", Match::Begins},
    Line{"subscribe", "訂閱我們的", Match::Begins},
    Line{"subscribe", "点击订阅", Match::Begins},
    Line{"subscribe", "點擊訂閱", Match::Begins},
    Line{"comments", "发表评论", Match::Whole},
    Line{"comments", "發表評論", Match::Whole},
    Line{"comments", "发表回复", Match::Whole},
    Line{"comments", "發表迴響", Match::Whole},
    Line{"comments", "Leave a Reply", Match::Begins},
    Line{"comments", "Leave a comment", Match::Whole},
    Line{"navigation", "返回首页", Match::Whole},
    Line{"navigation", "返回首頁", Match::Whole},
    Line{"navigation", "Skip to content", Match::Whole},
    Line{"navigation", "Back to top", Match::Whole},
    Line{"navigation", "返回顶部", Match::Whole},
    Line{"navigation", "跳至内容", Match::Whole},
};
constexpr std::size_t kLongestLine = 220;  // characters

// What stands above a list of other articles.
constexpr std::array<std::string_view, 42> kLists{"相关",
                                                  "相關",
                                                  "相关文章",
                                                  "相關文章",
                                                  "相关新闻",
                                                  "相關新聞",
                                                  "相关报道",
                                                  "相關報導",
                                                  "相关报导",
                                                  "相关阅读",
                                                  "相關閱讀",
                                                  "延伸阅读",
                                                  "延伸閱讀",
                                                  "推荐阅读",
                                                  "推薦閱讀",
                                                  "推荐文章",
                                                  "推薦文章",
                                                  "热门文章",
                                                  "熱門文章",
                                                  "您可能感兴趣的文章",
                                                  "你可能感兴趣的文章",
                                                  "你可能也喜欢",
                                                  "你可能也喜歡",
                                                  "猜你喜欢",
                                                  "更多文章",
                                                  "更多新闻",
                                                  "更多新聞",
                                                  "往期推荐",
                                                  "往期回顾",
                                                  "相关内容",
                                                  "Related",
                                                  "Related articles",
                                                  "Related stories",
                                                  "也请看",
                                                  "也請看",
                                                  "另请参阅",
                                                  "另請參閱",
                                                  "Related posts",
                                                  "You may also like",
                                                  "Recommended",
                                                  "More on this story",
                                                  "Read more"};

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
    std::string_view line = trim(text);
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
    if (!is_blank(text)) diagnostics_.cut(reason, node.source.begin, text);
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
