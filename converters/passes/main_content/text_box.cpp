// Behind the last sentence, in the box of the article's own paragraphs, stand its last short lines, a poem, a
// signature, the last table, and what the author read; before the first one a motto, a picture, the first words of a
// dialogue. These go with it. Links that lead into the site do not, nor does what is named as something else: a box is
// a template's, too.
#include "converters/passes/main_content/text_box.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "converters/passes/furniture/link_sites.h"
#include "converters/passes/furniture/panels.h"
#include "converters/passes/furniture/shown.h"
#include "converters/passes/main_content/own_sites.h"
#include "formats/document/tree.h"
#include "formats/unicode/ascii.h"

namespace offprint::main_content {

namespace {

bool is_text_block(Kind kind) {
  switch (kind) {
    case Kind::Paragraph:
    case Kind::Heading:
    case Kind::List:
    case Kind::Table:
    case Kind::Figure:
    case Kind::BlockQuote:
    case Kind::Code:
    case Kind::DefinitionList: return true;
    default: return false;
  }
}

// What is enclosed, and no page of a site.
bool is_file(std::string_view address) {
  static constexpr auto kEndings = std::to_array<std::string_view>(
      {".pdf", ".doc", ".docx", ".xls", ".xlsx", ".ppt", ".pptx", ".wps", ".ofd",  ".rtf",
       ".odt", ".ods", ".zip",  ".rar", ".7z",   ".gz",  ".txt",  ".csv", ".epub", ".djvu"});
  const std::string_view path = address.substr(0, address.find_first_of("?#"));
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
    return path.size() > ending.size() && equals_ignoring_case(path.substr(path.size() - ending.size()), ending);
  });
}

// What sites say to readers, above their links or in them.
bool begins_as_call(std::string_view words) {
  static constexpr auto kCalls = std::to_array<std::string_view>(
      {"友情链接", "友情鏈接",   "热门",      "熱門",    "推荐",    "推薦",    "赞助",     "贊助",     "广告",
       "廣告",     "相关",       "相關",      "更多",    "阅读",    "閱讀",    "查看",     "点击",     "點擊",
       "关注",     "關注",       "购买",      "購買",    "下载",    "下載",    "订阅",     "訂閱",     "分享",
       "打开",     "打開",       "扫",        "掃",      "Sponsor", "Partner", "Promoted", "Blogroll", "Follow",
       "Buy",      "Shop",       "From ",     "More ",   "Related", "You may", "Download", "Get ",     "Latest",
       "Popular",  "Recommend",  "Subscribe", "Sign up", "Join",    "Share",   "Read ",    "Continue", "Advert",
       "Also on",  "Around the", "Next",      "Previous"});
  return std::any_of(kCalls.begin(), kCalls.end(),
                     [&](std::string_view call) { return starts_ignoring_case(words, call); });
}

class TextBox {
 public:
  TextBox(const TextLines& page, Extent chosen) : page_(page), begin_(chosen.begin), end_(chosen.end) {}

  Extent run() {
    box_ = home_of(page_, page_.lines[end_ - 1]);
    if (!holds_text()) return {begin_, end_};
    own_ = is_own();
    go_on();
    if (own_ && page_.lines[begin_].setting != Setting::Title) go_back();
    return {begin_, end_};
  }

 private:
  enum class What : std::uint8_t {
    Text,
    Sources,  // below their label, if they have one
    Label,    // of what comes next
    Nothing,  // to read
    Other,    // than the article
  };

  void go_on() {
    for (std::uint32_t at = std::max(end_, next_piece(end_ - 1)); at < box().end_line;) {
      const std::uint32_t next = next_piece(at);
      const What what = look_at(at, next);
      if (what == What::Other) return;
      if (what == What::Text || what == What::Sources) end_ = next;
      if (what == What::Text) label_ = kNone;
      if (what == What::Label) label_ = at;
      at = next;
    }
  }

  void go_back() {
    label_ = kNone;
    for (std::uint32_t at = begin_; at > box().first_line;) {
      const std::uint32_t piece = piece_of(at - 1);
      const std::uint32_t from = piece == box_ ? at - 1 : page_.sections[piece].first_line;
      const What what = look_at(from, at);
      if (what == What::Other) return;
      if (what != What::Nothing) begin_ = from;
      at = from;
    }
  }

  const Section& box() const { return page_.sections[box_]; }

  // Whether two paragraphs of prose stand in it, or most of what was chosen.
  bool holds_text() const {
    std::uint64_t all = 0;
    std::uint64_t own = 0;
    int prose = 0;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      const Line& line = page_.lines[i];
      if (line.setting == Setting::Title) continue;
      const bool here = home_of(page_, line) == box_;
      all += line.plain;
      own += here ? line.plain : 0;
      prose += here && line.is_prose() ? 1 : 0;
    }
    return prose >= 2 || (prose == 1 && own * 10 >= all * 6);
  }

  // Not the whole page, and no menu stands in it above the article.
  bool is_own() const {
    constexpr int kMenu = 3;  // lines
    int linked = 0;
    for (std::uint32_t i = box().first_line; i < begin_ && linked < kMenu; ++i)
      linked += page_.lines[i].is_linked() ? 1 : 0;
    return box_ != 0 && linked < kMenu;
  }

  // The section in the box that the line stands in; the box itself for a line of its own.
  std::uint32_t piece_of(std::uint32_t line) const {
    std::uint32_t at = page_.lines[line].section;
    while (at != box_ && page_.sections[at].parent != box_) at = page_.sections[at].parent;
    return at;
  }
  std::uint32_t next_piece(std::uint32_t line) const {
    const std::uint32_t piece = piece_of(line);
    return piece == box_ ? line + 1 : page_.sections[piece].end_line;
  }

  What look_at(std::uint32_t from, std::uint32_t to) {
    const std::uint32_t piece = piece_of(from);
    const Node* const node = piece == box_ ? nullptr : page_.sections[piece].node;
    std::uint32_t plain = 0;
    std::uint32_t linked = 0;
    bool teasers = false;
    for (std::uint32_t i = from; i < to; ++i) {
      if (speaks_against(page_.lines[i])) return What::Other;
      teasers = teasers || (page_.section_of(page_.lines[i]).around & kAgainst) != 0;
      plain += page_.lines[i].plain;
      linked += page_.lines[i].linked;
    }
    const bool block = node == nullptr ? own_ : is_text_block(node->kind);
    if (plain + linked == 0) return block && !is_button(page_.lines[from]) ? What::Text : What::Nothing;
    const bool paragraph = node != nullptr && block;
    if (!paragraph && (!own_ || !is_like_paragraph(node, from))) return What::Other;
    if (teasers || linked > (block ? plain : 0)) return own_ && are_sources(from, to) ? What::Sources : What::Other;
    return is_label(from, to) ? What::Label : What::Text;
  }

  // By what something around it says of itself; the author's own list may look like teasers.
  bool speaks_against(const Line& line) const {
    if ((page_.section_of(line).around & kAgainst) == 0) return false;
    bool teaser = false;
    for (std::uint32_t at = line.section; at != box_; at = page_.sections[at].parent) {
      if ((page_.sections[at].said & kAgainst) != 0) return true;
      teaser = teaser || page_.sections[at].teaser;
    }
    return !teaser;
  }

  // What is no text's block, a <div> or a bare line, where the text's paragraphs are such, too; else where it has a
  // sentence's marks, or a style sets it as an author's program does.
  bool is_like_paragraph(const Node* node, std::uint32_t from) const {
    const std::uint32_t last = piece_of(end_ - 1);
    const Line& line = page_.lines[from];
    const bool speaks = line.marks > 0 || line.is_linked() || heads_references(words_of(page_, line));
    if (node == nullptr) return speaks || last == box_;
    if (node->kind != Kind::Division || holds_controls(*node)) return false;
    const std::string_view own = node->element->get("class");
    const Node& before = *page_.sections[last].node;
    if (last != box_ && before.kind == Kind::Division && before.element->get("class") == own) return true;
    const bool nameless = own.empty() && node->element->get("id").empty();
    return nameless && (speaks || node->element->get("style").find("text-align") != std::string_view::npos);
  }

  // A picture without words that is a link.
  static bool is_button(const Line& line) { return ancestor(*line.first, Kind::Link) != nullptr; }

  // A heading, or a few words before a colon.
  bool is_label(std::uint32_t from, std::uint32_t to) const {
    constexpr std::uint32_t kFew = 40;  // letters
    const Line& line = page_.lines[from];
    if (line.setting == Setting::Heading) return true;
    if (from + 1 != to || line.letters() > kFew) return false;
    const std::string words = words_of(page_, line);
    return words.ends_with(':') || words.ends_with("：");
  }

  // Files, or links below what says that the author read them; links to other sites, each below a label or alone, if
  // nothing says that they advertise, as pictures do.
  bool are_sources(std::uint32_t from, std::uint32_t to) {
    const std::string label = label_ == kNone ? std::string() : words_of(page_, page_.lines[label_]);
    const Seen seen = look_at_links(from, to);
    const bool files = seen.files == seen.links;
    enclosed_ = enclosed_ || files;
    if (files || seen.picture || enclosed_ || begins_as_call(words_of(page_, page_.lines[from]))) return files;
    if (heads_references(label)) return true;
    return seen.links == seen.away && !begins_as_call(label) && (seen.links == 1 || !label.empty());
  }

  struct Seen {
    int links = 0;
    int files = 0;  // of these
    int away = 0;   // files, and links to other sites
    bool picture = false;
  };

  Seen look_at_links(std::uint32_t from, std::uint32_t to) {
    Seen seen;
    const Node& root = *page_.sections.front().node;
    const Node* const last = page_.lines[to - 1].last;
    const Node* before = nullptr;
    for (const Node* at = page_.lines[from].first; at != nullptr; at = next_in(root, *at)) {
      seen.picture = seen.picture || is_picture(*at);
      const Node* const link = at->first == nullptr ? ancestor(*at, Kind::Link) : nullptr;
      if (link != nullptr && link != before) {
        const std::string_view address = static_cast<const Link*>(link)->url.view();
        ++seen.links;
        seen.files += is_file(address) ? 1 : 0;
        seen.away += leads_away(address) ? 1 : 0;
      }
      if (link != nullptr) before = link;
      if (at == last) break;
    }
    return seen;
  }

  bool leads_away(std::string_view address) {
    if (is_file(address)) return true;
    if (!sites_) sites_.emplace(page_, *box().node);
    return sites_->lead_away(address);
  }

  const TextLines& page_;
  std::uint32_t begin_;
  std::uint32_t end_;
  std::uint32_t box_ = kNone;      // a section
  bool own_ = false;               // it is the article's
  std::uint32_t label_ = kNone;    // the line before, where it is one
  bool enclosed_ = false;          // files have come: links behind them are the site's
  std::optional<OwnSites> sites_;  // outside of the box
};

}  // namespace

Extent in_its_box(const TextLines& page, Extent chosen) { return TextBox(page, chosen).run(); }

}  // namespace offprint::main_content
