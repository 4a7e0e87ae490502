// Behind the last sentence, in the box of the article's own paragraphs, stand its last short lines, a poem, a
// signature, the last table, and what the author read; before the first one a motto, a picture, the first words of a
// dialogue. These go with it. Links that lead into the site do not, nor does what is named as something else: a box is
// a template's, too.
#include "converters/passes/main_content/text_box.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <unordered_set>

#include "converters/passes/furniture/link_sites.h"
#include "converters/passes/furniture/panels.h"
#include "converters/passes/furniture/shown.h"
#include "formats/address/address.h"
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

class TextBox {
 public:
  TextBox(const TextLines& page, Extent chosen) : page_(page), begin_(chosen.begin), end_(chosen.end) {}

  Extent run() {
    box_ = home_of(page_.lines[end_ - 1]);
    if (!holds_text()) return {begin_, end_};
    own_ = is_own();
    go_on();
    if (own_ && page_.lines[begin_].setting != Setting::Title) go_back();
    return {begin_, end_};
  }

 private:
  enum class What : std::uint8_t {
    Text,
    Label,    // of what comes next
    Nothing,  // to read
    Other,    // than the article
  };

  void go_on() {
    for (std::uint32_t at = std::max(end_, next_piece(end_ - 1)); at < box().end_line;) {
      const std::uint32_t next = next_piece(at);
      const What what = look_at(at, next);
      if (what == What::Other) return;
      if (what == What::Text) end_ = next;
      label_ = what == What::Label ? at : kNone;
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

  // The box that the line's paragraph, list or table stands in: outside of all text blocks, and of a <div> that holds
  // one line as a paragraph does.
  std::uint32_t home_of(const Line& line) const {
    constexpr std::uint64_t kCell = 200;  // letters of prose: a cell that lays out a page, not one of data
    std::uint32_t at = line.section;
    const auto is_box = [&](const Section& s) {
      const Kind kind = s.node->kind;
      if (kind == Kind::TableCell) return page_.prose_in(s) >= kCell && s.first_line + 1 < s.end_line;
      return kind == Kind::Root || (kind == Kind::Division && s.first_line + 1 < s.end_line);
    };
    while (page_.sections[at].parent != kNone && !is_box(page_.sections[at])) at = page_.sections[at].parent;
    return at;
  }

  // Whether two paragraphs of prose stand in it, or most of what was chosen.
  bool holds_text() const {
    std::uint64_t all = 0;
    std::uint64_t own = 0;
    int prose = 0;
    for (std::uint32_t i = begin_; i < end_; ++i) {
      const Line& line = page_.lines[i];
      if (line.setting == Setting::Title) continue;
      const bool here = home_of(line) == box_;
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
    if (!block && (!own_ || !is_like_paragraph(*node))) return What::Other;
    if (teasers || linked > (block ? plain : 0)) return own_ && are_sources(from, to) ? What::Text : What::Other;
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

  // A <div> may be anything, but one without a name, or with that of a paragraph, is what the author's program made.
  bool is_like_paragraph(const Node& node) const {
    if (node.kind != Kind::Division || holds_controls(node)) return false;
    const std::string_view own = node.element->get("class");
    if (own.empty() && node.element->get("id").empty()) return true;
    const Node& last = *page_.sections[piece_of(end_ - 1)].node;
    return last.kind == Kind::Division && last.element != nullptr && last.element->get("class") == own;
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

  // Links that lead to other sites, or to files, or below what says that the author read them; no pictures, which
  // advertise.
  bool are_sources(std::uint32_t from, std::uint32_t to) {
    const bool told = label_ != kNone && heads_references(words_of(page_, page_.lines[label_]));
    const Node& root = *page_.sections.front().node;
    const Node* const last = page_.lines[to - 1].last;
    const Node* link = nullptr;
    for (const Node* at = page_.lines[from].first; at != nullptr; at = next_in(root, *at)) {
      if (is_picture(*at)) return false;
      const Node* const around = at->kind == Kind::Text ? ancestor(*at, Kind::Link) : nullptr;
      if (!told && around != nullptr && around != link && !leads_away(static_cast<const Link*>(around)->url.view()))
        return false;
      link = around;
      if (at == last) break;
    }
    return true;
  }

  bool leads_away(std::string_view address) {
    if (is_file(address)) return true;
    const std::string_view site = is_web_address(address) ? site_of(address) : std::string_view();
    if (site.empty()) return false;
    if (!own_sites_known_) find_own_sites();
    return !own_sites_.contains(site);
  }

  // The page's own, and where it leads outside of the box.
  void find_own_sites() {
    own_sites_known_ = true;
    own_sites_.insert(site_of(page_.address));
    const Node& root = *page_.sections.front().node;
    for (const Node* at = &root; at != nullptr; at = at == box().node ? skip_in(root, *at) : next_in(root, *at)) {
      const auto* link = as<Link>(at);
      if (link != nullptr && is_web_address(link->url.view())) own_sites_.insert(site_of(link->url.view()));
    }
  }

  const TextLines& page_;
  std::uint32_t begin_;
  std::uint32_t end_;
  std::uint32_t box_ = kNone;    // a section
  bool own_ = false;             // it is the article's
  std::uint32_t label_ = kNone;  // the line before, where it is one
  bool own_sites_known_ = false;
  std::unordered_set<std::string_view> own_sites_;
};

}  // namespace

Extent in_its_box(const TextLines& page, Extent chosen) { return TextBox(page, chosen).run(); }

}  // namespace offprint::main_content
